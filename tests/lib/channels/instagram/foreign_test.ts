import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/instagram/normalise.ts";
import { onlyMessage } from "../graph/events.ts";
import { ACCOUNT, change, comment, connection, CUSTOMER } from "./samples.ts";

const read = (payload: unknown) => normalise(payload, connection());
const sides = { sender: { id: CUSTOMER }, recipient: { id: ACCOUNT }, timestamp: "1790000000" };
const said = { ...sides, message: { mid: "aWdf7", text: "Ау" } };

Deno.test("IG-02 an event of Direct that comes as a change is read all the same", () => {
  const found = onlyMessage(read(change("messages", said)));
  assert.deepEqual([found.text, found.sentAt, found.thread.key], ["Ау", 1_790_000_000_000, CUSTOMER]);
  const edit = read(change("message_edit", { ...sides, message_edit: { mid: "aWdf7", text: "Ау?" } }))[0];
  assert.ok(edit?.type === "edit" && edit.text === "Ау?");
});

Deno.test("IG-07 a shared post that comes twice, as a share and as what it is, is shown once", () => {
  const payload = { ig_post_media_id: "178", title: "Чашки", url: "https://cdn.example/ig?asset_id=1&s=b" };
  const share = { type: "share", payload: { url: "https://cdn.example/ig?asset_id=1&s=a" } };
  for (const first of [share, { type: "share", payload: { title: "Чашки" } }]) {
    const attachments = [first, { type: "ig_post", payload }];
    const found = onlyMessage(read(change("messages", { ...sides, message: { mid: "aWdf8", attachments } })));
    assert.deepEqual(found.attachments.map(({ kind, url }) => [kind, url]), [["image", payload.url]]);
    assert.equal(found.unknown, undefined);
  }
  const alone = { mid: "aWdf9", attachments: [share] };
  assert.equal(onlyMessage(read(change("messages", { ...sides, message: alone }))).attachments.length, 1);
});

Deno.test("what the dashboard sends for a try is nobody's message", () => {
  const tried = change("messages", said);
  assert.deepEqual(read({ ...tried, entry: tried.entry.map((entry) => ({ ...entry, id: "0" })) }), []);
});

Deno.test("C-10 a text that came as a number is a text", () => {
  assert.equal(onlyMessage(read(comment({ text: 42 }))).text, "42");
});
