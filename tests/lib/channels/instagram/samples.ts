import type { Connection, Outbound } from "@/lib/channels/channel.ts";

export const ACCOUNT = "17841400";
export const CUSTOMER = "99887766";
export const MEDIA = "17918195";
export const COMMENT = "17865799";
export const TIME = 1_790_000_000_123;
/** Changes are sent with seconds. */
export const SECONDS = 1_790_000_000;

/** A connection of the pottery shop whose events the samples are. */
export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    id: "cn1",
    workspaceId: "ws1",
    platform: "instagram",
    accountId: ACCOUNT,
    credentials: { token: "IGAAkey", appSecret: "s3cret", verifyToken: "word" },
    webhookSecret: "unused",
    webhookUrl: "https://help.example/webhooks/instagram/cn1",
    state: { username: "pots" },
    ...changes,
  };
}

/** A webhook call with one entry of the account. */
export function body(entry: Record<string, unknown>) {
  return { object: "instagram", entry: [{ id: ACCOUNT, time: TIME, ...entry }] };
}

/** One event of the customer's conversation. */
export function event(content: Record<string, unknown>) {
  return body({
    messaging: [{ sender: { id: CUSTOMER }, recipient: { id: ACCOUNT }, timestamp: TIME, ...content }],
  });
}

/** A direct message from the customer. */
export function message(content: Record<string, unknown> = { text: "Чашки остались?" }) {
  return event({ message: { mid: "aWdf1", ...content } });
}

/** What the account's side sent. */
export function echo(content: Record<string, unknown> = {}) {
  const sides = { sender: { id: ACCOUNT }, recipient: { id: CUSTOMER } };
  return event({ ...sides, message: { mid: "aWdf2", is_echo: true, text: "Да", ...content } });
}

/** A change of a subscribed field. */
export function change(field: string, value: Record<string, unknown>) {
  return body({ time: SECONDS, changes: [{ field, value }] });
}

/** A comment under the account's media. */
export function comment(changes: Record<string, unknown> = {}, field = "comments") {
  return change(field, {
    id: COMMENT,
    from: { id: CUSTOMER, username: "ann" },
    text: "Сколько стоит?",
    media: { id: MEDIA, media_product_type: "FEED" },
    ...changes,
  });
}

/** An answer to the customer. */
export function answer(changes: Partial<Outbound> = {}): Outbound {
  return {
    id: "01kdelivery",
    randomId: 7,
    person: { externalId: CUSTOMER },
    thread: { kind: "direct", key: CUSTOMER },
    text: "Да, есть три",
    files: [],
    via: "direct",
    ...changes,
  };
}
