import type { Connection } from "@/lib/channels/channel.ts";
import { connectionOf } from "../parcels.ts";

export const TOKEN = "xoxb-made-up-token";
export const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
const TEAM = "T1";
export const BOT = "U0BOT";
export const USER = "U1ANN";
export const CHANNEL = "D1";
export const TS = "1790000000.000100";
export const AT = 1_790_000_000_000;
export const PAGE = "https://app.slack.com/client/T1/D1";

export function connection(rest: Partial<Connection> = {}): Connection {
  return connectionOf("slack", {
    accountId: `${TEAM}:${BOT}`,
    credentials: { botToken: TOKEN, signingSecret: SECRET },
    state: { url: "https://krinka.slack.com/" },
    ...rest,
  });
}

/** A call of the Events API around an event. */
export function call(event: Record<string, unknown>, rest: Record<string, unknown> = {}) {
  return {
    token: "legacy",
    team_id: TEAM,
    api_app_id: "A1",
    event,
    type: "event_callback",
    event_id: "Ev01",
    event_time: 1_790_000_000,
    authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true }],
    is_ext_shared_channel: false,
    ...rest,
  };
}

/** A direct message of the customer. */
export function message(content: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) {
  return call({
    type: "message",
    channel: CHANNEL,
    channel_type: "im",
    user: USER,
    text: "Чашки ещё есть?",
    ts: TS,
    client_msg_id: "c-1",
    team: TEAM,
    event_ts: TS,
    ...content,
  }, rest);
}

/** Somebody names the bot in a channel. */
export function mention(content: Record<string, unknown> = {}) {
  return call({
    type: "app_mention",
    user: USER,
    text: `<@${BOT}> поможете?`,
    ts: TS,
    channel: "C1",
    event_ts: TS,
    ...content,
  });
}

export function file(rest: Record<string, unknown> = {}) {
  return {
    id: "F1",
    name: "cup.png",
    title: "Чашка",
    mimetype: "image/png",
    size: 42_706,
    mode: "hosted",
    url_private: "https://files.slack.com/files-pri/T1-F1/cup.png",
    url_private_download: "https://files.slack.com/files-pri/T1-F1/download/cup.png",
    permalink: "https://krinka.slack.com/files/U1/F1/cup.png",
    original_w: 640,
    original_h: 480,
    ...rest,
  };
}

/** `message_changed` from one message to another. */
export function changed(before: Record<string, unknown>, after: Record<string, unknown>) {
  const common = { type: "message", user: USER, ts: TS };
  return call({
    type: "message",
    subtype: "message_changed",
    hidden: true,
    channel: CHANNEL,
    channel_type: "im",
    ts: "1790000060.000200",
    event_ts: "1790000060.000200",
    message: { ...common, edited: { user: USER, ts: "1790000059.000000" }, ...after },
    previous_message: { ...common, ...before },
  });
}

export const DELETED = call({
  type: "message",
  subtype: "message_deleted",
  hidden: true,
  channel: CHANNEL,
  channel_type: "im",
  ts: "1790000090.000300",
  deleted_ts: TS,
  previous_message: { type: "message", user: USER, text: "x", ts: TS },
});

export function reaction(type: string, rest: Record<string, unknown> = {}) {
  return call({
    type,
    user: USER,
    reaction: "thumbsup",
    item_user: BOT,
    item: { type: "message", channel: CHANNEL, ts: TS },
    event_ts: "1790000070.000400",
    ...rest,
  });
}

/** A rich text of one line with an emoji in it, as the composer of Slack makes it. */
export const WAVE = [{
  type: "rich_text",
  block_id: "b",
  elements: [{
    type: "rich_text_section",
    elements: [
      { type: "emoji", name: "wave", unicode: "1f44b-1f3fb", skin_tone: 2 },
      { type: "text", text: " привет" },
    ],
  }],
}];
