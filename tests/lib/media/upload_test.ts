import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "@/lib/errors.ts";
import { readUpload } from "@/lib/media/upload.ts";
import { test } from "./tidy.ts";

test("the file of a form comes with its name and bytes", async () => {
  const file = await readUpload(form(new File(["привет"], "Отчёт.txt", { type: "text/plain" })));
  assert.equal(file.name, "Отчёт.txt");
  assert.equal(await file.text(), "привет");
});

test("a file at the limit passes, one byte more does not", async () => {
  const limit = 100_000;
  const fits = await readUpload(form(new File([new Uint8Array(limit)], "a")), limit);
  assert.equal(fits.size, limit);
  await refused("too_large", readUpload(form(new File([new Uint8Array(limit + 1)], "a")), limit));
});

test("a body that is announced too large is refused unread", async () => {
  let pulled = 0;
  const request = endless({ "content-length": "200000000" }, () => pulled++);
  await refused("too_large", readUpload(request, 1_000_000));
  assert.ok(pulled <= 1, `pulled ${pulled}`);
  await request.body?.cancel();
});

test("a body that does not announce its size is refused as it grows", async () => {
  let pulled = 0;
  await refused("too_large", readUpload(endless({}, () => pulled++), 1_000_000));
  assert.ok(pulled <= 20, `pulled ${pulled} times 65,536 bytes`);
});

test("a form without a file, with an empty one, or no form at all, is refused", async () => {
  const text = new FormData();
  text.set("file", "just text");
  const other = new FormData();
  other.set("picture", new File(["x"], "a"));
  const bodies = [text, other, new FormData(), "{}", undefined];
  for (const body of bodies) await refused("invalid_request", readUpload(post(body)));
  await refused("invalid_request", readUpload(form(new File([], "empty.txt"))));
  const broken = { "content-type": "multipart/form-data; boundary=x" };
  await refused("invalid_request", readUpload(post("--x\r\nnonsense", broken)));
  await refused("invalid_request", readUpload(post("--x", { "content-type": "multipart/form-data" })));
});

function form(file: File): Request {
  const data = new FormData();
  data.set("file", file);
  return post(data);
}

function post(body?: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://help.example/api/v1/uploads", { method: "POST", body, headers });
}

function endless(headers: Record<string, string>, onPull: () => void): Request {
  const start = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n';
  let first = true;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      onPull();
      controller.enqueue(first ? new TextEncoder().encode(start) : new Uint8Array(65_536));
      first = false;
    },
  });
  return post(body, { "content-type": "multipart/form-data; boundary=x", ...headers });
}

async function refused(code: ErrorCode, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => error instanceof AppError && error.code === code);
}
