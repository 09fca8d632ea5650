import assert from "node:assert/strict";
import { parseJson } from "@/lib/channels/json.ts";
import { normalise, UPDATE_TYPES } from "@/lib/channels/max/normalise.ts";
import { surviveAnything, surviveJunk, surviveMutations } from "../hostile.ts";
import { onlyMessage, told } from "../parcels.ts";
import {
  ANN,
  AT,
  BOT,
  connection,
  created,
  DIALOG,
  dialog,
  edited,
  EVERY_ATTACHMENT,
  KEYBOARD,
  MID,
  pressed,
  REMOVED,
} from "./samples.ts";

const all = (payload: unknown) => normalise(payload, connection());
const read = (body: Record<string, unknown> | null, rest: Record<string, unknown> = {}) =>
  onlyMessage(all(created(body, rest)));

Deno.test("a message becomes a message of a direct conversation, keyed by the customer", () => {
  assert.deepEqual(told(all(created({ text: "Чашки ещё есть?" }))), [{
    type: "message",
    externalId: MID,
    thread: { kind: "direct", key: "555" },
    from: "contact",
    person: {
      externalId: "555",
      name: "Анна Котова",
      username: "ann_kotova",
      profileUrl: "https://max.ru/ann_kotova",
      language: "ru-RU",
    },
    text: "Чашки ещё есть?",
    attachments: [],
    sentAt: AT,
  }]);
});

Deno.test("seq, which no number can hold, changes nothing, and ids keep their digits", () => {
  const body = JSON.stringify(created({ text: "x" })).replace(
    '"seq":116000000000',
    '"seq":116328147937082782',
  )
    .replace('"user_id":555', '"user_id":9007199254740993');
  assert.equal(onlyMessage(all(parseJson(body))).person.externalId, "9007199254740993");
});

Deno.test("a person without a last name or a username is told as far as known", () => {
  const sender = { user_id: 7, first_name: "Пётр", last_name: null, username: null, is_bot: false };
  assert.deepEqual(told(read({ text: "x" }, { sender }).person), {
    externalId: "7",
    name: "Пётр",
    language: "ru-RU",
  });
});

Deno.test.each([
  ["a picture", EVERY_ATTACHMENT[0], { kind: "image", url: "https://i.example/1.webp" }],
  ["a video, by its token", EVERY_ATTACHMENT[1], {
    kind: "video",
    ref: "v-token",
    width: 640,
    height: 360,
    duration: 12_000,
  }],
  ["a sound", EVERY_ATTACHMENT[2], { kind: "audio", url: "https://a.example/1.mp3" }],
  ["a file", EVERY_ATTACHMENT[3], {
    kind: "file",
    name: "price.pdf",
    size: 2_048,
    url: "https://f.example/1",
  }],
  ["a sticker", EVERY_ATTACHMENT[4], {
    kind: "sticker",
    url: "https://s.example/1.webp",
    width: 128,
    height: 128,
  }],
  ["a contact, from its card", EVERY_ATTACHMENT[5], {
    kind: "contact",
    name: "Пётр, мастер",
    phone: "79990001122",
  }],
  ["a place", EVERY_ATTACHMENT[6], { kind: "location", latitude: 55.75, longitude: 37.61 }],
  ["a shared page", EVERY_ATTACHMENT[7], {
    kind: "file",
    name: "Чашка",
    pageUrl: "https://example.org/cup",
  }],
])("$0 is shown", (_, attachment, expected) => {
  const found = read({ attachments: [attachment] });
  assert.deepEqual(told(found.attachments), [expected]);
  assert.equal(found.unknown, undefined);
});

Deno.test("a contact who is in MAX has their name there", () => {
  const payload = { vcf_info: "BEGIN:VCARD\nTEL:tel:+7999\nEND:VCARD", max_info: ANN };
  assert.deepEqual(told(read({ attachments: [{ type: "contact", payload }] }).attachments), [
    { kind: "contact", name: "Анна Котова", phone: "+7999" },
  ]);
});

