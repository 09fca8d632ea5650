import type { Connection, Inbound, InboundMessage } from "@/lib/channels/channel.ts";

export const GROUP = 101;
export const CUSTOMER = 555;
export const SECRET = "s3cret_s3cret_s3cret_s3cret_s3cr";

/** A connection of the pottery shop whose events the samples are. */
export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    id: "cn1",
    workspaceId: "ws1",
    platform: "vk",
    accountId: String(GROUP),
    credentials: { token: "vk1.a.key" },
    webhookSecret: SECRET,
    webhookUrl: "https://help.example/webhooks/vk/cn1",
    state: {},
    ...changes,
  };
}

/** An event of the Callback API, as it is posted. */
export function event(type: string, object: unknown, envelope: Record<string, unknown> = {}) {
  return { type, object, group_id: GROUP, event_id: `e-${type}`, v: "5.199", secret: SECRET, ...envelope };
}

/** A private message from the customer. */
export function message(changes: Record<string, unknown> = {}) {
  return {
    id: 5012,
    conversation_message_id: 88,
    date: 1_790_000_000,
    peer_id: CUSTOMER,
    from_id: CUSTOMER,
    out: 0,
    text: "Здравствуйте, чашки остались?",
    random_id: 0,
    attachments: [],
    fwd_messages: [],
    important: false,
    ...changes,
  };
}

/** `message_new` around a message. */
export function messageNew(changes: Record<string, unknown> = {}) {
  return event("message_new", {
    message: message(changes),
    client_info: { inline_keyboard: true, lang_id: 0 },
  });
}

/** A comment under a post of the community. */
export function comment(changes: Record<string, unknown> = {}) {
  return {
    id: 777,
    from_id: CUSTOMER,
    date: 1_790_000_100,
    text: "Есть в наличии?",
    post_id: 700,
    owner_id: -GROUP,
    post_owner_id: -GROUP,
    parents_stack: [],
    reply_to_user: 0,
    reply_to_comment: 0,
    attachments: [],
    thread: { count: 0, items: [] },
    ...changes,
  };
}

/** A post in a discussion of the community. */
export function topicPost(changes: Record<string, unknown> = {}) {
  return {
    id: 33,
    from_id: CUSTOMER,
    date: 1_790_000_200,
    text: "Когда следующий мастер-класс?",
    attachments: [],
    topic_id: 40,
    topic_owner_id: -GROUP,
    ...changes,
  };
}

/** The only event, or a failure. */
export function only(events: readonly Inbound[]): Inbound {
  const [first, second] = events;
  if (!first || second) throw new Error(`Expected one event, got ${events.length}`);
  return first;
}

/** The only event, which must be a message. */
export function onlyMessage(events: readonly Inbound[]): InboundMessage {
  const found = only(events);
  if (found.type !== "message") throw new Error(`Expected a message, got ${found.type}`);
  return found;
}

/** Without members that are undefined, for comparing whole objects. */
export function told(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
