import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/vk/normalise.ts";
import {
  connection,
  CUSTOMER,
  event,
  GROUP,
  message,
  messageNew,
  only,
  onlyMessage,
  told,
} from "./samples.ts";

const read = (payload: unknown) => normalise(payload, connection());
const CHAT = "https://vk.com/gim101?sel=555";

Deno.test("VK-02 a private message becomes a message of a direct conversation", () => {
  assert.deepEqual(told(read(messageNew())), [{
    type: "message",
    externalId: "m555_88",
    thread: { kind: "direct", key: "555" },
    from: "contact",
    person: { externalId: "555", profileUrl: "https://vk.com/id555" },
    text: "Здравствуйте, чашки остались?",
    attachments: [],
    sentAt: 1_790_000_000_000,
    sequence: 88,
  }]);
});

Deno.test("a reply points at the message that it answers, by number or by id", () => {
  const byNumber = { conversation_message_id: 80, id: 5000, from_id: -GROUP, text: "Да" };
  assert.equal(onlyMessage(read(messageNew({ reply_message: byNumber }))).replyTo, "m555_80");
  assert.equal(onlyMessage(read(messageNew({ reply_message: { id: 5000 } }))).replyTo, "m555_id5000");
});

Deno.test("a message without a number in its conversation is named by its id", () => {
  const found = onlyMessage(read(messageNew({ conversation_message_id: undefined })));
  assert.equal(found.externalId, "m555_id5012");
  assert.equal(found.sequence, undefined);
});

Deno.test("what is not a person's message to us is ignored", () => {
  for (
    const changes of [
      { out: 1 },
      { from_id: -GROUP },
      { from_id: -7, peer_id: -7 },
      { peer_id: 2_000_000_001 },
      { peer_id: 0 },
      { chat_id: 3 },
    ]
  ) assert.deepEqual(read(messageNew(changes)), [], JSON.stringify(changes));
});

Deno.test("an event of another community is ignored", () => {
  assert.deepEqual(read(event("message_new", { message: message() }, { group_id: 102 })), []);
  assert.equal(read(event("message_new", { message: message() }, { group_id: undefined })).length, 1);
});

Deno.test("C-11 what was sent from VK itself comes as ours, with the random id and the administrator", () => {
  const ours = message({ from_id: -GROUP, out: 1, random_id: 42, admin_author_id: 9 });
  const found = onlyMessage(read(event("message_reply", ours)));
  assert.equal(found.from, "ours");
  assert.equal(found.person.externalId, String(CUSTOMER));
  assert.equal(found.echoOf, "random:42");
  assert.deepEqual(found.author, { externalId: "9" });
});

Deno.test("VK-20 a reply of a robot names no administrator and no random id", () => {
  const found = onlyMessage(read(event("message_reply", message({ from_id: -GROUP, out: 1 }))));
  assert.equal(found.echoOf, undefined);
  assert.equal(found.author, undefined);
});

Deno.test("VK-19 an edit of either side names the message and its new text", () => {
  const edited = message({ text: "Две чашки &amp; блюдце", update_time: 1_790_000_050 });
  assert.deepEqual(told(read(event("message_edit", edited))), [{
    type: "edit",
    externalId: "m555_88",
    text: "Две чашки & блюдце",
    attachments: [],
    at: 1_790_000_050_000,
  }]);
  assert.deepEqual(read(event("message_edit", message({ peer_id: 2_000_000_001 }))), []);
});

Deno.test("VK-03 allow and deny tell whether we may write", () => {
  for (const [type, allowed] of [["message_allow", true], ["message_deny", false]] as const) {
    const found = only(read(event(type, { user_id: CUSTOMER, key: "" })));
    assert.ok(found.type === "reach");
    assert.equal(found.allowed, allowed);
    assert.equal(found.person.externalId, "555");
  }
});

Deno.test("a reading is told up to a number of the conversation", () => {
  const object = { from_id: CUSTOMER, peer_id: CUSTOMER, read_message_id: 5013, conversation_message_id: 89 };
  const found = only(read(event("message_read", object)));
  assert.ok(found.type === "receipt");
  assert.equal(found.status, "read");
  assert.deepEqual(found.upTo, { threadKey: "555", sequence: 89 });
});

Deno.test("a reading without that number names one message, and our own reading is ignored", () => {
  const found = only(read(event("message_read", { from_id: 1, peer_id: 1, read_message_id: 7 })));
  assert.ok(found.type === "receipt");
  assert.deepEqual(found.externalIds, ["m1_id7"]);
  assert.deepEqual(read(event("message_read", { from_id: -GROUP, peer_id: 1, read_message_id: 7 })), []);
});

Deno.test("a reaction is put on and taken away", () => {
  const object = { reacted_id: CUSTOMER, peer_id: CUSTOMER, cmid: 88, reaction_id: 4 };
  const put = only(read(event("message_reaction_event", object)));
  assert.ok(put.type === "reaction");
  assert.deepEqual([put.externalId, put.emoji, put.person.externalId], ["m555_88", "👍", "555"]);
  const taken = only(read(event("message_reaction_event", { ...object, reaction_id: undefined })));
  assert.ok(taken.type === "reaction");
  assert.equal(taken.emoji, "");
});

Deno.test("events that say nothing to a help desk are ignored", () => {
  const types = [
    "message_event",
    "message_typing_state",
    "group_join",
    "like_add",
    "confirmation",
    "toString",
  ];
  for (const type of types) assert.deepEqual(read(event(type, message())), [], type);
});

Deno.test("C-10 a message in which nothing can be shown leaves a placeholder with the way to VK", () => {
  assert.deepEqual(onlyMessage(read(messageNew({ text: "" }))).unknown, { what: "message", url: CHAT });
  const cropped = onlyMessage(read(messageNew({ is_cropped: true })));
  assert.deepEqual(cropped.unknown, { what: "fwd_messages", url: CHAT });
});