Deno.test("the preview of a link that stands in the text is left out, and so are buttons", () => {
  const preview = { type: "share", payload: { url: "https://example.org/cup" } };
  const buttons = { type: "inline_keyboard", payload: { buttons: [] } };
  const found = read({ text: "см. https://example.org/cup", attachments: [preview, buttons] });
  assert.deepEqual([found.attachments, found.unknown], [[], undefined]);
});

Deno.test("an address that is hidden behind words is written out", () => {
  const markup = [
    { type: "strong", from: 0, length: 2 },
    { type: "link", from: 3, length: 14, url: "https://example.org/sale" },
  ];
  assert.equal(
    read({ text: "На нашей странице", markup }).text,
    "На нашей странице (https://example.org/sale)",
  );
});

Deno.test("a reply points at the message that it answers", () => {
  const link = { type: "reply", message: { mid: "mid.0", seq: 1, text: "Да" } };
  const found = read({ text: "спасибо" }, { link });
  assert.deepEqual([found.replyTo, found.text], ["mid.0", "спасибо"]);
});

Deno.test("a forwarded message is quoted, with its attachments, also when there is no other body", () => {
  const forwarded = { mid: "mid.7", text: "первая\nвторая", attachments: [EVERY_ATTACHMENT[0]] };
  const link = { type: "forward", sender: ANN, message: forwarded };
  const found = read({ text: "смотрите" }, { link });
  assert.equal(found.text, "смотрите\n\n> первая\n> вторая");
  assert.equal(found.attachments.length, 1);
  const bare = read(null, { link });
  assert.deepEqual([bare.externalId, bare.text], [`forward:${AT}:mid.7`, "> первая\n> вторая"]);
  assert.equal(bare.externalId, read(null, { link }).externalId);
});

Deno.test.each([
  ["message", { text: "" }],
  ["message", { attachments: [{ type: "inline_keyboard", payload: {} }] }],
  ["poll", { attachments: [{ type: "poll", payload: {} }] }],
  ["contact", { attachments: [{ type: "contact", payload: { vcf_info: "vcf" } }] }],
  ["contact, poll", { attachments: [{ type: "contact" }, { type: "poll" }, { type: "poll" }] }],
])("C-10 what cannot be shown leaves a placeholder that names it: $0", (what, body) => {
  assert.deepEqual(read(body).unknown, { what });
});

Deno.test("C-10 a file whose address cannot be fetched is shown by its kind and its name", () => {
  const payload = { url: "u", token: "t" };
  const attachments = [{ type: "file", payload, filename: "смета.pdf", size: 2_048 }, { type: "sticker" }];
  assert.deepEqual(told(read({ attachments }).attachments), [
    { kind: "file", name: "смета.pdf", size: 2_048, unavailable: "protected" },
    { kind: "sticker", unavailable: "protected" },
  ]);
});

Deno.test("C-10 a message without any content or id is taken, and taken once", () => {
  const [first, again] = [read(null), read(null)];
  assert.match(first.externalId, /^unnamed:/);
  assert.deepEqual([first.externalId, first.unknown], [again.externalId, { what: "message" }]);
});

Deno.test("what is said to another bot, or pressed below its words, is not ours", () => {
  const elsewhere = { ...DIALOG, user_id: 20202 };
  assert.deepEqual(all(created({ text: "Ау" }, { recipient: elsewhere })), []);
  const edit = edited("Ау");
  assert.deepEqual(all({ ...edit, message: { ...edit.message, recipient: elsewhere } }), []);
  const below = { sender: { user_id: 20202, is_bot: true }, recipient: { ...DIALOG, user_id: 555 } };
  assert.deepEqual(all(pressed("yes", below)), []);
});

Deno.test("C-10 a pressed button says the words on it, else its code, else that it was pressed", () => {
  const asked = created({ text: "Удобно в среду?", attachments: [KEYBOARD] }).message;
  const found = onlyMessage(all(pressed("yes", asked)));
  assert.deepEqual([found.text, found.externalId, found.thread.key, found.replyTo], [
    "Да, удобно",
    "callback:c.1",
    "555",
    MID,
  ]);
  assert.equal(onlyMessage(all(pressed("no", asked))).text, "no");
  assert.deepEqual(onlyMessage(all(pressed(undefined, asked))).unknown, { what: "postback" });
  assert.equal(onlyMessage(all({ ...pressed("no"), message: null })).text, "no");
});

