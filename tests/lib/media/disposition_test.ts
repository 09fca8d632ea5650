import assert from "node:assert/strict";
import fc from "fast-check";
import { servedAs } from "@/lib/media/disposition.ts";

for (
  const type of [
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/webp",
    "image/avif",
    "video/mp4",
    "video/webm",
    "audio/ogg",
    "audio/mpeg",
    "audio/mp4",
    "audio/wav",
  ]
) {
  Deno.test(`${type} opens in the browser as what it is`, () => {
    const headers = servedAs(type, "a.bin");
    assert.equal(headers["content-type"], type);
    assert.match(headers["content-disposition"] ?? "", /^inline;/);
  });
}

for (const type of ["application/pdf", "application/zip", "text/plain", "image/heic", "application/msword"]) {
  Deno.test(`${type} is saved, as what it is`, () => {
    const headers = servedAs(type, "a.bin");
    assert.equal(headers["content-type"], type);
    assert.match(headers["content-disposition"] ?? "", /^attachment;/);
  });
}

for (
  const type of [
    "text/html",
    "image/svg+xml",
    "application/xml",
    "application/xhtml+xml",
    "text/javascript",
    "application/x-shockwave-flash",
    "",
    "image/jpeg; charset=x",
    "text/html\r\nx: y",
    "IMAGE/SVG+XML",
  ]
) {
  Deno.test(`${JSON.stringify(type)} is saved as bytes`, () => {
    const headers = servedAs(type, "a.bin");
    assert.equal(headers["content-type"], "application/octet-stream");
    assert.match(headers["content-disposition"] ?? "", /^attachment;/);
  });
}

Deno.test("nothing that is opened by its address may run a script; sound and video may play", () => {
  const policy = (type: string) => servedAs(type, "a")["content-security-policy"] ?? "";
  for (const type of ["image/png", "application/pdf", "text/html", "image/svg+xml", "video/quicktime", ""]) {
    assert.equal(policy(type), "sandbox; default-src 'none'");
  }
  for (const type of ["video/mp4", "audio/ogg"]) {
    assert.match(policy(type), /^sandbox allow-same-origin; default-src 'none'; media-src 'self';/);
    assert.doesNotMatch(policy(type), /script/);
  }
});

Deno.test("a name in any letters travels by RFC 8187, with a plain one beside it", () => {
  assert.equal(
    servedAs("application/pdf", `Счёт (1) "a"'.pdf`)["content-disposition"],
    `attachment; filename="____ (1) _a_'.pdf"; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82%20%281%29%20%22a%22%27.pdf`,
  );
});

Deno.test("no name breaks out of its header", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (name) => {
    const value = servedAs("application/pdf", name)["content-disposition"] ?? "";
    assert.match(value, /^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w.~!%*-]*$/);
    new Headers({ "content-disposition": value });
  }));
});
