import type { Inbound, InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { moment } from "@/lib/channels/reading.ts";
import { readDirect, readSeen } from "@/lib/channels/twitter/direct.ts";
import { postId, snowflake } from "@/lib/channels/twitter/ids.ts";
import { links } from "@/lib/channels/twitter/links.ts";
import { readMedia } from "@/lib/channels/twitter/media.ts";
import { personOf } from "@/lib/channels/twitter/person.ts";
import { readPost } from "@/lib/channels/twitter/posts.ts";
import { visibleText } from "@/lib/channels/twitter/text.ts";

/** The older API's dates: Mon May 19 14:01:46 +0000 2025. */
const DATE = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} [+-]\d{4} \d{4}$/;

/**
 * Reads a call of the Account Activity API, X's older family, which may hold several events of several
 * kinds. (docs.x.com/x-api/account-activity/introduction)
 */
export function readAccountActivity(body: Peek, account: string): Inbound[] {
  const named = snowflake(body.get("for_user_id"), body.at("user_event", "revoke", "source", "user_id"));
  const self = account || named || "";
  if (named === undefined || named !== self) return [];
  const users = (id: string) => body.get("users").get(id);
  const blocked = saysYes(body.get("user_has_blocked")) || saysYes(body.get("is_blocked_by"));
  const posts = blocked ? [] : body.get("tweet_create_events").list;
  return [
    ...body.get("direct_message_events").list.flatMap((event) => readDirect(event, self, users)),
    ...body.get("direct_message_mark_read_events").list.flatMap((event) => readSeen(event, self)),
    ...posts.flatMap((post) => readTweet(post, self)),
    ...body.get("tweet_delete_events").list.flatMap(readDeletion),
    ...readRevoke(body.at("user_event", "revoke")),
  ];
}

/** X writes this flag as a text. */
function saysYes(flag: Peek): boolean {
  return flag.isTrue || flag.text === "true";
}

function readTweet(tweet: Peek, self: string): Inbound[] {
  const id = snowflake(tweet.get("id_str"), tweet.get("id"));
  const user = tweet.get("user");
  const author = snowflake(user.get("id_str"), user.get("id"));
  if (id === undefined || author === undefined) return [];
  const long = tweet.get("extended_tweet");
  const whole = long.get("full_text").exists ? long : tweet;
  const { attachments, hidden, shorts } = mediaIn(whole, tweet, links.post(id));
  return readPost({
    id,
    firstId: snowflake(tweet.at("edit_history", "initial_tweet_id")) ?? id,
    author: personOf(author, user),
    text: textOf(whole, shorts),
    attachments,
    hidden,
    parent: snowflake(tweet.get("in_reply_to_status_id_str"), tweet.get("in_reply_to_status_id")),
    parentAuthor: snowflake(tweet.get("in_reply_to_user_id_str"), tweet.get("in_reply_to_user_id")),
    mentionsUs: mentions(whole, self) || mentions(tweet, self) || quotes(tweet, self),
    repost: tweet.get("retweeted_status").exists,
    at: moment(tweet.get("timestamp_ms")) || dateIn(tweet.get("created_at")),
  }, self);
}

function textOf(whole: Peek, media: readonly string[]): string {
  return visibleText({
    text: whole.get("full_text").text ?? whole.get("text").text ?? "",
    entities: whole.get("entities"),
    range: whole.get("display_text_range"),
    media,
  });
}

function mediaIn(whole: Peek, tweet: Peek, pageUrl: string) {
  const holders = [whole, tweet].flatMap((one) => [one.get("extended_entities"), one.get("entities")]);
  const media = holders.map((one) => one.get("media").list).find((list) => list.length > 0) ?? [];
  const attachments = media.map((one) => readMedia(one, pageUrl))
    .filter((one): one is InboundAttachment => one !== undefined);
  const shorts = attachments.length > 0 ? media.flatMap((one) => one.get("url").text ?? []) : [];
  return { attachments, hidden: attachments.length < media.length, shorts };
}

function mentions(tweet: Peek, self: string): boolean {
  const named = tweet.at("entities", "user_mentions").list;
  return named.some((one) => snowflake(one.get("id_str"), one.get("id")) === self);
}

/** Whoever passes a post of ours on with words of their own speaks to us. */
function quotes(tweet: Peek, self: string): boolean {
  const author = tweet.at("quoted_status", "user");
  return snowflake(author.get("id_str"), author.get("id")) === self;
}

function readDeletion(event: Peek): Inbound[] {
  const id = snowflake(event.at("status", "id"));
  return id === undefined
    ? []
    : [{ type: "deletion", externalId: postId(id), at: moment(event.get("timestamp_ms")) }];
}

function readRevoke(revoke: Peek): Inbound[] {
  if (!revoke.exists) return [];
  return [{ type: "revoked", reason: "user_event.revoke", at: moment(revoke.get("date_time")) }];
}

function dateIn(value: Peek): number {
  const text = value.text ?? "";
  const at = DATE.test(text) ? Date.parse(text) : NaN;
  return Number.isFinite(at) && at > 0 ? at : 0;
}
