import type { Connection, RawRequest } from "@/lib/channels/channel.ts";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { verifyHex } from "@/lib/channels/signatures.ts";

const SIGNATURE = "x-slack-signature";
const TIMESTAMP = "x-slack-request-timestamp";
const VERSION = "v0";
/** Seconds. An older request may be somebody's recording of one. */
const WINDOW = 5 * 60;

/**
 * Slack signs its version, the time and the raw body with the app's signing secret
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack).
 * @param now ms since the epoch
 */
export async function verify(req: RawRequest, { credentials }: Connection, now: number): Promise<boolean> {
  const secret = credentials.signingSecret ?? "";
  const time = req.headers.get(TIMESTAMP) ?? "";
  const given = req.headers.get(SIGNATURE) ?? "";
  if (secret === "" || !/^\d{1,12}$/.test(time) || !given.startsWith(`${VERSION}=`)) return false;
  if (Math.abs(now / 1000 - Number(time)) > WINDOW) return false;
  return await verifyHex(secret, signed(time, req.body), given.slice(VERSION.length + 1));
}

/** Repeats the challenge that Slack sends when the owner enters our address. */
export function handshake(req: RawRequest): Promise<Response | null> {
  const challenge = challengeIn(req);
  if (challenge === undefined) return Promise.resolve(null);
  const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
  return Promise.resolve(new Response(challenge, { headers }));
}

function signed(time: string, body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${VERSION}:${time}:`);
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

function challengeIn({ body }: RawRequest): string | undefined {
  try {
    const event = new Peek(parseJson(body));
    return event.get("type").text === "url_verification" ? event.get("challenge").text : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
