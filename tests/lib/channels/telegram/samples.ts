/** Made-up updates in the shapes of https://core.telegram.org/bots/api#update. */
export const DATE = 1_790_000_000;
export const CHAT = 555;

export const ANN = {
  id: CHAT,
  is_bot: false,
  first_name: "Анна",
  last_name: "Котова",
  username: "ann_kotova",
  language_code: "ru",
};

export const PRIVATE = { id: CHAT, type: "private", first_name: "Анна", username: "ann_kotova" };

/** A message of the customer with the given content around the usual head. */
export function message(content: Record<string, unknown>): Record<string, unknown> {
  return {
    update_id: 810_000_001,
    message: { message_id: 77, date: DATE, chat: PRIVATE, from: ANN, ...content },
  };
}

/** The same message after an edit, 60 seconds later. */
export function edited(content: Record<string, unknown>): Record<string, unknown> {
  return {
    update_id: 810_000_002,
    edited_message: {
      message_id: 77,
      date: DATE,
      edit_date: DATE + 60,
      chat: PRIVATE,
      from: ANN,
      ...content,
    },
  };
}

export function membership(status: string, chat: unknown = PRIVATE): Record<string, unknown> {
  const bot = { id: 900, is_bot: true, first_name: "Отклик" };
  return {
    update_id: 810_000_003,
    my_chat_member: {
      chat,
      from: ANN,
      date: DATE,
      old_chat_member: { user: bot, status: "member" },
      new_chat_member: { user: bot, status, until_date: 0 },
    },
  };
}

export function reaction(...marks: unknown[]): Record<string, unknown> {
  return {
    update_id: 810_000_004,
    message_reaction: {
      chat: PRIVATE,
      message_id: 70,
      user: ANN,
      date: DATE,
      old_reaction: [],
      new_reaction: marks,
    },
  };
}

export const PRESSED = {
  update_id: 810_000_005,
  callback_query: {
    id: "91",
    from: ANN,
    message: { message_id: 71, date: DATE, chat: PRIVATE },
    data: "yes",
  },
};

export function file(id: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  return { file_id: id, file_unique_id: `u-${id}`, file_size: 1_000, ...rest };
}

/** [what it is, the content of the message, the attachment that comes of it] */
export const MEDIA: readonly (readonly [string, Record<string, unknown>, Record<string, unknown>])[] = [
  [
    "photo",
    { photo: [file("p2", { width: 1280, height: 960 }), file("p1", { width: 90, height: 67 })] },
    { kind: "image", contentType: "image/jpeg", ref: "p2", size: 1_000, width: 1280, height: 960 },
  ],
  [
    "document",
    { document: file("d1", { file_name: "счёт № 5.pdf", mime_type: "application/pdf" }) },
    { kind: "file", name: "счёт № 5.pdf", contentType: "application/pdf", ref: "d1", size: 1_000 },
  ],
  [
    "voice",
    { voice: file("v1", { duration: 7, mime_type: "audio/ogg" }) },
    { kind: "audio", contentType: "audio/ogg", ref: "v1", size: 1_000, duration: 7_000 },
  ],
  [
    "audio without a file name",
    { audio: file("a1", { duration: 180, performer: "Хор", title: "Песня", mime_type: "audio/mpeg" }) },
    {
      kind: "audio",
      name: "Хор – Песня",
      contentType: "audio/mpeg",
      ref: "a1",
      size: 1_000,
      duration: 180_000,
    },
  ],
  [
    "video",
    {
      video: file("m1", {
        duration: 12,
        width: 640,
        height: 360,
        file_name: "a.mp4",
        mime_type: "video/mp4",
      }),
    },
    {
      kind: "video",
      name: "a.mp4",
      contentType: "video/mp4",
      ref: "m1",
      size: 1_000,
      width: 640,
      height: 360,
      duration: 12_000,
    },
  ],
  [
    "video note",
    { video_note: file("n1", { duration: 9, length: 384 }) },
    {
      kind: "video",
      contentType: "video/mp4",
      ref: "n1",
      size: 1_000,
      width: 384,
      height: 384,
      duration: 9_000,
    },
  ],
  [
    "animation, once although it is a document too",
    {
      animation: file("g1", { duration: 2, width: 320, height: 240, mime_type: "video/mp4" }),
      document: file("g1", { mime_type: "video/mp4" }),
    },
    {
      kind: "video",
      contentType: "video/mp4",
      ref: "g1",
      size: 1_000,
      width: 320,
      height: 240,
      duration: 2_000,
    },
  ],
  [
    "still sticker",
    { sticker: file("s1", { width: 512, height: 512, emoji: "👍", is_animated: false, is_video: false }) },
    {
      kind: "sticker",
      name: "👍",
      contentType: "image/webp",
      ref: "s1",
      size: 1_000,
      width: 512,
      height: 512,
    },
  ],
  [
    "moving sticker",
    { sticker: file("s2", { width: 512, height: 512, emoji: "🔥", is_animated: false, is_video: true }) },
    {
      kind: "sticker",
      name: "🔥",
      contentType: "video/webm",
      ref: "s2",
      size: 1_000,
      width: 512,
      height: 512,
    },
  ],
  [
    "drawn sticker by its still picture",
    {
      sticker: file("s3", {
        emoji: "🎉",
        is_animated: true,
        thumbnail: file("t3", { width: 128, height: 128 }),
      }),
    },
    {
      kind: "sticker",
      name: "🎉",
      ref: "t3",
      size: 1_000,
      width: 128,
      height: 128,
    },
  ],
  [
    "drawn sticker without a picture",
    { sticker: file("s4", { emoji: "🎉", is_animated: true }) },
    { kind: "sticker", name: "🎉", contentType: "application/x-tgsticker", ref: "s4", size: 1_000 },
  ],
  [
    "contact",
    { contact: { phone_number: "+79990000000", first_name: "Пётр", last_name: "Иванов", user_id: 42 } },
    { kind: "contact", name: "Пётр Иванов", phone: "+79990000000" },
  ],
  [
    "location",
    { location: { latitude: 55.75, longitude: 37.62 } },
    { kind: "location", latitude: 55.75, longitude: 37.62 },
  ],
  [
    "venue, once although it is a location too",
    {
      venue: { location: { latitude: 59.9, longitude: 30.3 }, title: "Пышечная", address: "Конюшенная, 25" },
      location: { latitude: 59.9, longitude: 30.3 },
    },
    { kind: "location", name: "Пышечная, Конюшенная, 25", latitude: 59.9, longitude: 30.3 },
  ],
];
