import type { Connection } from "@/lib/channels/channel.ts";
import { connectionOf } from "../parcels.ts";

export const TOKEN = "4453b6ac1s345z78-made-up";
export const CUSTOMER = "jJ9bxVVrrQpVh7iVfBIdJQ==";
export const AT = 1_790_000_000_123;
/** Beyond 2^53, so that a careless parser would round it. */
export const MESSAGE_TOKEN = "4912661846655238145";

export function connection(rest: Partial<Connection> = {}): Connection {
  return connectionOf("viber", {
    accountId: "pa:75346594275468546724",
    credentials: { token: TOKEN },
    state: { sender: "Гончарная «Кринка»" },
    ...rest,
  });
}

export const ANN = {
  id: CUSTOMER,
  name: "Анна",
  avatar: "https://media.example/ann.jpg",
  country: "RU",
  language: "ru",
  api_version: 10,
};

/** A message of the customer with the given content. */
export function message(content: Record<string, unknown>, rest: Record<string, unknown> = {}) {
  return {
    event: "message",
    timestamp: AT,
    message_token: MESSAGE_TOKEN,
    chat_hostname: "SN-376_",
    sender: ANN,
    message: { tracking_data: "", ...content },
    silent: false,
    ...rest,
  };
}

/** A callback about one of our messages. */
export function callback(event: string, rest: Record<string, unknown> = {}) {
  return { event, timestamp: AT, message_token: MESSAGE_TOKEN, user_id: CUSTOMER, ...rest };
}

/** A callback about the customer. */
export function aboutUser(event: string, rest: Record<string, unknown> = {}) {
  return { event, timestamp: AT, message_token: MESSAGE_TOKEN, user: ANN, ...rest };
}

export const EVERY_CONTENT: readonly Record<string, unknown>[] = [
  { type: "text", text: "Чашки ещё есть?" },
  {
    type: "picture",
    text: "вот такая",
    media: "https://m.example/a.jpg",
    file_name: "a.jpg",
    thumbnail: "x",
  },
  { type: "video", media: "https://m.example/a.mp4", size: 12_345, duration: 7 },
  { type: "file", media: "https://m.example/price.pdf", file_name: "price.pdf", size: 999 },
  { type: "sticker", sticker_id: 46_105, media: "https://m.example/46105.png" },
  { type: "contact", contact: { name: "Пётр", phone_number: "+79990001122" } },
  { type: "location", location: { lat: 55.75, lon: 37.61, address: "Москва" } },
  { type: "url", media: "https://example.org/cup" },
];
