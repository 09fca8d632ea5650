import type { Connection, RawRequest } from "@/lib/channels/channel.ts";
import { hmacSha256, verifyBase64 } from "@/lib/channels/signatures.ts";

const SIGNATURE = "x-twitter-webhooks-signature";
const PREFIX = "sha256=";

/**
 * The answer to a question signs the question with the key that events are signed with. Were any text
 * signed, a stranger could have us sign an event of their own; a token has none of JSON's marks.
 */
const QUESTION = /^[\w+/=.-]{1,256}$/;

/**
 * Events are signed over the raw body with the app's secret; a challenge (GET) is X asking whether we know
 * that secret. (docs.x.com/x-api/webhooks/introduction)
 */
export async function verify(req: RawRequest, { credentials }: Connection): Promise<boolean> {
  if (req.method === "GET") return questionIn(req) !== undefined;
  const secret = credentials.consumerSecret ?? "";
  const given = req.headers.get(SIGNATURE) ?? "";
  if (secret === "" || !given.startsWith(PREFIX)) return false;
  return await verifyBase64(secret, req.body, given.slice(PREFIX.length));
}

/** Answers X's challenge (CRC), which comes when the webhook is made and about every hour after. */
export async function handshake(req: RawRequest, { credentials }: Connection): Promise<Response | null> {
  const question = questionIn(req);
  if (req.method !== "GET" || question === undefined) return null;
  const signature = (await hmacSha256(credentials.consumerSecret ?? "", question)).toBase64();
  return Response.json({ response_token: `${PREFIX}${signature}` });
}

function questionIn({ url }: RawRequest): string | undefined {
  const token = url.searchParams.get("crc_token") ?? "";
  return QUESTION.test(token) ? token : undefined;
}
