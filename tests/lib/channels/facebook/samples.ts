import type { Connection, Outbound } from "@/lib/channels/channel.ts";

export const PAGE = "10101";
export const CUSTOMER = "777000";
export const POST = `${PAGE}_700`;
export const TIME = 1_790_000_000_123;

/** A connection of the pottery shop whose events the samples are. */
export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    id: "cn1",
    workspaceId: "ws1",
    platform: "facebook",
    accountId: PAGE,
    credentials: { pageToken: "EAAkey", appSecret: "s3cret", verifyToken: "word" },
    webhookSecret: "unused",
    webhookUrl: "https://help.example/webhooks/facebook/cn1",
    state: {},
    ...changes,
  };
}

/** A webhook call with one entry of the page. */
export function body(entry: Record<string, unknown>) {
  return { object: "page", entry: [{ id: PAGE, time: TIME, ...entry }] };
}

/** One event of the customer's conversation. */
export function event(content: Record<string, unknown>) {
  return body({
    messaging: [{ sender: { id: CUSTOMER }, recipient: { id: PAGE }, timestamp: TIME, ...content }],
  });
}

/** A message from the customer. */
export function message(content: Record<string, unknown> = { text: "Чашки остались?" }) {
  return event({ message: { mid: "m_1", ...content } });
}

/** What the page's side sent. */
export function echo(content: Record<string, unknown> = {}) {
  const sides = { sender: { id: PAGE }, recipient: { id: CUSTOMER } };
  return event({ ...sides, message: { mid: "m_2", is_echo: true, text: "Да, остались", ...content } });
}

/** A change of the page's feed. */
export function feed(value: Record<string, unknown>) {
  return body({ time: 1_790_000_000, changes: [{ field: "feed", value }] });
}

/** A comment under a post of the page. */
export function comment(changes: Record<string, unknown> = {}) {
  return feed({
    item: "comment",
    verb: "add",
    comment_id: "700_999",
    post_id: POST,
    parent_id: POST,
    from: { id: "555", name: "Анна Котова" },
    message: "Сколько стоит?",
    created_time: 1_790_000_000,
    post: {
      permalink_url: "https://www.facebook.com/shop/posts/700",
      status_type: "added_photos",
      is_published: true,
    },
    ...changes,
  });
}

/** An answer to the customer's message. */
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

/** An answer to the comment. */
export function commentAnswer(changes: Partial<Outbound> = {}): Outbound {
  return answer({
    person: { externalId: "555" },
    thread: { kind: "comment", key: `post:${POST}`, postId: POST },
    replyTo: "700_999",
    via: "comment",
    ...changes,
  });
}
