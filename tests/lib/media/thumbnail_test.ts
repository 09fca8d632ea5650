import assert from "node:assert/strict";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { type Thumbnail, thumbnail, undrawable } from "@/lib/media/thumbnail.ts";
import { animation, bytes, picture, utf8 } from "./samples.ts";

for (const format of ["jpeg", "png", "webp", "avif"] as const) {
  Deno.test(`a ${format} gets a small WebP and tells its size`, async () => {
    const small = await made(await picture(format), `image/${format}`);
    assert.deepEqual([small.width, small.height], [900, 600]);
    const info = await sharp(small.bytes).metadata();
    assert.deepEqual([info.format, info.width, info.height], ["webp", 480, 320]);
  });
}

Deno.test("a picture is turned upright, and its metadata goes", async () => {
  const small = await made(await picture("jpeg", { orientation: 6 }), "image/jpeg");
  assert.deepEqual([small.width, small.height], [600, 900]);
  const info = await sharp(small.bytes).metadata();
  assert.deepEqual([info.width, info.height], [320, 480]);
  assert.equal(info.orientation, undefined);
  assert.equal(info.exif, undefined);
  assert.equal(await colour(small, 160, 20), "red");
  assert.equal(await colour(small, 160, 460), "blue");
});

Deno.test("a small picture is not blown up", async () => {
  const small = await made(await picture("png", { width: 40, height: 30 }), "image/png");
  const info = await sharp(small.bytes).metadata();
  assert.deepEqual([info.width, info.height], [40, 30]);
});

Deno.test("an animation gives its first frame", async () => {
  const small = await made(await animation(), "image/gif");
  assert.deepEqual([small.width, small.height], [60, 40]);
  assert.equal((await sharp(small.bytes).metadata()).pages ?? 1, 1);
  assert.equal(await colour(small, 30, 20), "lime");
});

Deno.test("a picture that unpacks to more than a hundred million pixels is left alone", async () => {
  const bomb = await picture("png", { width: 40, height: 30 });
  const header = new DataView(bomb.buffer, 12, 21);
  header.setUint32(4, 12_000);
  header.setUint32(8, 12_000);
  header.setUint32(17, crc32(bomb.subarray(12, 29)));
  assert.deepEqual(await thumbnail(bomb, "image/png"), { fault: "too_large" });
});

Deno.test("a picture of over 64 MB is not even read", () => {
  assert.equal(undrawable("image/jpeg", 64 * 1024 * 1024), null);
  assert.equal(undrawable("image/jpeg", 64 * 1024 * 1024 + 1), "too_large");
  assert.equal(undrawable("image/heic", 1), "unsupported");
});

Deno.test("what cannot be drawn has a reason and no thumbnail", async () => {
  const jpeg = await picture("jpeg");
  const svg = utf8("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
  assert.deepEqual(await thumbnail(jpeg.slice(0, 400), "image/jpeg"), { fault: "broken" });
  assert.deepEqual(await thumbnail(bytes("\x89PNG\r\n\x1a\n"), "image/png"), { fault: "broken" });
  assert.deepEqual(await thumbnail(svg, "image/svg+xml"), { fault: "unsupported" });
  assert.deepEqual(await thumbnail(utf8("hello"), "text/plain"), { fault: "unsupported" });
});

Deno.test("a vector picture that claims to be a photograph is not drawn", async () => {
  const svg = utf8("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
  assert.deepEqual(await thumbnail(svg, "image/jpeg"), { fault: "unsupported" });
});

async function made(picture: Uint8Array<ArrayBuffer>, type: string): Promise<Thumbnail> {
  const result = await thumbnail(picture, type);
  assert.ok("bytes" in result, JSON.stringify(result));
  return result;
}

async function colour(small: Thumbnail, left: number, top: number): Promise<string> {
  const area = sharp(small.bytes).removeAlpha().extract({ left, top, width: 1, height: 1 });
  const [red = 0, green = 0, blue = 0] = await area.raw().toBuffer();
  return red > 200 ? "red" : green > 200 ? "lime" : blue > 200 ? "blue" : "other";
}
