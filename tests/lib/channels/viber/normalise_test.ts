import assert from "node:assert/strict";
import { parseJson } from "@/lib/channels/json.ts";
import { EVENT_TYPES, normalise } from "@/lib/channels/viber/normalise.ts";
import { onlyMessage, told } from "../parcels.ts";
import { surviveAnything, surviveJunk, surviveMutations } from "../hostile.ts";
import { aboutUser, ANN, AT, callback, CUSTOMER, EVERY_CONTENT, message, MESSAGE_TOKEN } from "./samples.ts";

const read = (content: Record<string, unknown>) => onlyMessage(normalise(message(content)));

Deno.test("VB-02 VB-08 a message becomes a message of a direct conversation, with the card", () => {
  assert.deepEqual(told(normalise(message({ type: "text", text: "Чашки ещё есть?" }))), [{
    type: "message",
    externalId: MESSAGE_TOKEN,
    thread: { kind: "direct", key: CUSTOMER },
    from: "contact",
    person: {
      externalId: CUSTOMER,
      name: "Анна",
      avatarUrl: "https://media.example/ann.jpg",
      language: "ru",
      country: "RU",
    },
    text: "Чашки ещё есть?",
    attachments: [],
    sentAt: AT,
  }]);
});

Deno.test("a message token beyond 2^53 keeps its digits", () => {
  const body = `{"event":"message","timestamp":1,"message_token":4912661846655238147,"sender":{"id":"a="},` +
    `"message":{"type":"text","text":"x"}}`;
  assert.equal(onlyMessage(normalise(parseJson(body))).externalId, "4912661846655238147");
});

Deno.test("C-10 a message without a token is taken, and taken once", () => {
  const nameless = message({ type: "text", text: "Есть кто?" }, { message_token: undefined });
  const [first, again] = [onlyMessage(normalise(nameless)), onlyMessage(normalise(nameless))];
  assert.match(first.externalId, /^unnamed:/);
  assert.equal(first.externalId, again.externalId);
});

Deno.test("the name that Viber puts for a hidden one is no name", () => {
  const sender = { ...ANN, name: "Subscriber", avatar: "" };
  const { person } = onlyMessage(normalise(message({ type: "text", text: "x" }, { sender })));
  assert.deepEqual([person.name, person.avatarUrl], [undefined, undefined]);
});

Deno.test.each([
  [
    "a picture with its words",
    EVERY_CONTENT[1],
    "вот такая",
    { kind: "image", name: "a.jpg", url: "https://m.example/a.jpg" },
  ],
  [
    "a video",
    EVERY_CONTENT[2],
    "",
    { kind: "video", url: "https://m.example/a.mp4", size: 12_345, duration: 7_000 },
  ],
  [
    "a file",
    EVERY_CONTENT[3],
    "",
    { kind: "file", name: "price.pdf", size: 999, url: "https://m.example/price.pdf" },
  ],
  ["a sticker", EVERY_CONTENT[4], "", { kind: "sticker", url: "https://m.example/46105.png" }],
  ["a sticker's number", { type: "sticker", sticker_id: 46_105 }, "", {
    kind: "sticker",
    unavailable: "protected",
  }],
  [
    "a file without a sound address",
    { type: "file", media: "javascript:alert(1)", file_name: "price.pdf" },
    "",
    {
      kind: "file",
      name: "price.pdf",
      unavailable: "protected",
    },
  ],
  ["a contact", EVERY_CONTENT[5], "", { kind: "contact", name: "Пётр", phone: "+79990001122" }],
  ["a place", EVERY_CONTENT[6], "", {
    kind: "location",
    latitude: 55.75,
    longitude: 37.61,
    name: "Москва",
  }],
])("VB-03 $0 is shown", (_, content, text, attachment) => {
  const found = read(content ?? {});
  assert.equal(found.text, text);
  assert.deepEqual(told(found.attachments), [attachment]);
  assert.equal(found.unknown, undefined);
});

Deno.test("a link that was sent as such is a text", () => {
  const found = read({ type: "url", media: "https://example.org/cup" });
  assert.deepEqual([found.text, found.attachments, found.unknown], [
    "https://example.org/cup",
    [],
    undefined,
  ]);
});

Deno.test.each([
  ["rich_media", { type: "rich_media", rich_media: {} }],
  ["location", { type: "location", location: { lat: 1234, lon: 4312 } }],
  ["contact", { type: "contact" }],
  ["text", { type: "text", text: "" }],
  ["message", {}],
])("C-10 what cannot be shown leaves a placeholder that names it: $0", (what, content) => {
  assert.deepEqual(read(content).unknown, { what });
});

Deno.test("VB-09 delivered, seen and failed become receipts, seen for all before it", () => {
  const base = { type: "receipt", externalIds: [MESSAGE_TOKEN], at: AT };
  assert.deepEqual(told(normalise(callback("delivered"))), [{ ...base, status: "delivered" }]);
  assert.deepEqual(told(normalise(callback("seen"))), [
    { ...base, status: "read", upTo: { threadKey: CUSTOMER, at: AT } },
  ]);
  assert.deepEqual(told(normalise(callback("failed", { desc: "too large" }))), [
    { ...base, status: "failed", error: { kind: "content", message: "too large" } },
  ]);
});

Deno.test("VB-02 subscribing and leaving tell whether we may write", () => {
  const [came] = normalise(aboutUser("subscribed"));
  assert.ok(came?.type === "reach");
  assert.deepEqual([came.allowed, came.person.name, came.at], [true, "Анна", AT]);
  assert.deepEqual(told(normalise(callback("unsubscribed"))), [
    { type: "reach", person: { externalId: CUSTOMER }, allowed: false, at: AT },
  ]);
});

Deno.test("an opened conversation opens no ticket, and tells of an earlier permission only", () => {
  assert.deepEqual(normalise(aboutUser("conversation_started", { subscribed: false, context: "ref" })), []);
  const [known] = normalise(aboutUser("conversation_started", { subscribed: true }));
  assert.ok(known?.type === "reach" && known.allowed);
});

Deno.test("other events, and those that name nobody, are nothing", () => {
  const noise = [
    { event: "webhook", timestamp: AT, message_token: 1 },
    { event: "action" },
    callback("seen", { message_token: null }),
    message({ type: "text", text: "x" }, { sender: {} }),
    null,
  ];
  for (const payload of noise) assert.deepEqual(normalise(payload), []);
});

Deno.test("a seen event without somebody still marks its own message", () => {
  const [found] = normalise(callback("seen", { user_id: undefined }));
  assert.ok(found?.type === "receipt");
  assert.deepEqual([found.externalIds, found.upTo], [[MESSAGE_TOKEN], undefined]);
});

Deno.test("C-10 no payload whatever makes the reading throw", () => {
  surviveAnything(normalise);
  const events = ["delivered", "seen", "failed", "unsubscribed"].map((event) => callback(event));
  surviveMutations(normalise, [...EVERY_CONTENT.map((content) => message(content)), ...events]);
  surviveMutations(normalise, [
    aboutUser("subscribed"),
    aboutUser("conversation_started", { subscribed: true }),
  ]);
  const keys = ["timestamp", "message_token", "sender", "user", "user_id", "message", "subscribed", "desc"];
  for (const event of ["message", ...EVENT_TYPES]) {
    const whole = { ...message({}), ...aboutUser(event), user_id: CUSTOMER, subscribed: true };
    surviveJunk(normalise, (junk) => ({ ...whole, ...junk, event }), keys);
  }
});
