import assert from "node:assert/strict";
import { type Frame, readFrames } from "@/islands/_chat/stream.ts";

const TEXT =
  'event: ready\nid: 7\ndata: {}\n\nid: 8\ndata: {"kind":"message.created"}\n\nid: 9\n: still here\n\n';
const FRAMES: Frame[] = [
  { event: "ready", id: "7", data: "{}" },
  { id: "8", data: '{"kind":"message.created"}' },
  { id: "9" },
];

async function framesOf(pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<Frame[]> {
  const frames: Frame[] = [];
  await readFrames(ReadableStream.from(pieces), (frame) => frames.push(frame));
  return frames;
}

Deno.test("frames are read however the network cuts them", async () => {
  const bytes = new TextEncoder().encode(TEXT);
  for (const size of [1, 2, 3, 7, 20, bytes.length]) {
    const pieces = [];
    for (let i = 0; i < bytes.length; i += size) pieces.push(bytes.slice(i, i + size));
    assert.deepEqual(await framesOf(pieces), FRAMES, `pieces of ${size}`);
  }
});

Deno.test("a frame that was cut off by the end of the line is none", async () => {
  assert.deepEqual(await framesOf([new TextEncoder().encode("id: 1\ndata: x\n\nid: 2\ndata: y")]), [
    { id: "1", data: "x" },
  ]);
});