Deno.test("one broken attachment of many loses no other", () => {
  const found = read({ attachments: [null, 7, EVERY_ATTACHMENT[0], { type: 5 }, EVERY_ATTACHMENT[3]] });
  assert.deepEqual(found.attachments.map(({ kind }) => kind), ["image", "file"]);
  assert.deepEqual(found.unknown, { what: "attachment" });
});

Deno.test("an edit and a removal change the message that they name", () => {
  assert.deepEqual(told(all(edited("Чашки?"))), [
    { type: "edit", externalId: MID, text: "Чашки?", attachments: [], at: AT + 60_000 },
  ]);
  assert.deepEqual(all(REMOVED), [{ type: "deletion", externalId: MID, at: AT + 90_000 }]);
});

Deno.test("starting the bot allows us to write; stopping it or removing the dialog forbids it", () => {
  const user = {
    ...ANN,
    avatar_url: "https://i.example/s.webp",
    full_avatar_url: "https://i.example/l.webp",
  };
  const [started] = all(dialog("bot_started", { user, payload: "from-site" }));
  assert.ok(started?.type === "reach" && started.allowed);
  assert.equal(started.person.avatarUrl, "https://i.example/l.webp");
  for (const type of ["bot_stopped", "dialog_removed"]) {
    const [left] = all(dialog(type));
    assert.ok(left?.type === "reach" && !left.allowed);
    assert.equal(left.person.externalId, "555");
  }
  const [nameless] = all(dialog("bot_stopped", { user: undefined, user_id: 555 }));
  assert.ok(nameless?.type === "reach" && nameless.person.externalId === "555");
});

Deno.test("C-11 what the bot said through another tool comes as ours", () => {
  const sender = { user_id: Number(BOT), first_name: "Кринка", is_bot: true };
  const recipient = { ...DIALOG, user_id: 555 };
  const found = read({ text: "Добрый день" }, { sender, recipient });
  assert.deepEqual([found.from, found.thread.key, found.person.externalId], ["ours", "555", "555"]);
});

Deno.test("groups, channels, other bots and other updates are nothing", () => {
  const noise = [
    created({ text: "x" }, { recipient: { chat_id: -70_801_090_403_050, chat_type: "chat" } }),
    created({ text: "x" }, { recipient: { chat_id: 1, chat_type: "channel" }, sender: undefined }),
    created({ text: "x" }, { sender: { user_id: 8, is_bot: true } }),
    created({ text: "x" }, { sender: undefined }),
    { ...edited("x"), message: { ...created(null).message } },
    { update_type: "message_created", timestamp: 123 },
    pressed("p", { recipient: { chat_id: -7, chat_type: "chat" } }),
    pressed("p", {}, { user: { user_id: 8, is_bot: true } }),
    pressed("p", {}, { user: undefined }),
    ...["dialog_muted", "dialog_cleared", "bot_added", "user_added", "chat_title_changed", "__proto__"].map((
      type,
    ) => dialog(type)),
  ];
  for (const payload of noise) assert.deepEqual(all(payload), [], JSON.stringify(payload));
});

Deno.test("C-10 no payload whatever makes the reading throw", () => {
  surviveAnything(all);
  const link = { type: "forward", sender: ANN, message: { mid: "mid.7", text: "a" } };
  const markup = [{ type: "link", from: 0, length: 1, url: "https://e.org" }];
  surviveMutations(all, [
    ...EVERY_ATTACHMENT.map((attachment) => created({ attachments: [attachment] })),
    created({ text: "ab", markup }, { link }),
    created(null, { link }),
    edited("a"),
    REMOVED,
    dialog("bot_started"),
    dialog("bot_stopped"),
    pressed("yes", { body: { mid: MID, attachments: [KEYBOARD] } }),
  ]);
  const keys = ["timestamp", "message", "message_id", "user", "user_id", "user_locale", "chat_id"];
  for (const update_type of UPDATE_TYPES) {
    const whole = { ...pressed("a"), ...created({ text: "a" }), ...REMOVED, user: ANN };
    surviveJunk(all, (junk) => ({ ...whole, ...junk, update_type }), keys);
  }
});
