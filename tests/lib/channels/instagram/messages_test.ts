import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/instagram/normalise.ts";
import { only, onlyMessage, told } from "../graph/events.ts";
import { ACCOUNT, body, connection, CUSTOMER, echo, event, message, TIME } from "./samples.ts";

const INBOX = "https://www.instagram.com/direct/inbox/";
const read = (payload: unknown) => normalise(payload, connection());
const messageIn = (content: Record<string, unknown>) => onlyMessage(read(message(content)));

Deno.test("IG-02 a direct message belongs to its writer's conversation", () => {
  assert.deepEqual(told(only(read(message({ text: "Привет", reply_to: { mid: "aWdf0" } })))), {
    type: "message",
    externalId: "aWdf1",
    thread: { kind: "direct", key: CUSTOMER },
    from: "contact",
    person: { externalId: CUSTOMER },
    text: "Привет",
    attachments: [],
    replyTo: "aWdf0",
    sentAt: TIME,
  });
});

Deno.test("C-11 what the account's side sent is ours, known by our id where it comes back", () => {
  const own = onlyMessage(read(echo({ metadata: "01kdelivery" })));
  assert.deepEqual([own.from, own.echoOf, own.person.externalId], ["ours", "01kdelivery", CUSTOMER]);
  const native = onlyMessage(read(echo()));
  assert.deepEqual([native.from, native.echoOf, native.thread.key], ["ours", undefined, CUSTOMER]);
});

Deno.test("an unsent message is taken back", () => {
  assert.deepEqual(only(read(message({ is_deleted: true }))), {
    type: "deletion",
    externalId: "aWdf1",
    at: TIME,
  });
});

Deno.test("C-10 what the interface does not show is named, with the way to Direct", () => {
  assert.deepEqual(messageIn({ is_unsupported: true }).unknown, { what: "unsupported", url: INBOX });
  assert.equal(messageIn({ attachments: [{ type: "avatar", payload: {} }] }).unknown?.what, "avatar");
});

Deno.test("IG-07 IG-08 IG-09 pictures, sound, films and shared posts are fetched", () => {
  const url = "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1&signature=x";
  const kinds = [
    ["image", "image"],
    ["audio", "audio"],
    ["video", "video"],
    ["share", "image"],
    ["story_mention", "image"],
    ["ig_reel", "video"],
    ["ig_post", "image"],
  ] as const;
  for (const [type, kind] of kinds) {
    const found = messageIn({ attachments: [{ type, payload: { url } }] });
    assert.deepEqual([found.attachments[0]?.kind, found.attachments[0]?.url, found.unknown], [
      kind,
      url,
      undefined,
    ]);
  }
  const page = messageIn({
    attachments: [{ type: "share", payload: { url: "https://www.instagram.com/p/C1/" } }],
  });
  assert.deepEqual(told(page.attachments), [{
    kind: "file",
    name: "https://www.instagram.com/p/C1/",
    pageUrl: "https://www.instagram.com/p/C1/",
  }]);
});

Deno.test("an answer to a story brings the story along", () => {
  const url = "https://lookaside.fbsbx.com/story.jpg";
  const found = messageIn({ text: "Хочу такую", reply_to: { story: { url, id: "1" } } });
  assert.deepEqual(told(found.attachments), [{ kind: "image", name: "story", url }]);
  assert.equal(found.replyTo, undefined);
});

Deno.test("a message is read one by one", () => {
  assert.deepEqual(told(only(read(event({ read: { mid: "aWdf2" } })))), {
    type: "receipt",
    status: "read",
    externalIds: ["aWdf2"],
    at: TIME,
  });
});

Deno.test("reactions, edits and pressed buttons are read as on Messenger", () => {
  const heart = only(
    read(event({ reaction: { mid: "aWdf2", action: "react", reaction: "love", emoji: "❤" } })),
  );
  assert.deepEqual(heart.type === "reaction" ? [heart.externalId, heart.emoji] : [], ["aWdf2", "❤"]);
  const edit = only(read(event({ message_edit: { mid: "aWdf1", text: "Тарелки?", num_edit: 1 } })));
  assert.deepEqual(edit, { type: "edit", externalId: "aWdf1", text: "Тарелки?", at: TIME });
  const pressed = onlyMessage(read(event({ postback: { mid: "aWdf5", title: "Каталог", payload: "C" } })));
  assert.deepEqual([pressed.externalId, pressed.text], ["aWdf5", "Каталог"]);
});

Deno.test("dates of the older shape are understood", () => {
  const old = event({ timestamp: "2021-09-08T06:34:04+0000", message: { mid: "x", text: "a" } });
  assert.equal(onlyMessage(read(old)).sentAt, Date.UTC(2021, 8, 8, 6, 34, 4));
});

Deno.test("the dashboard's test events and other accounts' entries are not ours", () => {
  const value = {
    sender: { id: "12334" },
    recipient: { id: "23245" },
    message: { mid: "random_mid", text: "t" },
  };
  const test = {
    object: "instagram",
    entry: [{ id: "0", time: TIME, changes: [{ field: "messages", value }] }],
  };
  assert.deepEqual(read(test), []);
  const [mine] = message().entry;
  assert.deepEqual(
    normalise({ object: "instagram", entry: [{ ...mine, id: "0" }] }, connection({ accountId: "" })),
    [],
  );
  assert.deepEqual(read({ object: "instagram", entry: [{ ...mine, id: "5" }] }), []);
  assert.deepEqual(read({ ...body({}), object: "page" }), []);
});

Deno.test("a message of the account to itself has no customer of ours", () => {
  const self = event({
    sender: { id: ACCOUNT },
    recipient: { id: ACCOUNT },
    message: { mid: "m", text: "a" },
  });
  assert.deepEqual(read(self), []);
});
