import assert from "node:assert/strict";
import { imageInfo } from "@/lib/sandbox/image.ts";
import { isSampleName, sample, SAMPLES } from "@/lib/sandbox/samples.ts";

for (const name of Object.keys(SAMPLES).filter(isSampleName)) {
  Deno.test(`sample ${name} is what it says`, async () => {
    const { bytes, contentType, width, height } = await sample(name);
    assert.ok(bytes.length > 1_000 && bytes.length < 40_000, `${bytes.length} bytes`);
    const image = imageInfo(bytes);
    if (contentType.startsWith("image/")) {
      assert.deepEqual(image, { type: contentType.slice("image/".length), width, height });
      return;
    }
    assert.equal(image, null);
    const head = new TextDecoder("latin1").decode(bytes.subarray(0, 12));
    assert.match(head, MAGIC[contentType] ?? /never/);
  });
}

const MAGIC: Readonly<Record<string, RegExp>> = {
  "application/pdf": /^%PDF/,
  "audio/ogg": /^OggS/,
  "audio/mpeg": /^(ID3|\xff[\xe0-\xff])/,
  "video/mp4": /ftyp/,
};
