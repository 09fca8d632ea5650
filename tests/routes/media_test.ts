import assert from "node:assert/strict";
import { Hono } from "hono";
import { AppError } from "@/lib/errors.ts";
import { DiskStore } from "@/lib/media/disk.ts";
import { signMedia } from "@/lib/media/links.ts";
import { Secrets } from "@/lib/secrets.ts";
import { createMedia, type MediaAttachment } from "@/routes/media.ts";
import { testOnDisk } from "../lib/media/tidy.ts";

const FIRST = "01m0000000000000000000000a";
const SECOND = "01m0000000000000000000000b";
const CONTENT = Uint8Array.from({ length: 150_000 }, (_, i) => i % 251);
const DAY = 86_400_000;
const secrets = await Secrets.from("a master secret for tests, 32 characters");

test("a signed address gives the file, typed, named and for a while", async ({ add, get }) => {
  const response = await get(await add({ contentType: "video/mp4", name: "Ролик.mp4" }));
  assert.equal(response.status, 200);
  assert.deepEqual(await response.bytes(), CONTENT);
  const headers = Object.fromEntries(response.headers);
  assert.equal(headers["content-type"], "video/mp4");
  assert.equal(headers["content-length"], "150000");
  assert.equal(
    headers["content-disposition"],
    "inline; filename=\"_____.mp4\"; filename*=UTF-8''%D0%A0%D0%BE%D0%BB%D0%B8%D0%BA.mp4",
  );
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.match(headers["content-security-policy"] ?? "", /^sandbox/);
  assert.equal(headers["cross-origin-resource-policy"], "cross-origin");
  assert.equal(headers["accept-ranges"], "bytes");
  const age = Number(/^private, max-age=(\d+), immutable$/.exec(headers["cache-control"] ?? "")?.[1]);
  assert.ok(age > 86_000 && age <= 172_800, `${age}`);
});

for (
  const [contentType, name] of [["image/svg+xml", "a.svg"], ["text/html", "a.html"], [
    "application/xml",
    "a.xml",
  ]] as const
) {
  test(`${contentType} is saved, never shown`, async ({ add, get }) => {
    const response = await get(await add({ contentType, name }));
    assert.equal(response.headers.get("content-type"), "application/octet-stream");
    assert.match(response.headers.get("content-disposition") ?? "", /^attachment;/);
    await response.body?.cancel();
  });
}

test("any change to an address is not found", async ({ add, get }) => {
  const path = await add({});
  const [, , workspace = "", attachment = "", expires = "", signature = ""] = path.split("/");
  const other = signature.startsWith("A") ? "B" : "A";
  const changes = [
    path.replace(workspace, SECOND),
    path.replace(workspace, "nobody"),
    path.replace(attachment, "a2"),
    path.replace(expires, String(Number(expires) + 86_400)),
    path.replace(expires, `thumb/${expires}`),
    path.replace(expires, "never"),
    path.replace(signature, other + signature.slice(1)),
    path.replace(signature, ""),
    path.replace(workspace, "..%2f.."),
  ];
  await add({ id: "a2" });
  for (const changed of changes) {
    const response = await get(changed);
    assert.equal(response.status, 404, changed);
    await response.body?.cancel();
  }
});

test("the name in an address is for the eye alone", async ({ add, get }) => {
  const path = await add({ contentType: "application/pdf", name: "a.pdf" });
  const response = await get(path.replace("a.pdf", "evil.html"));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/pdf");
  assert.match(response.headers.get("content-disposition") ?? "", /filename="a\.pdf"/);
  await response.body?.cancel();
});

test("an expired address is gone, but only its holder is told so", async ({ add, get }) => {
  const path = await add({ signedAt: Date.now() - 3 * DAY });
  assert.equal((await get(path)).status, 410);
  assert.equal((await get(path.replace(/.(\/[^/]*)$/, "-$1"))).status, 404);
});

test("a thumbnail has its own address, type and signature", async ({ add, get }) => {
  const path = await add({ variant: "thumb" });
  const response = await get(path);
  assert.equal(response.headers.get("content-type"), "image/webp");
  assert.equal(await response.text(), "small");
  assert.equal((await get(path.replace("/thumb/", "/"))).status, 404);
});

