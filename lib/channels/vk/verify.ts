import { type Connection, type RawRequest, SendError } from "@/lib/channels/channel.ts";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { constantTimeEqual } from "@/lib/channels/signatures.ts";
import type { Api } from "@/lib/channels/vk/api.ts";

/**
 * VK signs nothing: it repeats in the body the secret that we gave it, so the body is parsed for it.
 * (dev.vk.com/api/callback/getting-started)
 */
export function verify(req: RawRequest, connection: Connection): Promise<boolean> {
  const body = bodyOf(req);
  const given = body?.get("secret").text ?? "";
  const known = connection.webhookSecret !== "" && constantTimeEqual(given, connection.webhookSecret);
  const group = body?.get("group_id").id;
  // The secret is this connection's alone, so a body that names no community is no other's.
  const ours = connection.accountId === "" || group === undefined || group === connection.accountId;
  return Promise.resolve(known && ours);
}

/**
 * Answers `confirmation` with the code alone. VK changes the code whenever a server is added, so it is
 * asked for each time.
 * @throws {SendError}
 */
export async function handshake(req: RawRequest, connection: Connection, api: Api): Promise<Response | null> {
  if (bodyOf(req)?.get("type").text !== "confirmation") return null;
  const answer = await api.call("groups.getCallbackConfirmationCode", { group_id: connection.accountId });
  const code = answer.get("code").id;
  if (!code) throw new SendError("transient", "VK gave no confirmation code");
  return plain(code);
}

/** VK wants to read `ok` and nothing else, or it sends the event again. */
export function acknowledge(): Response {
  return plain("ok");
}

function plain(text: string): Response {
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
}

const parsed = new WeakMap<Uint8Array, unknown>();

/** A request is asked three questions, and its body is parsed for the first. @throws {SyntaxError} */
export function parse(body: Uint8Array<ArrayBuffer> | string): unknown {
  if (typeof body === "string") return parseJson(body);
  if (!parsed.has(body)) parsed.set(body, parseJson(body));
  return parsed.get(body);
}

function bodyOf(req: RawRequest): Peek | undefined {
  try {
    return new Peek(parse(req.body));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
