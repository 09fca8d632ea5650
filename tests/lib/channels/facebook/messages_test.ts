import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/facebook/normalise.ts";
import { only, onlyMessage, told } from "../graph/events.ts";
import { body, connection, CUSTOMER, echo, event, message, PAGE, TIME } from "./samples.ts";

const INBOX = `https://business.facebook.com/latest/inbox/all?asset_id=${PAGE}`;
const read = (payload: unknown) => normalise(payload, connection());
const messageIn = (content: Record<string, unknown>) => onlyMessage(read(message(content)));

Deno.test("FB-02 a message belongs to its writer's conversation", () => {
  assert.deepEqual(told(only(read(message({ text: "Чашки остались?", reply_to: { mid: "m_0" } })))), {
    type: "message",
    externalId: "m_1",
    thread: { kind: "direct", key: CUSTOMER },
    from: "contact",
    person: { externalId: CUSTOMER },
    text: "Чашки остались?",
    attachments: [],
    replyTo: "m_0",
    sentAt: TIME,
  });
});

Deno.test("a thread that another app owns is read all the same", () => {
  const { messaging } = message().entry[0] as { messaging?: unknown };
  assert.equal(onlyMessage(read(body({ standby: messaging }))).text, "Чашки остались?");
});

Deno.test("C-11 our own send is known by the id that it carried", () => {
  const found = onlyMessage(read(echo({ app_id: 12345, metadata: "01kdelivery" })));
  assert.deepEqual([found.from, found.echoOf, found.person.externalId], ["ours", "01kdelivery", CUSTOMER]);
  assert.equal(found.thread.key, CUSTOMER);
});

Deno.test("C-11 an answer from the page's own inbox or another app is native", () => {
  const found = onlyMessage(read(echo({ app_id: 26390203743090 })));
  assert.deepEqual([found.from, found.echoOf, found.author], ["ours", undefined, undefined]);
  assert.equal(onlyMessage(read(echo())).author, undefined);
});

Deno.test("an echo whose sides stand the other way round still finds the customer", () => {
  const turned = event({ message: { mid: "m_9", is_echo: true, text: "Hi" } });
  const found = onlyMessage(read(turned));
  assert.deepEqual([found.from, found.person.externalId], ["ours", CUSTOMER]);
});

Deno.test("FB-05 pictures, sound, films and files are fetched from Meta's servers", () => {
  const found = messageIn({
    attachments: [
      { type: "image", payload: { url: "https://scontent.xx.fbcdn.net/a.jpg?x=1" } },
      { type: "audio", payload: { url: "https://cdn.fbsbx.com/v/voice.mp4" } },
      { type: "video", payload: { url: "https://video.xx.fbcdn.net/v.mp4" } },
      {
        type: "file",
        payload: { url: "https://cdn.fbsbx.com/v/t59/%D0%BF%D1%80%D0%B0%D0%B9%D1%81.pdf?oh=1" },
      },
      {
        type: "image",
        payload: { url: "https://scontent.xx.fbcdn.net/like.png", sticker_id: 369239263222822 },
      },
    ],
  });
  assert.deepEqual(told(found.attachments), [
    { kind: "image", url: "https://scontent.xx.fbcdn.net/a.jpg?x=1" },
    { kind: "audio", url: "https://cdn.fbsbx.com/v/voice.mp4" },
    { kind: "video", url: "https://video.xx.fbcdn.net/v.mp4" },
    {
      kind: "file",
      name: "прайс.pdf",
      url: "https://cdn.fbsbx.com/v/t59/%D0%BF%D1%80%D0%B0%D0%B9%D1%81.pdf?oh=1",
    },
    { kind: "sticker", url: "https://scontent.xx.fbcdn.net/like.png" },
  ]);
  assert.equal(found.unknown, undefined);
});

Deno.test("FB-05 a place, a link and a reel are shown, a link from the text once", () => {
  const link = { type: "fallback", title: "Мастерская", payload: { url: "https://shop.example/cups" } };
  const found = messageIn({
    text: "Вот",
    attachments: [
      { type: "location", title: "Двор", payload: { coordinates: { lat: 59.93, long: 30.31 } } },
      link,
      { type: "reel", payload: { url: "https://www.facebook.com/reel/5", title: "Обжиг" } },
      { type: "reel", payload: { url: "https://video.xx.fbcdn.net/r.mp4", title: "Обжиг" } },
    ],
  });
  assert.deepEqual(told(found.attachments), [
    { kind: "location", name: "Двор", latitude: 59.93, longitude: 30.31 },
    { kind: "file", name: "Мастерская", pageUrl: "https://shop.example/cups" },
    { kind: "file", name: "Обжиг", pageUrl: "https://www.facebook.com/reel/5" },
    { kind: "video", name: "Обжиг", url: "https://video.xx.fbcdn.net/r.mp4" },
  ]);
  assert.deepEqual(messageIn({ text: "см. https://shop.example/cups", attachments: [link] }).attachments, []);
});

