import { directObject } from "@/lib/sandbox/twitter/direct.ts";
import { mediaObject } from "@/lib/sandbox/twitter/media.ts";
import { legacyUser, messengerUser, userObject } from "@/lib/sandbox/twitter/people.ts";
import { legacyPost, postObject } from "@/lib/sandbox/twitter/post_object.ts";
import type {
  Dialogue,
  DirectMessage,
  Post,
  XAccount,
  XPerson,
  XWorld,
} from "@/lib/sandbox/twitter/state.ts";
import type { Happening } from "@/lib/sandbox/twitter/tell.ts";

/** A direct message was written, by either side. */
export function directWritten(
  world: XWorld,
  account: XAccount,
  dialogue: Dialogue,
  message: DirectMessage,
): Happening {
  const direct_message_events = [directObject(world, account, dialogue, message)];
  const both = [account.person, dialogue.person];
  return {
    activity: {
      type: message.own ? "dm.sent" : "dm.received",
      direction: message.own ? "outbound" : "inbound",
      payload: { direct_message_events, users: byId(both, (one) => ({ data: userObject(world, one) })) },
    },
    legacy: {
      name: "direct_message_events",
      body: { direct_message_events, apps: {}, users: byId(both, (one) => messengerUser(world, one)) },
    },
  };
}

/** The person has read the account's messages up to one. */
export function directRead(world: XWorld, account: XAccount, { person }: Dialogue, last: string): Happening {
  const direct_message_mark_read_events = [{ ...gesture(world, account, person), last_read_event_id: last }];
  return gestured(world, account, person, "dm.read", { direct_message_mark_read_events });
}

/** The person is typing. */
export function directTyping(world: XWorld, account: XAccount, { person }: Dialogue): Happening {
  const direct_message_indicate_typing_events = [gesture(world, account, person)];
  return gestured(world, account, person, "dm.indicate_typing", { direct_message_indicate_typing_events });
}

function gesture({ core }: XWorld, account: XAccount, { id }: XPerson) {
  return {
    created_timestamp: String(core.clock.now()),
    sender_id: id,
    target: { recipient_id: account.person.id },
  };
}

function gestured(
  world: XWorld,
  account: XAccount,
  person: XPerson,
  type: string,
  events: Record<string, unknown>,
): Happening {
  const both = [account.person, person];
  const users = byId(both, (one) => ({ data: userObject(world, one) }));
  const name = Object.keys(events)[0] ?? type;
  const body = { ...events, users: byId(both, (one) => messengerUser(world, one)) };
  return { activity: { type, payload: { ...events, users } }, legacy: { name, body } };
}

/** An end-to-end encrypted message: the older family does not know of them. */
export function chatReceived(world: XWorld, account: XAccount, { person }: Dialogue, id: string): Happening {
  const noise = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)).toBase64();
  const payload = {
    conversation_token: noise(24),
    id,
    created_at_msec: String(world.core.clock.now()),
    sender_id: person.id,
    conversation_id: `${person.id}:${account.person.id}`,
    conversation_key_version: "1768236281331",
    encoded_event: noise(120),
    message_event_signature: { public_key_version: "1765382634817", signature: noise(64) },
  };
  return { activity: { type: "chat.received", direction: "inbound", payload } };
}

/**
 * A post was published that concerns the account.
 * @param type what the X Activity API calls it; absent: it does not tell of it
 */
export function postWritten(world: XWorld, account: XAccount, post: Post, type?: string): Happening {
  const blocked = { user_has_blocked: "false" };
  return {
    activity: type === undefined
      ? undefined
      : { type, payload: postObject(world, post), includes: included(world, post) },
    legacy: {
      name: "tweet_create_events",
      body: {
        ...(post.author !== account.person && blocked),
        tweet_create_events: [legacyPost(world, post)],
      },
    },
  };
}

function included(world: XWorld, { author, media, mentions, replyTo, quotes }: Post) {
  const others = [...mentions.map(({ person }) => person), ...replyTo ? [replyTo.author] : []];
  const tweets = [replyTo, quotes].flatMap((one) => one ? [postObject(world, one)] : []);
  return {
    users: [...new Set([author, ...others])].map((one) => userObject(world, one)),
    ...(tweets.length > 0 && { tweets }),
    ...(media.length > 0 && { media: media.map((one) => mediaObject(world, one)) }),
  };
}

/** A post of the account's own was deleted; of others' nobody is told. */
export function postDeleted({ core }: XWorld, { id, author }: Post): Happening {
  const status = { id, user_id: author.id };
  const tweet_delete_events = [{ status, timestamp_ms: String(core.clock.now()) }];
  return {
    activity: { type: "post.delete", payload: { id, author_id: author.id } },
    legacy: { name: "tweet_delete_events", body: { tweet_delete_events } },
  };
}

export function postLiked(world: XWorld, person: XPerson, post: Post): Happening {
  const id = crypto.randomUUID().replaceAll("-", "");
  const timestamp_ms = String(world.core.clock.now());
  const liked = {
    id,
    timestamp_ms,
    liked_tweet_id: post.id,
    liked_tweet_author_id: post.author.id,
    created_at: new Date(post.at).toISOString(),
  };
  const favourite = {
    id,
    timestamp_ms: world.core.clock.now(),
    favorited_status: legacyPost(world, post),
    user: legacyUser(world, person),
  };
  return {
    activity: {
      type: "like.create",
      direction: "inbound",
      payload: liked,
      includes: { users: [userObject(world, person)] },
    },
    legacy: { name: "favorite_events", body: { favorite_events: [favourite] } },
  };
}

/** The account has taken its permission back. */
export function revoked({ core }: XWorld, { app, person }: XAccount): Happening {
  const date_time = new Date(core.clock.now()).toISOString();
  const target = { app_id: app.id };
  return {
    activity: { type: "oauth.revoke", payload: { date_time, user_id: person.id, app_id: app.id } },
    legacy: {
      name: "user_event",
      body: { user_event: { revoke: { date_time, target, source: { user_id: person.id } } } },
    },
  };
}

function byId(people: readonly XPerson[], show: (person: XPerson) => unknown): Record<string, unknown> {
  return Object.fromEntries(people.map((one) => [one.id, show(one)]));
}
