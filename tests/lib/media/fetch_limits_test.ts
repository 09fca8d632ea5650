import assert from "node:assert/strict";
import type { MediaError, MediaErrorKind } from "@/lib/media/error.ts";
import { guardedFetch, type GuardOptions } from "@/lib/media/fetch.ts";
import { refused } from "./refused.ts";
import { serve, serveRaw } from "./servers.ts";
import { test } from "./tidy.ts";

const OPEN: GuardOptions = { maxBytes: 1_000_000, timeoutMs: 5_000, allowPrivate: true };

test("a body over the limit is refused by its announced length, unread", async () => {
  await using server = serve(() => new Response("x".repeat(2_000)));
  await refusedAt("too_large", `http://127.0.0.1:${server.port}/`, { ...OPEN, maxBytes: 1_999 });
  assert.equal((await text(`http://127.0.0.1:${server.port}/`, { ...OPEN, maxBytes: 2_000 })).length, 2_000);
});

test("a body that does not announce its length is cut off at the limit", async () => {
  let sent = 0;
  await using server = serve(() =>
    new Response(
      new ReadableStream({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
      }),
    )
  );
  const fetched = await guardedFetch(`http://127.0.0.1:${server.port}/`, OPEN);
  await refused("too_large", new Response(fetched.body).bytes());
  assert.ok(sent < 50_000_000, `sent ${sent}`);
});

test("a small packed body that unpacks to a large one is cut off too", async () => {
  const bomb = new Blob([new Uint8Array(20_000_000)]).stream().pipeThrough(new CompressionStream("gzip"));
  const packed = await new Response(bomb).bytes();
  await using server = serve(() => new Response(packed, { headers: { "content-encoding": "gzip" } }));
  assert.ok(packed.length < OPEN.maxBytes);
  const fetched = await guardedFetch(`http://127.0.0.1:${server.port}/`, OPEN);
  await refused("too_large", new Response(fetched.body).bytes());
});

test("a packed body is unpacked", async () => {
  const packed = await new Response(new Blob(["привет"]).stream().pipeThrough(new CompressionStream("gzip")))
    .bytes();
  await using server = serve(() => new Response(packed, { headers: { "content-encoding": "gzip" } }));
  assert.equal(await text(`http://127.0.0.1:${server.port}/`), "привет");
});

test("a broken or unknown packing is unreachable", async () => {
  await using server = serve((request) =>
    new Response("not packed", { headers: { "content-encoding": new URL(request.url).pathname.slice(1) } })
  );
  const fetched = await guardedFetch(`http://127.0.0.1:${server.port}/gzip`, OPEN);
  await refused("unreachable", new Response(fetched.body).bytes());
  await refusedAt("unreachable", `http://127.0.0.1:${server.port}/zstd`);
});

test("a server that does not answer is given up in time", async () => {
  await using server = serveRaw("", true);
  await refusedAt("timeout", `http://127.0.0.1:${server.port}/`, { ...OPEN, timeoutMs: 100 });
});

test("a body that stalls is given up in time", async () => {
  await using server = serveRaw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc", true);
  const fetched = await guardedFetch(`http://127.0.0.1:${server.port}/`, { ...OPEN, timeoutMs: 200 });
  await refused("timeout", new Response(fetched.body).bytes());
});

test("a body that nobody reads is let go when the time is up", async () => {
  await using server = serveRaw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc", true);
  const fetched = await guardedFetch(`http://127.0.0.1:${server.port}/`, { ...OPEN, timeoutMs: 100 });
  await server.hungUp;
  await refused("timeout", new Response(fetched.body).bytes());
});

test("names that are slow to resolve count against the time", async () => {
  const slow = Promise.withResolvers<string[]>();
  const options = { ...OPEN, timeoutMs: 50, resolve: () => slow.promise };
  await refusedAt("timeout", "http://files.example.com/", options);
  slow.resolve([]);
});

test("a body that breaks off is not taken for the whole", async () => {
  const bodies = [
    "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n",
  ];
  for (const bytes of bodies) {
    await using server = serveRaw(bytes);
    const fetched = await guardedFetch(`http://127.0.0.1:${server.port}/`, OPEN);
    await refused("unreachable", new Response(fetched.body).bytes());
  }
});

test("a cancelled body lets its connection go", async () => {
  await using server = serveRaw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc", true);
  await (await guardedFetch(`http://127.0.0.1:${server.port}/`, OPEN)).body.cancel();
  await server.hungUp;
});

async function text(url: string, options = OPEN): Promise<string> {
  return await new Response((await guardedFetch(url, options)).body).text();
}

async function refusedAt(kind: MediaErrorKind, url: string, options = OPEN): Promise<MediaError> {
  return await refused(kind, guardedFetch(url, options), url);
}
