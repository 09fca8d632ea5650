import assert from "node:assert/strict";
import { takeUpload } from "@/lib/inbox/uploads.ts";
import { sample } from "@/lib/sandbox/samples.ts";
import { openDesk } from "../../lib/chat/desk.ts";
import { refusal } from "../../lib/chat/visitor.ts";

Deno.test("a file goes up, belongs to its message, and is not fetched again", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.hello();
  const mug = await sample("mug");
  const upload = await marina.upload(mug.bytes, mug.name, mug.contentType);
  const second = await marina.upload(new TextEncoder().encode("счёт"), "счёт.txt");
  const { files } = await marina.write("", { files: [second.id, upload.id] });
  assert.deepEqual(files.map(({ id, kind, status }) => [id, kind, status]), [
    [second.id, "file", "stored"],
    [upload.id, "image", "stored"],
  ]);
  assert.match(files[1]?.url ?? "", /^\/media\//);
  const [ticket] = await desk.tickets();
  const [shown] = await desk.messages(ticket!.id);
  assert.deepEqual(shown?.attachments.map(({ id, status }) => [id, status]), [
    [second.id, "stored"],
    [upload.id, "stored"],
  ]);
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  const { rows } = await store.query("SELECT kind FROM jobs WHERE kind = 'media'");
  assert.deepEqual(rows, []);
});

Deno.test("an upload is used once, and by whoever put it there", async () => {
  await using desk = await openDesk();
  const [marina, boris] = [desk.visitor(), desk.visitor()];
  await marina.hello();
  await boris.hello();
  const { id: hers } = await marina.upload(new TextEncoder().encode("x"), "x.txt");
  const workspace = await desk.services.workspaces.open(desk.workspaceId);
  const staff = await takeUpload(desk.services, workspace, new File(["тайна"], "зарплаты.txt"), "anna");
  const post = (visitor: typeof marina, file: string) => {
    const body = { id: crypto.randomUUID(), text: "", files: [file] };
    return visitor.ask("messages", { method: "POST", body });
  };
  for (const file of [hers, staff.id, "nothing"]) {
    assert.deepEqual(await refusal(post(boris, file)), [404, "not_found"]);
  }
  assert.equal((await post(marina, hers)).status, 201);
  assert.deepEqual(await refusal(post(marina, hers)), [404, "not_found"]);
});

Deno.test("what pretends to be a picture is kept as what it is", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.hello();
  const page = new TextEncoder().encode("<!doctype html><script>alert(1)</script>");
  const { kind, contentType } = await marina.upload(page, "photo.jpg", "image/jpeg");
  assert.equal(kind, "file");
  assert.doesNotMatch(contentType, /^image/);
});

Deno.test("an empty file, none at all, and one over the limit are refused", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.hello();
  const send = (file?: File) => {
    const body = new FormData();
    if (file) body.set("file", file);
    return marina.ask("uploads", { method: "POST", body });
  };
  assert.deepEqual(await refusal(send()), [400, "invalid_request"]);
  assert.deepEqual(await refusal(send(new File([], "empty.txt"))), [400, "invalid_request"]);
  const large = new File([new Uint8Array(25 * 1024 * 1024 + 1)], "large.bin");
  assert.deepEqual(await refusal(send(large)), [413, "too_large"]);
});
