import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { normalise } from "@/lib/channels/twitter/normalise.ts";
import { connectionOf } from "../parcels.ts";

/** The account of the pottery shop, and a customer; ids as long as X's own. */
export const BRAND = "1111111111111111111";
export const ANN = "2222222222222222222";
export const POST = "2080761390344937796";
export const COMMENT = "2090000000000000001";
export const AT = 1_790_000_000_000;
export const SECRET = "consumer-secret";

export const KEYS = {
  consumerKey: "consumer-key",
  consumerSecret: SECRET,
  accessToken: "111-access-token",
  accessTokenSecret: "access-token-secret",
};

export function connection(rest: Partial<Connection> = {}): Connection {
  return connectionOf("twitter", { accountId: BRAND, credentials: KEYS, ...rest });
}

export const read = (payload: unknown): Inbound[] => normalise(payload, connection());

export const ANN_V2 = {
  id: ANN,
  name: "Анна",
  username: "ann",
  profile_image_url: "https://pbs.example/p/ann_normal.jpg",
};
const BRAND_V2 = { id: BRAND, name: "Кринка", username: "krinka" };

/** An event of the X Activity API. */
export function activity(event_type: string, payload: unknown, includes: unknown = {}) {
  return {
    data: {
      event_uuid: "-6850472171600526495",
      event_type,
      filter: { user_id: BRAND },
      tag: "otklik",
      payload,
      includes,
    },
  };
}

/** One message of `direct_message_events`. */
export function direct(data: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) {
  return {
    type: "message_create",
    id: "2080765901528535096",
    created_timestamp: String(AT),
    message_create: {
      target: { recipient_id: BRAND },
      sender_id: ANN,
      message_data: { text: "Чашки ещё есть?", entities: { urls: [], user_mentions: [] }, ...data },
      ...rest,
    },
  };
}

/** The same from the account to the customer. */
export function sentDirect(text = "Да") {
  return direct({ text }, { target: { recipient_id: ANN }, sender_id: BRAND });
}

export function dmEvent(...events: unknown[]) {
  const users = { [ANN]: { data: ANN_V2 }, [BRAND]: { data: BRAND_V2 } };
  return activity("dm.received", { direct_message_events: events, users });
}

/** A comment of the customer under the account's post, as API v2 writes it. */
export function reply(rest: Record<string, unknown> = {}) {
  return {
    id: COMMENT,
    text: "@krinka сколько стоит?",
    author_id: ANN,
    conversation_id: POST,
    in_reply_to_user_id: BRAND,
    referenced_tweets: [{ type: "replied_to", id: POST }],
    created_at: "2026-09-21T14:13:20.000Z",
    display_text_range: [8, 22],
    edit_history_tweet_ids: [COMMENT],
    ...rest,
  };
}

export const INCLUDES = {
  users: [ANN_V2, BRAND_V2],
  tweets: [{ id: POST, text: "Новые чашки &amp; блюдца", author_id: BRAND, conversation_id: POST }],
};

/** A post of the customer that names the account. */
export function mention(rest: Record<string, unknown> = {}) {
  return {
    id: COMMENT,
    text: "спасибо @krinka за чашку",
    author_id: ANN,
    conversation_id: COMMENT,
    entities: { mentions: [{ start: 8, end: 15, username: "krinka", id: BRAND }] },
    created_at: "2026-09-21T14:13:20.000Z",
    display_text_range: [0, 24],
    ...rest,
  };
}

/** The same comment in the older family's shape. */
export function tweet(rest: Record<string, unknown> = {}) {
  return {
    created_at: "Mon Sep 21 14:13:20 +0000 2026",
    id: 2_090_000_000_000_000_000,
    id_str: COMMENT,
    text: "@krinka сколько стоит?",
    display_text_range: [8, 22],
    in_reply_to_status_id_str: POST,
    in_reply_to_user_id_str: BRAND,
    user: {
      id_str: ANN,
      name: "Анна",
      screen_name: "ann",
      profile_image_url_https: "https://pbs.example/ann_normal.png",
    },
    entities: { urls: [], user_mentions: [{ id_str: BRAND, screen_name: "krinka" }] },
    ...rest,
  };
}

/** A call of the Account Activity API. */
export function older(events: Record<string, unknown>) {
  return { for_user_id: BRAND, ...events };
}

export const OLDER_USERS = {
  [ANN]: {
    id: ANN,
    name: "Анна",
    screen_name: "ann",
    profile_image_url_https: "https://pbs.example/ann_normal.png",
  },
};

export const PHOTO = {
  id_str: "5",
  type: "photo",
  url: "https://t.co/photo",
  media_url_https: "https://ton.twitter.com/1.1/ton/data/dm/7/8/AbC.jpg",
  sizes: { large: { w: 640, h: 480 } },
};

export const VIDEO = {
  id_str: "6",
  type: "video",
  url: "https://t.co/video",
  media_url_https: "https://pbs.example/thumb.jpg",
  video_info: {
    duration_millis: 7_000,
    variants: [
      { content_type: "application/x-mpegURL", url: "https://video.example/a.m3u8" },
      { content_type: "video/mp4", bitrate: 256_000, url: "https://video.example/small.mp4" },
      { content_type: "video/mp4", bitrate: 832_000, url: "https://video.example/large.mp4" },
    ],
  },
};
