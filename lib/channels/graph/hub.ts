import type { Connection, RawRequest } from "@/lib/channels/channel.ts";
import { constantTimeEqual, verifyHex } from "@/lib/channels/signatures.ts";

const SIGNATURE = "x-hub-signature-256";
const PREFIX = "sha256=";

/**
 * WhatsApp's webhooks hold up to 3 MB (developers.facebook.com/documentation/business-messaging/whatsapp/webhooks);
 * those of pages and accounts up to a thousand events, which need as much.
 */
export const MAX_BODY_BYTES = 3 * 1_048_576;

/**
 * A webhook call is Meta's own when it is signed with the app's secret over the raw bytes; a set-up
 * question (GET) when it knows the word that the owner chose
 * (developers.facebook.com/docs/graph-api/webhooks/getting-started).
 */
export async function verify(req: RawRequest, connection: Connection): Promise<boolean> {
  if (req.method === "GET") return isQuestion(req) && knowsWord(req, connection);
  const secret = connection.credentials.appSecret ?? "";
  const given = req.headers.get(SIGNATURE) ?? "";
  if (secret === "" || !given.startsWith(PREFIX)) return false;
  return await verifyHex(secret, req.body, given.slice(PREFIX.length));
}

/** Repeats `hub.challenge` as plain text, or answers 403 when the word is wrong. */
export function handshake(req: RawRequest, connection: Connection): Promise<Response | null> {
  if (req.method !== "GET" || !isQuestion(req)) return Promise.resolve(null);
  if (!knowsWord(req, connection)) return Promise.resolve(plain("Forbidden", 403));
  return Promise.resolve(plain(req.url.searchParams.get("hub.challenge") ?? "", 200));
}

/** Meta looks at the status alone. */
export function acknowledge(): Response {
  return plain("EVENT_RECEIVED", 200);
}

function isQuestion({ url: { searchParams } }: RawRequest): boolean {
  return searchParams.get("hub.mode") === "subscribe" && searchParams.has("hub.challenge");
}

function knowsWord(req: RawRequest, { credentials }: Connection): boolean {
  const word = credentials.verifyToken ?? "";
  return word !== "" && constantTimeEqual(req.url.searchParams.get("hub.verify_token") ?? "", word);
}

function plain(text: string, status: number): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
  return new Response(text, { status, headers });
}
