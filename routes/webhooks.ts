import { type Context, Hono } from "hono";
import { isStorageTrouble } from "@/db/libsql.ts";
import type { RawRequest } from "@/lib/channels/channel.ts";
import { parseJson } from "@/lib/channels/json.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { eventType } from "@/lib/inbox/event_type.ts";
import { keepFailed, type RawFailure } from "@/lib/inbox/raw_events.ts";
import { type Share, sharesOf } from "@/lib/inbox/shares.ts";
import type { Services } from "@/lib/services.ts";

const MAX_BODY_BYTES = 1_048_576;
const decoder = new TextDecoder();

/**
 * One door for every platform: `/webhooks/{platform}/{connectionId}`. A platform is answered, in its own
 * words, only after its events are durable; a failed write answers 503, so that its retry is our queue.
 */
export function createWebhooks(services: Services): Hono {
  const app = new Hono();
  app.on(["GET", "POST"], "/:platform/:connection", (c) => receive(services, c));
  // No platform is led on to the pages, whose refusals are written for people.
  app.all("*", () => refuse(404, "not_found"));
  return app;
}

async function receive(services: Services, c: Context): Promise<Response> {
  const open = await services.connections.find(c.req.param("connection") ?? "");
  if (!open || open.connection.platform !== c.req.param("platform")) return refuse(404, "not_found");
  const body = await readBody(c.req.raw, open.channel.maxBodyBytes ?? MAX_BODY_BYTES);
  if (!body) return refuse(413, "too_large");
  const request: RawRequest = {
    method: c.req.method,
    url: new URL(c.req.url),
    headers: c.req.raw.headers,
    body,
  };
  if (!await open.channel.verify(request, open.connection)) return unverified(open, request);
  const answer = await open.channel.handshake?.(request, open.connection);
  if (answer) return answer;
  return await take(services, open, request);
}

/** A body that is no JSON can carry no secret inside it either: say what is really wrong with it. */
function unverified({ channel }: OpenConnection, { method, body }: RawRequest): Response {
  try {
    if (method === "POST") (channel.parse ?? parseJson)(body);
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, "malformed_json");
    throw error;
  }
  // A platform that checks an address by GET wants to hear 403 for the wrong word.
  return refuse(method === "GET" ? 403 : 401, "bad_signature");
}

async function take(services: Services, open: OpenConnection, request: RawRequest): Promise<Response> {
  const { connection, channel } = open;
  const raw = decoder.decode(request.body);
  let payload: unknown;
  try {
    payload = (channel.parse ?? parseJson)(request.body);
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, "malformed_json");
    throw error;
  }
  const type = eventType(payload);
  let step: RawFailure = "not_read";
  try {
    const shares = await sharesOf(services.connections, open, request, payload);
    step = "not_stored";
    await Promise.all(shares.map((share) => accept(services, share, shares.length, raw, type)));
  } catch (error) {
    services.log.error(`webhook.${step}`, error, { connectionId: connection.id });
    if (isStorageTrouble(error)) return refuse(503, "unavailable");
    await keep(services, open, raw, step, type);
    return refuse(500, "unavailable");
  }
  return channel.acknowledge?.() ?? new Response("ok", { headers: { "content-type": "text/plain" } });
}

/** What is all another account's leaves no trace at the one whose address it came to. */
async function accept(
  { ingest, connections }: Services,
  { open: { connection, origin }, inbound }: Share,
  shares: number,
  raw: string,
  type: string | undefined,
): Promise<void> {
  const told = inbound.length > 0 || shares === 1 ? raw : undefined;
  await ingest.accept({ connection, origin, inbound, raw: told, type });
  // What is kept of the connection still says that it works.
  if (inbound.some((one) => one.type === "revoked")) connections.forget(connection.id);
}

/** What could not be taken stays to be looked at; where even that fails, the log is what is left. */
async function keep(
  services: Services,
  { connection: { id: connectionId, workspaceId } }: OpenConnection,
  body: string,
  error: RawFailure,
  type: string | undefined,
): Promise<void> {
  try {
    await keepFailed(services, workspaceId, { connectionId, body, type, error });
  } catch (problem) {
    services.log.error("webhook.not_kept", problem, { connectionId });
  }
}

function refuse(status: number, code: string): Response {
  return Response.json({ error: { code } }, { status });
}

/** The bytes exactly as they came; null when there are more than `most`, announced or not. */
async function readBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const announced = request.headers.get("content-length");
  if (announced !== null) {
    return Number(announced) > most ? null : new Uint8Array(await request.arrayBuffer());
  }
  if (!request.body) return new Uint8Array();
  return await readChunks(request.body, most);
}

async function readChunks(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
