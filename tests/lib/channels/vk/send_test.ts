import assert from "node:assert/strict";
import { type Outbound, SendError } from "@/lib/channels/channel.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { connection } from "./samples.ts";
import { file } from "../parcels.ts";
import { failure, serveVk } from "./vk_server.ts";

const SENT = [{ peer_id: 555, message_id: 5013, conversation_message_id: 89 }];

function out(changes: Partial<Outbound> = {}): Outbound {
  return {
    id: "ob1",
    randomId: 77,
    person: { externalId: "555" },
    thread: { kind: "direct", key: "555" },
    text: "Да, две чашки",
    files: [],
    via: "direct",
    ...changes,
  };
}

const comment = (changes: Partial<Outbound> = {}) =>
  out({ thread: { kind: "comment", key: "wall:-101_700:555" }, via: "comment", ...changes });

/** The error that a call ends with. */
async function refusalOf(call: Promise<unknown>): Promise<SendError> {
  const error = await call.then(() => undefined, (reason: unknown) => reason);
  assert.ok(error instanceof SendError);
  return error;
}

Deno.test("VK-02 a text goes as a form, with the key in the header and our random id", async () => {
  await using vk = serveVk({ "messages.send": SENT });
  const sent = await createVk(vk.net).send(out(), connection());
  assert.deepEqual(sent, { externalId: "m555_89", sequence: 89 });
  assert.deepEqual(vk.single("messages.send"), {
    v: "5.199",
    peer_ids: "555",
    random_id: "77",
    message: "Да, две чашки",
  });
  assert.equal(vk.calls[0]?.authorization, "Bearer vk1.a.key");
  assert.match(vk.calls[0]?.contentType ?? "", /^application\/x-www-form-urlencoded/);
});

Deno.test("an answer quotes the message that it answers", async () => {
  await using vk = serveVk({ "messages.send": SENT });
  await createVk(vk.net).send(out({ replyTo: "m555_88" }), connection());
  const forward = JSON.parse(vk.single("messages.send").forward ?? "");
  assert.deepEqual(forward, { peer_id: 555, conversation_message_ids: [88], is_reply: 1 });
});

Deno.test("an answer to a message known by its id alone quotes it by that", async () => {
  await using vk = serveVk({ "messages.send": SENT });
  await createVk(vk.net).send(out({ replyTo: "m555_id5012" }), connection());
  assert.equal(vk.single("messages.send").reply_to, "5012");
});

Deno.test("a bare number in the answer names the message too", async () => {
  await using vk = serveVk({ "messages.send": 5013 });
  assert.equal((await createVk(vk.net).send(out(), connection())).externalId, "m555_id5013");
});

Deno.test("VK-03 a refusal of the one recipient is a refusal", async () => {
  const item = { peer_id: 555, message_id: 0, error: { code: 901, description: "Can't send messages" } };
  await using vk = serveVk({ "messages.send": [item] });
  const error = await refusalOf(createVk(vk.net).send(out(), connection()));
  assert.equal(error.kind, "user");
  assert.equal(error.platformCode, "901 Can't send messages");
});

Deno.test("VK-05 a reply goes under the post as the community, answering the comment", async () => {
  await using vk = serveVk({ "wall.createComment": { comment_id: 790, parents_stack: [777] } });
  const sent = await createVk(vk.net).send(comment({ replyTo: "c-101_777" }), connection());
  assert.deepEqual(sent, { externalId: "c-101_790" });
  assert.deepEqual(vk.single("wall.createComment"), {
    v: "5.199",
    owner_id: "-101",
    post_id: "700",
    from_group: "101",
    message: "Да, две чашки",
    reply_to_comment: "777",
    guid: "ob1",
  });
});

Deno.test("the author of a comment can be answered in private", async () => {
  await using vk = serveVk({ "messages.send": SENT });
  const sent = await createVk(vk.net).send(comment({ via: "direct" }), connection());
  assert.equal(sent.externalId, "m555_89");
});

Deno.test("access denied at a post fails the answer, not the connection", async () => {
  await using vk = serveVk({ "wall.createComment": () => failure(15, "Access denied") });
  assert.equal((await refusalOf(createVk(vk.net).send(comment(), connection()))).kind, "content");
});

Deno.test("what VK cannot take is refused without asking it", async () => {
  await using vk = serveVk({});
  const many = Array.from({ length: 11 }, () => file("file", "application/pdf", "a.pdf"));
  const impossible = [
    out({ text: "" }),
    out({ files: many }),
    out({ thread: { kind: "discussion", key: "topic:101_40" }, via: "comment" }),
    out({ thread: { kind: "discussion", key: "topic:101_40" } }),
    comment({ thread: { kind: "comment", key: "photo:-101_30:555" } }),
  ];
  for (const one of impossible) {
    assert.equal((await refusalOf(createVk(vk.net).send(one, connection()))).kind, "content");
  }
  const nobody = out({ person: { externalId: "-7" } });
  assert.equal((await refusalOf(createVk(vk.net).send(nobody, connection()))).kind, "user");
  assert.equal(vk.calls.length, 0);
});

Deno.test("an answer that names nothing may have been sent", async () => {
  await using vk = serveVk({ "messages.send": [], "wall.createComment": {} });
  for (const one of [out(), comment()]) {
    const error = await refusalOf(createVk(vk.net).send(one, connection()));
    assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
  }
});

Deno.test("VK-19 an edit keeps the attachments that the message has", async () => {
  const attachments = [
    { type: "photo", photo: { owner_id: -101, id: 5, access_key: "k" } },
    { type: "audio_message", audio_message: { owner_id: -101, id: 6 } },
    { type: "sticker", sticker: { sticker_id: 9 } },
  ];
  await using vk = serveVk({
    "messages.getByConversationMessageId": { count: 1, items: [{ attachments }] },
    "messages.edit": 1,
  });
  await createVk(vk.net).edit?.("m555_89", "Да, три", connection());
  const { message, peer_id, cmid, attachment } = vk.single("messages.edit");
  assert.deepEqual([message, peer_id, cmid], ["Да, три", "555", "89"]);
  assert.equal(attachment, "photo-101_5_k,doc-101_6");
});

Deno.test("VK-19 after a day an edit is refused as out of time, and a comment's at once", async () => {
  await using vk = serveVk({
    "messages.getByConversationMessageId": { items: [] },
    "messages.edit": () => failure(909, "too old"),
  });
  const channel = createVk(vk.net);
  const late = await refusalOf(channel.edit?.("m555_89", "Да", connection()) ?? Promise.resolve());
  assert.equal(late.kind, "window");
  const comments = await refusalOf(channel.edit?.("c-101_790", "Да", connection()) ?? Promise.resolve());
  assert.equal(comments.kind, "content");
});
