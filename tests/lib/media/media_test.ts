import assert from "node:assert/strict";
import { AppError } from "@/lib/errors.ts";
import { fetchMedia, type MediaRequest, storeUpload } from "@/lib/media.ts";
import type { MediaStore } from "@/lib/media/store.ts";
import { refused } from "./refused.ts";
import { bytes, isoMedia, ogg, picture, utf8 } from "./samples.ts";
import { serve } from "./servers.ts";
import { testOnDisk } from "./tidy.ts";

const WORKSPACE = "01m0000000000000000000000a";
const PAGE = "<!doctype html><title>Sign in</title>";

testOnDisk("a picture is stored with its size, its name and its thumbnail", async (store) => {
  const jpeg = await picture("jpeg", { orientation: 6 });
  await using server = serve(() => new Response(jpeg));
  const stored = await fetchMedia(open(store), {
    ...request(`http://127.0.0.1:${server.port}/file`),
    declared: { name: "../фото.png", contentType: "image/png", kind: "file" },
  });
  const { hash, thumbHash, ...rest } = stored;
  assert.deepEqual(rest, {
    size: jpeg.length,
    contentType: "image/jpeg",
    kind: "image",
    name: "фото.jpg",
    width: 600,
    height: 900,
  });
  assert.deepEqual(await store.bytes(WORKSPACE, hash), jpeg);
  const thumb = await store.bytes(WORKSPACE, thumbHash ?? "");
  assert.equal(new TextDecoder("latin1").decode(thumb?.subarray(8, 12)), "WEBP");
});

testOnDisk("the platform's headers go with the request", async (store) => {
  await using server = serve((request) => {
    const known = request.headers.get("authorization") === "Bearer secret";
    return new Response(known ? utf8("hello") : "no", { status: known ? 200 : 403 });
  });
  const url = `http://127.0.0.1:${server.port}/a.txt`;
  const headers = { authorization: "Bearer secret" };
  const stored = await fetchMedia(open(store), { ...request(url), address: { url, headers } });
  assert.equal(stored.kind, "file");
  await refused("expired", fetchMedia(open(store), request(url)));
});

testOnDisk("a file without a name takes it from its address, else from its kind", async (store) => {
  await using server = serve(() => new Response(ogg("OpusHead")));
  const origin = `http://127.0.0.1:${server.port}`;
  const named = await fetchMedia(
    open(store),
    request(`${origin}/v/%D0%B3%D0%BE%D0%BB%D0%BE%D1%81.oga?token=a.exe`),
  );
  assert.equal(named.name, "голос.oga");
  assert.equal((await fetchMedia(open(store), request(`${origin}/v/12345`))).name, "audio.ogg");
  assert.equal((await fetchMedia(open(store), request(`${origin}/%E0%A4%A.bin`))).name, "%E0%A4%A.ogg");
});

testOnDisk("a voice message in a video container plays as sound", async (store) => {
  await using server = serve(() =>
    new Response(isoMedia("mp42"), { headers: { "content-type": "video/mp4" } })
  );
  const stored = await fetchMedia(open(store), {
    ...request(`http://127.0.0.1:${server.port}/audioclip-1.mp4`),
    declared: { kind: "audio" },
  });
  assert.deepEqual([stored.kind, stored.contentType, stored.name], ["audio", "audio/mp4", "audioclip-1.mp4"]);
});

testOnDisk("a page in place of the file is refused, by its announcement or by its content", async (store) => {
  await using announced = serve(() => new Response(PAGE, { headers: { "content-type": "text/html" } }));
  await using hidden = serve(() => new Response(utf8(PAGE)));
  const image = { name: "a.jpg", kind: "image" } as const;
  for (const { port } of [announced, hidden]) {
    const asked = { ...request(`http://127.0.0.1:${port}/a.jpg`), declared: image };
    await refused("html", fetchMedia(open(store), asked));
  }
});

testOnDisk("a page that was sent as a file is kept, and is only a file", async (store) => {
  await using server = serve(() => new Response(PAGE, { headers: { "content-type": "text/html" } }));
  const asked = { ...request(`http://127.0.0.1:${server.port}/1`), declared: { name: "page.html" } };
  const stored = await fetchMedia(open(store), asked);
  assert.deepEqual([stored.kind, stored.contentType, stored.name], ["file", "text/html", "page.html"]);
  assert.equal(stored.thumbHash, null);
});

testOnDisk("a file over the limit, or on a private network, is not kept", async (store, root) => {
  await using server = serve(() => new Response(bytes(new Array(2_000).fill(0))));
  const asked = request(`http://127.0.0.1:${server.port}/a.bin`);
  await refused("too_large", fetchMedia(open(store), { ...asked, maxBytes: 1_999 }));
  await refused("blocked", fetchMedia({ store, allowPrivate: false }, asked));
  const kept = await Array.fromAsync(Deno.readDir(root));
  assert.deepEqual(kept.map(({ name }) => name), [".incoming"]);
});

testOnDisk("a broken picture is kept without a thumbnail", async (store) => {
  const jpeg = (await picture("jpeg")).slice(0, 300);
  await using server = serve(() => new Response(jpeg));
  const stored = await fetchMedia(open(store), request(`http://127.0.0.1:${server.port}/a.jpg`));
  assert.deepEqual([stored.kind, stored.thumbHash, stored.width], ["image", null, null]);
});

testOnDisk("an upload is typed by its content, and named safely", async (store) => {
  const png = await picture("png", { width: 20, height: 10 });
  const file = new File([png], "C:\\fakepath\\схема.exe", { type: "application/x-msdownload" });
  const stored = await storeUpload(open(store), { workspaceId: WORKSPACE, file });
  assert.deepEqual([stored.name, stored.contentType, stored.kind, stored.width], [
    "схема.png",
    "image/png",
    "image",
    20,
  ]);
  assert.ok(stored.thumbHash);
});

testOnDisk("a voice recorded in the browser is sound", async (store) => {
  const webm = bytes([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84], "webm", new Array(20).fill(0));
  const file = new File([webm], "voice.webm", { type: "audio/webm;codecs=opus" });
  const stored = await storeUpload(open(store), { workspaceId: WORKSPACE, file });
  assert.deepEqual([stored.kind, stored.contentType, stored.name], ["audio", "audio/webm", "voice.webm"]);
});

testOnDisk("an upload over the limit is refused with the limit", async (store) => {
  const file = new File([new Uint8Array(11)], "a.bin");
  const work = storeUpload(open(store), { workspaceId: WORKSPACE, file, maxBytes: 10 });
  await assert.rejects(work, (error) => {
    return error instanceof AppError && error.code === "too_large" && error.details.limit === 10;
  });
});

function open(store: MediaStore) {
  return { store, allowPrivate: true };
}

function request(url: string): MediaRequest {
  return { workspaceId: WORKSPACE, address: { url }, declared: {} };
}
