import { ConnectError, SendError } from "@/lib/channels/channel.ts";
import { codeOf } from "@/lib/channels/vk/errors.ts";

const BY_CODE: ReadonlyMap<number, string> = new Map([
  [100, "vk.not_community"],
  [2000, "vk.no_free_server"],
]);

/** Runs calls made while connecting, and says of a refusal what the owner can do. @throws {ConnectError} */
export async function asConnectError<T>(
  work: () => Promise<T>,
  byCode: ReadonlyMap<number, string> = BY_CODE,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    throw new ConnectError(nameOf(error, byCode), "token", { reason: error.platformCode ?? error.message });
  }
}

function nameOf(error: SendError, byCode: ReadonlyMap<number, string>): string {
  const known = byCode.get(codeOf(error) ?? 0);
  if (known) return known;
  if (error.kind === "token") return "vk.token_refused";
  return error.kind === "rate" || error.kind === "transient" ? "vk.unreachable" : "vk.refused";
}
