import assert from "node:assert/strict";
import type { Platform } from "@/lib/channels/capabilities.ts";
import {
  ConnectError,
  type Connection,
  type Inbound,
  type InboundMessage,
  type Outbound,
  type OutboundFile,
  type RawRequest,
  SendError,
} from "@/lib/channels/channel.ts";

/** A connection of some account; tests name what matters to them. */
export function connectionOf(platform: Platform, rest: Partial<Connection> = {}): Connection {
  return {
    id: "cn1",
    workspaceId: "ws1",
    platform,
    accountId: "",
    credentials: {},
    webhookSecret: "secret_0123456789-secret_0123456",
    webhookUrl: `https://help.example/webhooks/${platform}/cn1`,
    state: {},
    ...rest,
  };
}

/** A direct answer to the customer 555. */
export function outbound(rest: Partial<Outbound> = {}): Outbound {
  return {
    id: "ob1",
    randomId: 77,
    person: { externalId: "555" },
    thread: { kind: "direct", key: "555" },
    text: "",
    files: [],
    via: "direct",
    automatic: false,
    ...rest,
  };
}

/** A file as the reply flow hands it over; `size` may claim more than its few bytes. */
export function file(
  kind: OutboundFile["kind"],
  contentType: string,
  name = "cup.bin",
  size?: number,
): OutboundFile {
  const bytes = new TextEncoder().encode(`bytes of ${name}`);
  return {
    kind,
    name,
    contentType,
    size: size ?? bytes.length,
    read: () => Promise.resolve(bytes),
    url: () => Promise.resolve(`https://help.example/media/${encodeURIComponent(name)}`),
  };
}

/** A webhook call with the given headers. */
export function request(body: unknown, headers: Record<string, string> = {}, url = ""): RawRequest {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    method: "POST",
    url: new URL(url, "https://help.example/webhooks/x/cn1"),
    headers: new Headers(headers),
    body: new TextEncoder().encode(text),
  };
}

/** The only event, which must be a message. */
export function onlyMessage(events: readonly Inbound[]): InboundMessage {
  const [first, second] = events;
  assert.ok(first && !second, `Expected one event, got ${events.length}`);
  assert.ok(first.type === "message", `Expected a message, got ${first.type}`);
  return first;
}

/** Without members that are undefined, for comparing whole objects. */
export function told(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The refusal that a call ends with. */
export async function refusalOf(call: Promise<unknown> | undefined): Promise<SendError> {
  const error = await Promise.resolve(call).then(() => undefined, (reason: unknown) => reason);
  assert.ok(error instanceof SendError, `Expected a refusal, got ${error}`);
  return error;
}

/** The reason why connecting ends. */
export async function connectErrorOf(call: Promise<unknown>): Promise<ConnectError> {
  const error = await call.then(() => undefined, (reason: unknown) => reason);
  assert.ok(error instanceof ConnectError, `Expected a reason, got ${error}`);
  return error;
}
