import assert from "node:assert/strict";
import { normaliseWebchat } from "@/lib/channels/webchat/normalise.ts";

const at = 1_790_000_000_000;
const visitor = { id: "v1", name: "Марина", email: "marina@example.ru", language: "ru-RU" };

Deno.test("a visitor's message names its thread by the visitor, and itself by both", () => {
  const [message] = normaliseWebchat({
    type: "message",
    id: "m1",
    visitor,
    text: "Привет",
    replyTo: "out:1",
    at,
  });
  assert.deepEqual(message, {
    type: "message",
    externalId: "v1:m1",
    thread: { kind: "direct", key: "v1" },
    from: "contact",
    person: { externalId: "v1", name: "Марина", email: "marina@example.ru", language: "ru-RU" },
    text: "Привет",
    attachments: [],
    replyTo: "out:1",
    sentAt: at,
  });
});

Deno.test("a file is an upload that is stored already; anything else is none", () => {
  const files = [
    { upload: "u1", kind: "image", name: "a.jpg", contentType: "image/jpeg", size: 10 },
    { upload: "u2", kind: "location" },
    { kind: "file", url: "http://169.254.169.254/" },
    null,
  ];
  const [message] = normaliseWebchat({ type: "message", id: "m2", visitor, text: "", files, at });
  assert.equal(message?.type, "message");
  assert.deepEqual(message?.type === "message" && message.attachments, [
    { kind: "image", uploadId: "u1", name: "a.jpg", contentType: "image/jpeg", size: 10 },
  ]);
});

Deno.test("receipts name our answers", () => {
  const ids = ["out:1.0", "out:2.0"];
  assert.deepEqual(normaliseWebchat({ type: "seen", visitor, ids, at }), [
    { type: "receipt", status: "read", externalIds: ids, at },
  ]);
  assert.deepEqual(normaliseWebchat({ type: "delivered", visitor, ids, at }), [
    { type: "receipt", status: "delivered", externalIds: ids, at },
  ]);
});

Deno.test("an unknown shape is nothing", () => {
  const shapes: unknown[] = [null, 1, "x", [], {}, { type: "message" }, { type: "message", visitor, at }];
  shapes.push({ type: "message", id: "m", visitor: {}, at }, { type: "message", id: "m", visitor });
  shapes.push({ type: "typing", visitor, ids: ["x"], at }, { type: "seen", visitor, ids: [], at });
  for (const shape of shapes) assert.deepEqual(normaliseWebchat(shape), [], JSON.stringify(shape));
});
