import assert from "node:assert/strict";
import { openDesk } from "../../lib/chat/desk.ts";
import { refusal } from "../../lib/chat/visitor.ts";

const MOST_BYTES = 15 * 1024;

Deno.test("the snippet is a script for any site, kept for a while and asked for by its tag", async () => {
  await using desk = await openDesk();
  const visitor = desk.visitor();
  const script = await visitor.ask("widget.js");
  assert.equal(script.status, 200);
  const { headers } = script;
  assert.equal(headers.get("content-type"), "text/javascript; charset=utf-8");
  assert.equal(headers.get("cross-origin-resource-policy"), "cross-origin");
  assert.match(headers.get("cache-control") ?? "", /^public, max-age=300/);
  const text = await script.text();
  assert.doesNotMatch(text, new RegExp(desk.connectionId));
  const etag = headers.get("etag") ?? "";
  const again = await visitor.ask("widget.js", { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), "");
});

Deno.test("the snippet weighs less than 15 KB packed, and needs nothing else", async () => {
  await using desk = await openDesk();
  const script = await (await desk.visitor().ask("widget.js")).blob();
  const packed = await new Response(script.stream().pipeThrough(new CompressionStream("gzip"))).bytes();
  assert.ok(packed.length < MOST_BYTES, `${packed.length} bytes`);
  const text = await script.text();
  assert.doesNotMatch(text, /\bimport\b|\beval\b|new Function|innerHTML|document\.cookie/);
});

Deno.test("a chat that is not there has no snippet", async () => {
  await using desk = await openDesk();
  const nobody = desk.visitor("nobody-nobody-nobody-0000");
  assert.deepEqual(await refusal(nobody.ask("widget.js")), [404, "not_found"]);
});
