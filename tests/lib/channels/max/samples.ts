import type { Connection } from "@/lib/channels/channel.ts";
import { connectionOf } from "../parcels.ts";

export const TOKEN = "f9LHodD0cOL5_made_up-token";
export const BOT = "999";
export const AT = 1_790_000_000_000;
export const MID = "mid.ffffffffe5b0a1d2019d47d5";

export function connection(rest: Partial<Connection> = {}): Connection {
  return connectionOf("max", { accountId: BOT, credentials: { token: TOKEN }, ...rest });
}

export const ANN = {
  user_id: 555,
  first_name: "Анна",
  last_name: "Котова",
  username: "ann_kotova",
  is_bot: false,
  last_activity_time: AT,
  name: "Анна Котова",
};

export const DIALOG = { chat_id: 123_456, chat_type: "dialog", user_id: 999 };

/** A message of the customer; `body` and the rest of it can be changed. */
function message(body: Record<string, unknown> | null, rest: Record<string, unknown> = {}) {
  return {
    sender: ANN,
    recipient: DIALOG,
    timestamp: AT,
    body: body && { mid: MID, seq: 116_000_000_000, text: "", attachments: null, ...body },
    ...rest,
  };
}

/** `message_created` around a message. */
export function created(body: Record<string, unknown> | null, rest: Record<string, unknown> = {}) {
  return {
    update_type: "message_created",
    timestamp: AT,
    user_locale: "ru-RU",
    message: message(body, rest),
  };
}

export function edited(text: string) {
  return { update_type: "message_edited", timestamp: AT + 60_000, message: message({ text }) };
}

export const REMOVED = {
  update_type: "message_removed",
  timestamp: AT + 90_000,
  message_id: MID,
  chat_id: 123_456,
  user_id: 555,
};

export const KEYBOARD = {
  type: "inline_keyboard",
  payload: {
    buttons: [[{ type: "link", text: "Сайт", url: "https://example.org" }, {
      type: "callback",
      text: "Да, удобно",
      payload: "yes",
    }]],
  },
};

/** A button of a message was pressed. */
export function pressed(
  payload: unknown,
  asked: Record<string, unknown> = {},
  callback: Record<string, unknown> = {},
) {
  return {
    update_type: "message_callback",
    timestamp: AT,
    user_locale: "ru-RU",
    callback: { timestamp: AT, callback_id: "c.1", payload, user: ANN, ...callback },
    message: { recipient: DIALOG, timestamp: AT - 60_000, body: { mid: MID, text: "" }, ...asked },
  };
}

/** What the customer did to the dialog. */
export function dialog(type: string, rest: Record<string, unknown> = {}) {
  return { update_type: type, timestamp: AT, chat_id: 123_456, user: ANN, user_locale: "ru", ...rest };
}

const CARD =
  "BEGIN:VCARD\r\nVERSION:3.0\r\nitem1.TEL;TYPE=cell:79990001122\r\nFN:Пётр\\, мастер\r\nEND:VCARD";

export const EVERY_ATTACHMENT: readonly Record<string, unknown>[] = [
  { type: "image", payload: { photo_id: 1, token: "t", url: "https://i.example/1.webp" } },
  {
    type: "video",
    payload: { token: "v-token", url: "https://m.example/page" },
    thumbnail: { url: "https://i.example/v.webp" },
    width: 640,
    height: 360,
    duration: 12,
  },
  { type: "audio", payload: { token: "a", url: "https://a.example/1.mp3" }, transcription: "слова" },
  { type: "file", payload: { token: "f", url: "https://f.example/1" }, filename: "price.pdf", size: 2_048 },
  { type: "sticker", payload: { url: "https://s.example/1.webp", code: "c" }, width: 128, height: 128 },
  { type: "contact", payload: { vcf_info: CARD, max_info: null, hash: "h" } },
  { type: "location", latitude: 55.75, longitude: 37.61 },
  { type: "share", payload: { url: "https://example.org/cup", token: "s" }, title: "Чашка", image_url: "x" },
];