Deno.test("C-10 what cannot be shown is named, with the way to the page's inbox", () => {
  const strange: [Record<string, unknown>, string][] = [
    [{ attachments: [{ type: "hologram", payload: {} }] }, "hologram"],
    [{ attachments: [{ type: "share", payload: { url: "javascript:alert(1)" } }] }, "share"],
    [{ attachments: [{ type: "location", payload: { coordinates: { lat: 900, long: 0 } } }] }, "location"],
    [{ is_unsupported: true }, "unsupported"],
    [{}, "message"],
    [{ attachments: [null] }, "attachment"],
  ];
  for (const [content, what] of strange) {
    assert.deepEqual(messageIn(content).unknown, { what, url: INBOX });
  }
  const template = messageIn({
    attachments: [{ type: "template", payload: { elements: [{ title: "Кружка", subtitle: "900 ₽" }] } }],
  });
  assert.deepEqual([template.text, template.unknown?.what], ["Кружка\n900 ₽", "template"]);
});

Deno.test("a pressed button says its title, once", () => {
  const pressed = { postback: { mid: "m_5", title: "Позвать человека", payload: "HUMAN" } };
  const found = onlyMessage(read(event(pressed)));
  assert.deepEqual([found.externalId, found.text, found.from], ["m_5", "Позвать человека", "contact"]);
  const old = onlyMessage(read(event({ postback: { title: "Начать" } })));
  assert.equal(old.externalId, `postback:${CUSTOMER}:${TIME}`);
  assert.equal(onlyMessage(read(event({ postback: { payload: "START" } }))).unknown?.what, "postback");
});

Deno.test("an edit and a withdrawn message speak of the same id", () => {
  const edit = event({ message_edit: { mid: "m_1", text: "Тарелки остались?", num_edit: 1 } });
  assert.deepEqual(only(read(edit)), {
    type: "edit",
    externalId: "m_1",
    text: "Тарелки остались?",
    at: TIME,
  });
  const gone = message({ is_deleted: true });
  assert.deepEqual(only(read(gone)), { type: "deletion", externalId: "m_1", at: TIME });
});

Deno.test("delivered messages are named, or counted up to a moment", () => {
  const named = event({ delivery: { mids: ["m_2", null, "m_3"], watermark: TIME } });
  assert.deepEqual(told(only(read(named))), {
    type: "receipt",
    status: "delivered",
    externalIds: ["m_2", "m_3"],
    at: TIME,
  });
  const upTo = { threadKey: CUSTOMER, at: TIME };
  for (const delivery of [{ watermark: TIME }, { mids: [], watermark: String(TIME) }]) {
    const found = only(read(event({ delivery })));
    assert.deepEqual(told(found), { type: "receipt", status: "delivered", upTo, at: TIME });
  }
});

Deno.test("what was read is everything up to a moment, by the clock of the event itself", () => {
  const seen = event({ timestamp: undefined, read: { watermark: 1_790_000_002_000 } });
  assert.deepEqual(told(only(read(seen))), {
    type: "receipt",
    status: "read",
    upTo: { threadKey: CUSTOMER, at: 1_790_000_002_000 },
    at: 1_790_000_002_000,
  });
  assert.deepEqual(read(event({ read: {} })), []);
});

Deno.test("a reaction has its emoji, its name's emoji, or none when it is taken away", () => {
  const emoji = (reaction: Record<string, unknown>) => {
    const found = only(read(event({ reaction: { mid: "m_2", ...reaction } })));
    assert.equal(found.type, "reaction");
    return found.type === "reaction" ? found.emoji : undefined;
  };
  assert.equal(emoji({ action: "react", reaction: "other", emoji: "🔥" }), "🔥");
  assert.equal(emoji({ action: "react", reaction: "wow" }), "😮");
  assert.equal(emoji({ action: "unreact", reaction: "wow", emoji: "😮" }), "");
});

Deno.test("what the page itself does with messages is no receipt and no reaction", () => {
  const ours = { sender: { id: PAGE }, recipient: { id: CUSTOMER } };
  for (const content of [{ read: { watermark: TIME } }, { reaction: { mid: "m_1", action: "react" } }]) {
    assert.deepEqual(read(event({ ...ours, ...content })), []);
  }
});

Deno.test("referrals, opt-ins and hand-overs say nothing", () => {
  for (const name of ["referral", "optin", "account_linking", "pass_thread_control", "take_thread_control"]) {
    assert.deepEqual(read(event({ [name]: { ref: "x", type: "OPEN_THREAD" } })), []);
  }
});

Deno.test("a page that Facebook forbids to send loses its connection, and says why", () => {
  for (const name of ["policy_enforcement", "policy-enforcement"]) {
    const block = body({
      messaging: [{ recipient: { id: PAGE }, timestamp: TIME, [name]: { action: "block", reason: "Spam" } }],
    });
    assert.deepEqual(only(read(block)), { type: "revoked", reason: "Spam", at: TIME });
    const free = body({ messaging: [{ recipient: { id: PAGE }, [name]: { action: "unblock" } }] });
    assert.deepEqual(read(free), []);
  }
});

Deno.test("another page's events in a body signed for our app are not ours", () => {
  const [mine] = message().entry;
  const other = { ...mine, id: "20202" };
  assert.equal(read({ object: "page", entry: [other, mine] }).length, 1);
  assert.deepEqual(read({ object: "instagram", entry: [mine] }), []);
  assert.equal(normalise({ object: "page", entry: [other] }, connection({ accountId: "20202" })).length, 1);
});
