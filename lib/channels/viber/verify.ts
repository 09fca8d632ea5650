import type { Connection, RawRequest } from "@/lib/channels/channel.ts";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { verifyHex } from "@/lib/channels/signatures.ts";

const SIGNATURE = "x-viber-content-signature";

/** Viber signs the raw body with the bot's own token, in the header or, for older clients, in the address. */
export async function verify(req: RawRequest, connection: Connection): Promise<boolean> {
  const token = connection.credentials.token ?? "";
  const given = req.headers.get(SIGNATURE) ?? req.url.searchParams.get("sig") ?? "";
  return token !== "" && given !== "" && await verifyHex(token, req.body, given);
}

/** `webhook` comes while set_webhook is still waiting: it must hear 200 before there is anything to keep. */
export function handshake(req: RawRequest): Promise<Response | null> {
  return Promise.resolve(isFirstCall(req) ? acknowledge() : null);
}

/** Empty: a body in JSON would be taken for a message to a customer who has just opened the conversation. */
export function acknowledge(): Response {
  return new Response(null, { status: 200 });
}

function isFirstCall({ body }: RawRequest): boolean {
  try {
    return new Peek(parseJson(body)).get("event").text === "webhook";
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
