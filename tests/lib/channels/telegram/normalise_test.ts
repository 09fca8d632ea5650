import assert from "node:assert/strict";
import type { Inbound, InboundMessage } from "@/lib/channels/channel.ts";
import { normalise } from "@/lib/channels/telegram/normalise.ts";
import {
  ANN,
  CHAT,
  DATE,
  edited,
  file,
  MEDIA,
  membership,
  message,
  PRESSED,
  PRIVATE,
  reaction,
} from "./samples.ts";

/** Without the members that are undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function only(payload: unknown): Inbound {
  const events = normalise(payload);
  assert.equal(events.length, 1);
  const [event] = events;
  assert.ok(event);
  return event;
}

function onlyMessage(payload: unknown): InboundMessage {
  const event = only(payload);
  assert.ok(event.type === "message");
  return event;
}

Deno.test("TG-02 a text is a message of one direct conversation", () => {
  assert.deepEqual(plain(only(message({ text: "Здравствуйте", reply_to_message: { message_id: 70 } }))), {
    type: "message",
    externalId: "555:77",
    thread: { kind: "direct", key: "555" },
    from: "contact",
    person: {
      externalId: "555",
      name: "Анна Котова",
      username: "ann_kotova",
      profileUrl: "https://t.me/ann_kotova",
      language: "ru",
    },
    text: "Здравствуйте",
    attachments: [],
    replyTo: "555:70",
    sentAt: DATE * 1000,
    sequence: 77,
  });
});

Deno.test("TG-08 a person without last name and username keeps what there is", () => {
  const { person } = onlyMessage(message({ text: "a", from: { id: 555, first_name: "Анна" } }));
  assert.deepEqual(plain(person), { externalId: "555", name: "Анна" });
});

for (const [what, content, attachment] of MEDIA) {
  Deno.test(`TG-03 TG-04 TG-05 attachment: ${what}`, () => {
    const got = onlyMessage(message({ ...content, caption: "подпись" }));
    assert.deepEqual(plain(got.attachments), [attachment]);
    assert.equal(got.text, "подпись");
    assert.equal(got.unknown, undefined);
  });
}

Deno.test("TG-03 a file over 20 MB keeps its name and size and is not fetched", () => {
  const limit = 20 * 1024 * 1024;
  const big = (size: unknown) =>
    onlyMessage(message({ document: file("d", { file_name: "b.zip", file_size: size }) }));
  assert.deepEqual(plain(big(limit + 1).attachments), [
    { kind: "file", name: "b.zip", size: limit + 1, unavailable: "too_large" },
  ]);
  assert.equal(big("9007199254740993").attachments[0]?.unavailable, "too_large");
  assert.equal(big(limit).attachments[0]?.ref, "d");
});

Deno.test("TG-09 the messages of an album carry one key", () => {
  const part = (id: number) =>
    onlyMessage(message({ message_id: id, media_group_id: "1350", photo: [file(`p${id}`)] }));
  assert.deepEqual([part(77).album, part(78).album], ["555:1350", "555:1350"]);
  assert.equal(onlyMessage(message({ text: "a" })).album, undefined);
});

Deno.test("a live photo brings its picture and its video", () => {
  const live = onlyMessage(message({ photo: [file("p")], live_photo: file("l", { duration: 3 }) }));
  assert.deepEqual(live.attachments.map(({ kind, ref }) => [kind, ref]), [["image", "p"], ["video", "l"]]);
});

Deno.test("addresses hidden behind words are written out, by UTF-16 offsets", () => {
  const link = { type: "text_link", offset: 3, length: 4, url: "https://example.org/" };
  assert.equal(
    onlyMessage(message({ text: "😀 сайт и всё", entities: [{ type: "bold", offset: 0, length: 2 }, link] }))
      .text,
    "😀 сайт (https://example.org/) и всё",
  );
  assert.equal(
    onlyMessage(message({ photo: [file("p")], caption: "тут\n", caption_entities: [{ ...link, offset: 0 }] }))
      .text,
    "тут (https://example.org/)\n",
  );
  for (const wrong of [{ offset: -1 }, { offset: 99 }, { length: 0 }, { url: "" }, { offset: 1e308 }]) {
    assert.equal(
      onlyMessage(message({ text: "аб сайт", entities: [{ ...link, ...wrong }] })).text,
      "аб сайт",
    );
  }
});

Deno.test("a dice is its emoji and what it shows", () => {
  const got = onlyMessage(message({ dice: { emoji: "🎲", value: 4 } }));
  assert.deepEqual([got.text, got.unknown], ["🎲 4", undefined]);
});

Deno.test("a rich message becomes lines, links and attachments", () => {
  const got = onlyMessage(message({
    rich_message: {
      blocks: [
        { type: "heading", text: "Заказ", size: 2 },
        {
          type: "paragraph",
          text: ["Смотрите ", { type: "url", text: { type: "bold", text: "сюда" }, url: "https://e.org" }],
        },
        { type: "list", items: [{ label: "1.", blocks: [{ type: "paragraph", text: "раз" }] }] },
        { type: "table", cells: [[{ text: "а" }, { text: "б" }]] },
        { type: "photo", photo: [file("p")], caption: { text: "вид" } },
      ],
    },
  }));
  assert.equal(got.text, "Заказ\nСмотрите сюда (https://e.org)\n1. раз\nа\nб\nвид");
  assert.deepEqual(got.attachments.map(({ ref }) => ref), ["p"]);
});

Deno.test("C-10 content that cannot be shown says what came", () => {
  const poll = onlyMessage(
    message({ poll: { question: "Когда?", options: [{ text: "Завтра" }, { text: "Никогда" }] } }),
  );
  assert.deepEqual([poll.unknown, poll.text], [{ what: "poll" }, "Когда?\n– Завтра\n– Никогда"]);
  const story = onlyMessage(
    message({ story: { id: 12, chat: { id: -5, type: "channel", username: "shop" } } }),
  );
  assert.deepEqual(story.unknown, { what: "story", url: "https://t.me/shop/s/12" });
  assert.deepEqual(onlyMessage(message({ game: { title: "Змейка" } })).unknown, { what: "game" });
  assert.deepEqual(onlyMessage(message({ hologram: { file_id: "h" } })).unknown, { what: "hologram" });
  assert.deepEqual(onlyMessage(message({ document: { nothing: true } })).unknown, { what: "document" });
  assert.deepEqual(onlyMessage(message({ photo: [] })).unknown, { what: "photo" });
  assert.deepEqual(onlyMessage(message({})).unknown, { what: "empty" });
});

Deno.test("an edit carries the new text or caption", () => {
  assert.deepEqual(plain(only(edited({ text: "новое" }))), {
    type: "edit",
    externalId: "555:77",
    text: "новое",
    at: (DATE + 60) * 1000,
  });
  const caption = only(edited({ caption: "подпись", photo: [file("p9")] }));
  assert.ok(caption.type === "edit");
  assert.equal(caption.text, "подпись");
  assert.equal(caption.attachments?.[0]?.ref, "p9");
});

Deno.test("blocking and unblocking the bot is remembered", () => {
  const reach = (status: string) =>
    normalise(membership(status)).map((event) => event.type === "reach" && event.allowed);
  assert.deepEqual([reach("kicked"), reach("member"), reach("left")], [[false], [true], []]);
  assert.deepEqual(normalise(membership("kicked", { id: -100, type: "group" })), []);
  const allowed = only(message({ write_access_allowed: { from_request: true } }));
  assert.ok(allowed.type === "reach" && allowed.allowed);
});

Deno.test("a reaction marks a message, an empty one takes the mark away", () => {
  const emoji = (...marks: unknown[]) => {
    const event = only(reaction(...marks));
    assert.ok(event.type === "reaction");
    return [event.externalId, event.emoji];
  };
  assert.deepEqual(emoji({ type: "emoji", emoji: "👍" }), ["555:70", "👍"]);
  assert.deepEqual(emoji(), ["555:70", ""]);
  assert.deepEqual(emoji({ type: "custom_emoji", custom_emoji_id: "5" }, { type: "paid" }), [
    "555:70",
    "❔⭐",
  ]);
});

Deno.test("a migrated chat gets its new id", () => {
  const moved = message({ chat: { id: -5, type: "group" }, migrate_to_chat_id: -1005 });
  assert.deepEqual(only(moved), { type: "rename", from: "-5", to: "-1005", at: DATE * 1000 });
});

Deno.test("C-10 a pressed button says the words on it, else its code, else that it was pressed", () => {
  const { callback_query: query } = PRESSED;
  const inline_keyboard = [[{ text: "Нет", callback_data: "no" }], [{
    text: "Да, удобно",
    callback_data: "yes",
  }]];
  const press = (changes: Record<string, unknown>, reply_markup: unknown = { inline_keyboard }) => {
    const found = only({
      callback_query: { ...query, message: { ...query.message, reply_markup }, ...changes },
    });
    assert.ok(found?.type === "message");
    return found;
  };
  const { text, externalId, thread, replyTo, unknown } = press({});
  assert.deepEqual([text, externalId, thread.key, replyTo], ["Да, удобно", "callback:91", "555", "555:71"]);
  assert.equal(unknown, undefined);
  assert.equal(press({}, null).text, "yes");
  assert.deepEqual(press({ data: undefined }).unknown, { what: "postback" });
  assert.equal(press({ data: undefined, game_short_name: "cups" }).text, "cups");
});

Deno.test("C-10 a message without a number is taken, and taken once", () => {
  const nameless = message({ message_id: undefined, text: "Есть кто?" });
  const [first, again] = [only(nameless), only(nameless)];
  assert.ok(first?.type === "message" && again?.type === "message");
  assert.match(first.externalId, /^unnamed:/);
  assert.equal(first.externalId, again.externalId);
  assert.deepEqual(normalise(edited({ message_id: undefined, text: "a" })), []);
});

Deno.test("groups, bots and service messages bring nothing", () => {
  const silent = [
    message({ text: "a", chat: { id: -5, type: "group" } }),
    message({ text: "a", chat: { id: -1005, type: "supergroup" } }),
    message({ text: "a", from: { ...ANN, is_bot: true } }),
    message({ pinned_message: { message_id: 3, chat: PRIVATE, date: 0 } }),
    message({ new_chat_members: [ANN], text: "a" }),
    message({ message_auto_delete_timer_changed: { message_auto_delete_time: 60 } }),
    edited({ text: "a", chat: { id: -5, type: "group" } }),
    { callback_query: { ...PRESSED.callback_query, message: undefined, inline_message_id: "AAA" } },
    {
      callback_query: {
        ...PRESSED.callback_query,
        message: { message_id: 1, chat: { id: -5, type: "group" } },
      },
    },
    {
      update_id: 1,
      channel_post: { message_id: 1, date: DATE, chat: { id: -9, type: "channel" }, text: "a" },
    },
    { update_id: 1 },
  ];
  assert.deepEqual(silent.map(normalise), silent.map(() => []));
  assert.equal(CHAT, PRIVATE.id);
});
