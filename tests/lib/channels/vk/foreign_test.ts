import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/vk/normalise.ts";
import { connection, event, GROUP, message, messageNew, onlyMessage, told } from "./samples.ts";

const read = (payload: unknown) => normalise(payload, connection());
const CHAT = "https://vk.com/gim101?sel=555";

Deno.test("VK-02 a message of the version before 5.103 comes unwrapped", () => {
  const found = onlyMessage(read(event("message_new", message(), { v: "5.92" })));
  assert.equal(found.externalId, "m555_88");
  assert.equal(found.text, "Здравствуйте, чашки остались?");
});

Deno.test("VK-02 a message of the version before 5.80 has its person and its words elsewhere", () => {
  const old = {
    id: 41,
    date: 1_790_000_000,
    out: 0,
    user_id: 555,
    read_state: 0,
    title: "",
    body: "Есть &lt;синие&gt;?",
  };
  const forwarded = { user_id: 9, date: 1_789_000_000, body: "Были вчера" };
  const found = onlyMessage(read(event("message_new", { ...old, fwd_messages: [forwarded] }, { v: "5.50" })));
  assert.deepEqual([found.externalId, found.person.externalId], ["m555_id41", "555"]);
  assert.equal(found.text, "Есть <синие>?\n\n> Были вчера");
  assert.deepEqual(read(event("message_new", { ...old, out: 1 })), []);
  assert.deepEqual(read(event("message_new", { ...old, chat_id: 2 })), []);
});

Deno.test("VK-09 a place whose numbers came as texts is a place", () => {
  const geo = { type: "point", coordinates: { latitude: "56.8587", longitude: "35.9176" } };
  const found = onlyMessage(read(messageNew({ text: "", geo })));
  assert.deepEqual(told(found.attachments), [{ kind: "location", latitude: 56.8587, longitude: 35.9176 }]);
  assert.equal(found.unknown, undefined);
});

Deno.test("VK-09 pictures of older versions are taken in their largest size", () => {
  const at = (name: string) => `https://sun1.userapi.com/${name}.jpg`;
  const photo = { id: 1, owner_id: 555, photo_75: at("s"), photo_1280: at("z"), photo_604: at("x") };
  const sticker = { id: 2, photo_64: at("a"), photo_352: at("b") };
  const attachments = [{ type: "photo", photo }, { type: "sticker", sticker }];
  const found = onlyMessage(read(messageNew({ attachments })));
  assert.deepEqual(found.attachments.map(({ kind, url }) => [kind, url]), [["image", at("z")], [
    "sticker",
    at("b"),
  ]]);
});

Deno.test("C-10 a message without any number is taken, and taken once", () => {
  const nameless = messageNew({ id: 0, conversation_message_id: undefined });
  const [first, again] = [onlyMessage(read(nameless)), onlyMessage(read(nameless))];
  assert.match(first.externalId, /^unnamed:/);
  assert.equal(first.externalId, again.externalId);
});

Deno.test("C-10 a pressed button that sends no text is told, with its code where that is words", () => {
  const pressed = (payload: unknown) =>
    event("message_event", {
      user_id: 555,
      peer_id: 555,
      event_id: "4f1c",
      payload,
      conversation_message_id: 90,
    });
  const { sentAt: _, ...found } = onlyMessage(read(pressed({ button: "size" })));
  assert.deepEqual(told(found), {
    type: "message",
    externalId: "e4f1c",
    thread: { kind: "direct", key: "555" },
    from: "contact",
    person: { externalId: "555", profileUrl: "https://vk.com/id555" },
    text: "",
    attachments: [],
    unknown: { what: "postback", url: CHAT },
  });
  assert.equal(onlyMessage(read(pressed("Размер M"))).text, "Размер M");
  assert.deepEqual(read(event("message_event", { user_id: 555, peer_id: 2_000_000_001, event_id: "1" })), []);
  assert.deepEqual(read(event("message_event", { user_id: 555, peer_id: 555, group: GROUP })), []);
});

Deno.test("C-10 a text that came as a number is a text", () => {
  assert.equal(onlyMessage(read(messageNew({ text: 42 }))).text, "42");
});
