import type { Peek } from "@/lib/channels/json.ts";
import { CallParams, readCall } from "@/lib/sandbox/params.ts";
import { badRequest } from "@/lib/sandbox/telegram/errors.ts";

/** The parameters of a call (https://core.telegram.org/bots/api#making-requests). */
export class Params extends CallParams {
  int(name: string): number | undefined {
    const text = this.text(name);
    return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
  }

  flag(name: string): boolean {
    return ["true", "True", "1"].includes(this.text(name) ?? "");
  }

  /** A nested value; a text is read as JSON. @throws {TelegramRefusal} when it is none */
  json(name: string): Peek {
    try {
      return this.nested(name);
    } catch {
      throw badRequest(`can't parse ${name} JSON object`);
    }
  }
}

const MAX_BODY = 50 * 1024 * 1024;

/** @throws {TelegramRefusal} for a body that cannot be read; `tooLarge` above 50 MB */
export async function readParams(request: Request, tooLarge: () => Error): Promise<Params> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY + 64 * 1024) throw tooLarge();
  try {
    const { values, files } = await readCall(request);
    return new Params(values, files);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest("can't parse the request body as JSON");
    throw error;
  }
}
