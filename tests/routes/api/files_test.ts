import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { eq } from "drizzle-orm";
import { attachments } from "@/db/schema/workspace.ts";
import type { AttachmentView, MessageView } from "@/lib/inbox/view.ts";
import { MAX_UPLOAD_BYTES } from "@/lib/media/upload.ts";
import { openCast } from "./cast.ts";
import { accept, conversation, openTicket, plantConnection, written } from "./desk.ts";

Deno.test("POST /uploads keeps a file under its real type, behind a signed address", async () => {
  await using cast = await openCast();
  const form = new FormData();
  form.set("file", new File(["%PDF-1.4\n%EOF"], "рисунок.png", { type: "image/png" }));
  const file = await cast.ok<AttachmentView>(cast.boris, "POST /uploads", form);
  deepStrictEqual([file.name, file.status], ["рисунок.pdf", "stored"]);
  deepStrictEqual([file.kind, file.contentType], ["file", "application/pdf"]);
  match(file.url, new RegExp(`^/media/${cast.boris.workspaceId}/${file.id}/`));
});

Deno.test("POST /uploads refuses what is no file, and what is too large, before all of it has come", async () => {
  await using cast = await openCast();
  const form = new FormData();
  form.set("file", "text");
  const none = await cast.refused(cast.boris, "POST /uploads", form);
  deepStrictEqual([none.status, none.details.fields], [400, { file: "invalid" }]);
  strictEqual((await cast.refused(cast.boris, "POST /uploads", { file: "x" })).status, 400);
  let taken = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 1_000_000;
      controller.enqueue(new Uint8Array(1_000_000));
    },
  });
  const type = { "content-type": "multipart/form-data; boundary=x" };
  const { status, code, details } = await cast.refused(cast.boris, "POST /uploads", endless, type);
  deepStrictEqual([status, code, details.limit], [413, "too_large", MAX_UPLOAD_BYTES]);
  strictEqual(taken < MAX_UPLOAD_BYTES + 10_000_000, true);
});

Deno.test("POST /attachments/{id}/retry takes a failed file up again", async () => {
  await using cast = await openCast();
  const vk = await plantConnection(cast, cast.anna, "vk");
  const { id } = await openTicket(cast, cast.boris, vk, "Ольга");
  const picture = { kind: "image" as const, url: "https://files.invalid/1.jpg" };
  await accept(cast, vk, written("Ольга", "Вот", { attachments: [picture] }));
  const file = async () => fileOf(await conversation(cast, cast.boris, id));
  const { id: fileId } = await file();
  const { store } = await cast.services.workspaces.open(cast.boris.workspaceId);
  const failed = { status: "failed" as const, error: { code: "unreachable" } };
  await store.write(() =>
    store.commit([store.db.update(attachments).set(failed).where(eq(attachments.id, fileId))])
  );
  strictEqual((await file()).status, "failed");
  await cast.ok(cast.boris, `POST /attachments/${fileId}/retry`);
  strictEqual((await file()).status, "pending");
  strictEqual((await cast.refused(cast.boris, "POST /attachments/nothing/retry")).status, 404);
});

function fileOf(messages: readonly MessageView[]): AttachmentView {
  const [file] = messages.flatMap((one) => one.attachments);
  if (!file) throw new Error("The conversation has no file");
  return file;
}
