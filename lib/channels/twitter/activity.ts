import type { Inbound } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { moment } from "@/lib/channels/reading.ts";
import { readDirect, readEncrypted, readSeen } from "@/lib/channels/twitter/direct.ts";
import { readDirectV2 } from "@/lib/channels/twitter/direct_v2.ts";
import { postId, snowflake } from "@/lib/channels/twitter/ids.ts";
import { links } from "@/lib/channels/twitter/links.ts";
import { personOf } from "@/lib/channels/twitter/person.ts";
import { readPost, type SeenPost } from "@/lib/channels/twitter/posts.ts";
import { attachmentsIn, findIn, postIn, textOf } from "@/lib/channels/twitter/tweet.ts";

interface Activity {
  readonly payload: Peek;
  /** Users, posts and media that came along. */
  readonly includes: Peek;
  readonly self: string;
}

type Reader = (activity: Activity) => Inbound[];

/** Read where an owner has subscribed to it; of the few subscriptions that X gives none is spent on it. */
const QUOTE = "post.quote.create";

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["dm.received", readMessages],
  ["dm.sent", readMessages],
  ["dm.read", ({ payload, self }) => receiptsIn(payload).flatMap((one) => readSeen(one, self))],
  ["chat.received", ({ payload, self }) => readEncrypted(payload, self)],
  ["post.create", (activity) => readSeenPost(activity, {})],
  ["post.reply.create", (activity) => readSeenPost(activity, { answersUs: true })],
  ["post.mention.create", (activity) => readSeenPost(activity, { mentionsUs: true })],
  [QUOTE, (activity) => readSeenPost(activity, { mentionsUs: true })],
  ["post.delete", readDeletion],
  ["oauth.revoke", readRevoke],
]);

/** The events to subscribe to, in the order of their worth. */
export const EVENT_TYPES: readonly string[] = [...READERS.keys()].filter((type) => type !== QUOTE);

/** Reads an event of the X Activity API, one in each call. (docs.x.com/x-api/activity/event-payloads) */
export function readActivity(data: Peek, account: string): Inbound[] {
  const named = snowflake(data.at("filter", "user_id"));
  const self = account || named || "";
  if (named !== undefined && named !== self) return [];
  const read = READERS.get(data.get("event_type").text ?? "");
  const payload = data.get("payload");
  return read?.({ payload, includes: data.get("includes"), self }) ?? [];
}

function readMessages({ payload, includes, self }: Activity): Inbound[] {
  const users = (id: string) => {
    const beside = payload.get("users").get(id);
    const user = beside.get("data").exists ? beside.get("data") : beside;
    return user.exists ? user : findIn(includes.get("users"), id);
  };
  const events = payload.get("direct_message_events");
  if (!events.exists) return readDirectV2(payload, includes, self);
  return events.list.flatMap((event) => readDirect(event, self, users));
}

/** The documentation shows no example of it: a list as in the older family, or the one event itself. */
function receiptsIn(payload: Peek): Peek[] {
  const list = payload.get("direct_message_mark_read_events").list;
  return list.length > 0 ? list : [payload];
}

function readSeenPost(activity: Activity, known: { answersUs?: boolean; mentionsUs?: boolean }): Inbound[] {
  const { payload, includes, self } = activity;
  const id = snowflake(payload.get("id"));
  const author = snowflake(payload.get("author_id"));
  if (id === undefined || author === undefined) return [];
  const references = payload.get("referenced_tweets").list;
  const replied = references.find((one) => one.get("type").text === "replied_to");
  const conversation = snowflake(payload.get("conversation_id"));
  const parent = snowflake(payload.get("in_reply_to_tweet_id"), replied?.get("id") ?? new Peek(undefined)) ??
    // Where an answer to us does not say to what, it stands under what the conversation began with.
    (known.answersUs ? conversation : undefined);
  const post: SeenPost = {
    id,
    firstId: snowflake(payload.get("edit_history_tweet_ids").list[0] ?? new Peek(undefined)) ?? id,
    author: personOf(author, findIn(includes.get("users"), author)),
    text: textOf(payload),
    ...attachmentsIn(payload, includes, links.post(id)),
    parent,
    parentAuthor: snowflake(payload.get("in_reply_to_user_id")) ?? (known.answersUs ? self : undefined),
    conversation,
    mentionsUs: known.mentionsUs === true || mentions(payload, self),
    repost: references.some((one) => one.get("type").text === "retweeted"),
    parentPost: parent === undefined ? undefined : postIn(findIn(includes.get("tweets"), parent), includes),
    at: moment(payload.get("created_at")),
  };
  return readPost(post, self);
}

function mentions(post: Peek, self: string): boolean {
  return post.at("entities", "mentions").list.some((one) => snowflake(one.get("id")) === self);
}

function readDeletion({ payload }: Activity): Inbound[] {
  const id = snowflake(payload.get("id"));
  return id === undefined
    ? []
    : [{ type: "deletion", externalId: postId(id), at: moment(payload.get("created_at")) }];
}

function readRevoke({ payload, self }: Activity): Inbound[] {
  const user = snowflake(payload.get("user_id"));
  if (user !== undefined && user !== self) return [];
  return [{ type: "revoked", reason: "oauth.revoke", at: moment(payload.get("date_time")) }];
}
