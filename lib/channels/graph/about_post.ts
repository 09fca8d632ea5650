import { SendError } from "@/lib/channels/channel.ts";
import { codesOf, range } from "@/lib/channels/graph/errors.ts";

/** Missing rights: our key has its own, so under a post they speak of the post. */
const RIGHTS: ReadonlySet<number> = new Set([10, ...range(200, 299)]);

/** A post that is closed to comments must fail one answer, not pause the whole connection. */
export async function aboutThePost<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof SendError) || !RIGHTS.has(codesOf(error).code ?? 0)) throw error;
    throw new SendError("content", error.message, { platformCode: error.platformCode });
  }
}
