import assert from "node:assert/strict";
import { type Outbound, type OutboundFile, SendError } from "@/lib/channels/channel.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { connection } from "./samples.ts";
import { file } from "../parcels.ts";
import { type Call, failure, serveVk, type VkServer } from "./vk_server.ts";

/** What VK answers on the way of a file; `upload` tells a photo from a document by the field. */
function serveUploads(answers: Readonly<Record<string, unknown>> = {}): VkServer {
  const vk: VkServer = serveVk({
    "photos.getMessagesUploadServer": () => ({ upload_url: addressOf(vk) }),
    "docs.getMessagesUploadServer": () => ({ upload_url: addressOf(vk) }),
    "docs.getWallUploadServer": () => ({ upload_url: addressOf(vk) }),
    upload: ({ params }: Call) =>
      params.photo ? { server: 12, photo: '[{"photo":"x"}]', hash: "h" } : { file: "token-of-file" },
    "photos.saveMessagesPhoto": [{ id: 5, owner_id: -101, access_key: "key" }],
    "docs.save": { type: "doc", doc: { id: 6, owner_id: -101 } },
    "messages.send": [{ peer_id: 555, message_id: 1, conversation_message_id: 2 }],
    "wall.createComment": { comment_id: 790 },
    ...answers,
  });
  return vk;
}

const addressOf = (vk: VkServer) => vk.net.base.replace("/method", "/upload");

function out(files: readonly OutboundFile[], changes: Partial<Outbound> = {}): Outbound {
  const thread = { kind: "direct", key: "555" } as const;
  return {
    id: "ob1",
    randomId: 7,
    person: { externalId: "555" },
    thread,
    text: "",
    files,
    via: "direct",
    ...changes,
  };
}

Deno.test("VK-09 several files travel in one message, each in its own way", async () => {
  await using vk = serveUploads();
  const files = [file("image", "image/jpeg", "cup.jpg"), file("file", "application/pdf", "price.pdf")];
  await createVk(vk.net).send(out(files), connection());
  assert.equal(vk.single("messages.send").attachment, "photo-101_5_key,doc-101_6");
  assert.equal(vk.single("messages.send").message, undefined);
  const { server, photo, hash } = vk.single("photos.saveMessagesPhoto");
  assert.deepEqual([server, photo, hash], ["12", '[{"photo":"x"}]', "h"]);
  assert.deepEqual(vk.single("docs.save"), { v: "5.199", file: "token-of-file", title: "price.pdf" });
  const uploads = vk.calls.filter((call) => call.method === "upload");
  assert.deepEqual(uploads.map((call) => call.params), [
    { photo: "cup.jpg: bytes of cup.jpg" },
    { file: "price.pdf: bytes of price.pdf" },
  ]);
  // The key is for VK's API, not for the address of an upload.
  assert.deepEqual(uploads.map((call) => call.authorization), [null, null]);
});

Deno.test.each(
  [
    ["voice.ogg", "audio/ogg; codecs=opus", "audio", "audio_message"],
    ["sound.wav", "audio/wav", "audio", "doc"],
    ["film.mp4", "video/mp4", "video", "doc"],
    ["moving.gif", "image/gif", "image", "doc"],
  ] as const,
)("VK-10 VK-11 $0 is uploaded as $3", async (name, contentType, kind, type) => {
  const saved = { type, [type]: { id: 6, owner_id: -101, access_key: "k" } };
  await using vk = serveUploads({ "docs.save": saved });
  await createVk(vk.net).send(out([file(kind, contentType, name)]), connection());
  assert.equal(vk.single("docs.getMessagesUploadServer").type, type);
  assert.equal(vk.single("messages.send").attachment, "doc-101_6_k");
});

Deno.test("VK-05 under a post even a picture is a document", async () => {
  await using vk = serveUploads();
  const thread = { kind: "comment", key: "wall:-101_700:555" } as const;
  const files = [file("image", "image/jpeg", "cup.jpg")];
  await createVk(vk.net).send(out(files, { thread, via: "comment" }), connection());
  assert.equal(vk.single("docs.getWallUploadServer").group_id, "101");
  assert.equal(vk.single("wall.createComment").attachments, "doc-101_6");
});

Deno.test.each([
  ["a picture that VK cannot read", { upload: { server: 1, photo: "[]", hash: "" } }, "content"],
  ["a file that VK refuses", { upload: { error: "wrong_file_type" } }, "content"],
  ["a file too large", { upload: () => new Response("no", { status: 413 }) }, "content"],
  ["an upload server at rest", { upload: () => new Response("no", { status: 502 }) }, "transient"],
  ["a silent save", { "photos.saveMessagesPhoto": [], "docs.save": {} }, "transient"],
  ["no address", { "photos.getMessagesUploadServer": {}, "docs.getMessagesUploadServer": {} }, "transient"],
  [
    "a refused save",
    { "photos.saveMessagesPhoto": () => failure(22), "docs.save": () => failure(22) },
    "transient",
  ],
])("C-12 $0 is told, and nothing was sent", async (_, answers, kind) => {
  for (const one of [file("image", "image/jpeg", "cup.jpg"), file("file", "application/pdf", "price.pdf")]) {
    await using vk = serveUploads(answers);
    const error = await createVk(vk.net).send(out([one]), connection()).catch((reason: unknown) => reason);
    assert.ok(error instanceof SendError);
    assert.deepEqual([error.kind, error.maybeSent], [kind, false]);
    assert.equal(vk.calls.some((call) => call.method === "messages.send"), false);
  }
});