test("an attachment without a thumbnail, or whose content is not there, is not found", async ({ add, get, known }) => {
  const thumb = await add({ variant: "thumb" });
  const file = await add({ id: "a3" });
  for (const [id, attachment] of known) known.set(id, { ...attachment, thumbHash: null });
  assert.equal((await get(thumb)).status, 404);
  const gone = "f".repeat(64);
  known.set(`${FIRST}/a3`, { hash: gone, thumbHash: null, contentType: "image/png", name: "a.png" });
  assert.equal((await get(file)).status, 404);
  const link = { workspaceId: FIRST, attachmentId: "a3", variant: "file", hash: gone } as const;
  assert.equal((await get(await signMedia(secrets, link, { name: "a.png" }))).status, 404);
});

test("a part of a video can be asked for", async ({ add, get }) => {
  const path = await add({ contentType: "video/mp4" });
  for (
    const [range, start, end] of [["bytes=0-1", 0, 1], ["bytes=70000-", 70_000, 149_999], [
      "bytes=-5",
      149_995,
      149_999,
    ]] as const
  ) {
    const response = await get(path, { range });
    assert.equal(response.status, 206);
    assert.equal(response.headers.get("content-range"), `bytes ${start}-${end}/150000`);
    assert.equal(response.headers.get("content-length"), String(end - start + 1));
    assert.deepEqual(await response.bytes(), CONTENT.slice(start, end + 1));
  }
});

test("a part that is not there is 416, several parts are the whole", async ({ add, get }) => {
  const path = await add({});
  const beyond = await get(path, { range: "bytes=150000-" });
  assert.equal(beyond.status, 416);
  assert.equal(beyond.headers.get("content-range"), "bytes */150000");
  const several = await get(path, { range: "bytes=0-1,4-5" });
  assert.equal(several.status, 200);
  await several.body?.cancel();
});

test("what the browser has is not sent again", async ({ add, get }) => {
  const path = await add({});
  const first = await get(path);
  const etag = first.headers.get("etag") ?? "";
  await first.body?.cancel();
  assert.match(etag, /^"[0-9a-f]{64}"$/);
  for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
    const again = await get(path, { "if-none-match": tags });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), "");
  }
  const resumed = await get(path, { range: "bytes=5-", "if-range": etag });
  const changed = await get(path, { range: "bytes=5-", "if-range": '"other"', "if-none-match": '"other"' });
  assert.deepEqual([resumed.status, changed.status], [206, 200]);
  await Promise.all([resumed.body?.cancel(), changed.body?.cancel()]);
});

test("HEAD tells the size and opens nothing", async ({ add, app }) => {
  const response = await app.request(await add({}), { method: "HEAD" });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-length"), "150000");
  assert.equal(response.body, null);
});

test("over a real connection, a caller that hangs up half-way leaves no file open", async ({ add, app }) => {
  const path = await add({});
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, app.fetch);
  const origin = `http://127.0.0.1:${server.addr.port}`;
  const whole = await fetch(origin + path);
  assert.equal((await whole.bytes()).length, 150_000);
  assert.equal(whole.headers.get("content-length"), "150000");
  const reader = (await fetch(origin + path)).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await server.shutdown();
});

interface Added {
  id?: string;
  contentType?: string;
  name?: string;
  variant?: "file" | "thumb";
  signedAt?: number;
}

interface Cast {
  app: Hono;
  known: Map<string, MediaAttachment>;
  add(attachment: Added): Promise<string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
}

/** Two workspaces on a real disk; `add` stores an attachment in the first and gives its address. */
function test(name: string, body: (cast: Cast) => Promise<void>): void {
  testOnDisk(name, (store) => body(cast(store)));
}

function cast(store: DiskStore): Cast {
  const known = new Map<string, MediaAttachment>();
  const lookUp = (workspaceId: string, id: string) =>
    Promise.resolve(known.get(`${workspaceId}/${id}`) ?? null);
  const app = new Hono().route("/media", createMedia({ secrets, store, lookUp }));
  app.onError((error, c) =>
    error instanceof AppError ? c.text(error.code, error.status) : c.text("internal", 500)
  );
  const add = async (
    { id = "a1", contentType = "image/png", name = "a.png", variant = "file", signedAt }: Added,
  ) => {
    const { hash } = await store.put(FIRST, CONTENT, { maxBytes: 1e6 });
    const { hash: thumbHash } = await store.put(FIRST, new TextEncoder().encode("small"), { maxBytes: 1e6 });
    known.set(`${FIRST}/${id}`, { hash, thumbHash, contentType, name });
    const link = {
      workspaceId: FIRST,
      attachmentId: id,
      variant,
      hash: variant === "thumb" ? thumbHash : hash,
    };
    return await signMedia(secrets, link, { name, now: signedAt });
  };
  return { app, known, add, get: async (path, headers = {}) => await app.request(path, { headers }) };
}
