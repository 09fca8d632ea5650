import assert from "node:assert/strict";
import { DiskStore } from "@/lib/media/disk.ts";
import { diskFault } from "@/lib/media/disk_fault.ts";
import { MediaError } from "@/lib/media/error.ts";
import type { ByteRange, StoredFile } from "@/lib/media/store.ts";
import { testOnDisk } from "./tidy.ts";

const LIMIT = { maxBytes: 10_000_000 };
const FIRST = "01m0000000000000000000000a";
const SECOND = "01m0000000000000000000000b";

testOnDisk("put names content by its SHA-256 and gives the same bytes back", async (store, root) => {
  const bytes = noise(300_000);
  const blob = await store.put(FIRST, bytes, LIMIT);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
  assert.equal(blob.hash, hash);
  assert.equal(blob.size, 300_000);
  assert.deepEqual(await store.bytes(FIRST, hash), bytes);
  assert.deepEqual(await Deno.readFile(`${root}/${FIRST}/${hash.slice(0, 2)}/${hash}`), bytes);
});

testOnDisk("put takes a stream in pieces of any size", async (store) => {
  const bytes = noise(200_000);
  const whole = await store.put(FIRST, bytes, LIMIT);
  const pieces = [bytes.slice(0, 1), bytes.slice(1, 1), bytes.slice(1, 150_000), bytes.slice(150_000)];
  const streamed = await store.put(FIRST, ReadableStream.from(pieces), LIMIT);
  assert.deepEqual(streamed, whole);
});

testOnDisk("the same content twice is one file", async (store, root) => {
  const [a, b] = await Promise.all([
    store.put(FIRST, noise(5_000), LIMIT),
    store.put(FIRST, noise(5_000), LIMIT),
  ]);
  const before = await Deno.stat(`${root}/${FIRST}/${a.hash.slice(0, 2)}/${a.hash}`);
  await store.put(FIRST, noise(5_000), LIMIT);
  const after = await Deno.stat(`${root}/${FIRST}/${a.hash.slice(0, 2)}/${a.hash}`);
  assert.equal(a.hash, b.hash);
  assert.equal(after.ino, before.ino);
  assert.deepEqual(await files(root), [`${FIRST}/${a.hash.slice(0, 2)}/${a.hash}`]);
});

testOnDisk("a workspace does not see what another one stored", async (store) => {
  const { hash } = await store.put(FIRST, noise(100), LIMIT);
  assert.equal(await store.open(SECOND, hash), null);
  assert.equal(await store.bytes(SECOND, hash), null);
});

testOnDisk("content over the limit is refused as it comes, and leaves nothing", async (store, root) => {
  let pulled = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1_000;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel() {
      cancelled = true;
    },
  });
  await rejectsWith("too_large", store.put(FIRST, endless, { maxBytes: 10_000 }));
  assert.ok(pulled <= 13_000, `pulled ${pulled}`);
  assert.ok(cancelled);
  assert.deepEqual(await files(root), []);
});

testOnDisk("content exactly at the limit is kept", async (store) => {
  const blob = await store.put(FIRST, new Uint8Array(10_000), { maxBytes: 10_000 });
  assert.equal(blob.size, 10_000);
});

testOnDisk("a source that breaks leaves nothing behind", async (store, root) => {
  const broken = ReadableStream.from((function* () {
    yield new Uint8Array(10);
    throw new MediaError("unreachable", "Broke off");
  })());
  await rejectsWith("unreachable", store.put(FIRST, broken, LIMIT));
  assert.deepEqual(await files(root), []);
});

testOnDisk("inspect sees the real type and can refuse before anything is kept", async (store, root) => {
  const page = new TextEncoder().encode("<!doctype html><p>Hello");
  let seen = "";
  const inspect = (type: string) => {
    seen = type;
    throw new MediaError("html", "A page");
  };
  await rejectsWith("html", store.put(FIRST, page, { ...LIMIT, inspect }));
  assert.equal(seen, "text/html");
  assert.deepEqual(await files(root), []);
});

testOnDisk("no id leads out of the folder", async (store) => {
  for (const id of ["..", "../x", "a/b", "", ".incoming", "a\0b", "x".repeat(65)]) {
    await assert.rejects(store.put(id, noise(1), LIMIT), TypeError, id);
    await assert.rejects(store.open(id, "0".repeat(64)), TypeError, id);
  }
  for (const hash of ["../../secret", "", "A".repeat(64), `${"0".repeat(64)}/..`, "0".repeat(63)]) {
    assert.equal(await store.open(FIRST, hash), null);
    assert.equal(await store.bytes(FIRST, hash), null);
  }
});

testOnDisk("a range gives exactly those bytes", async (store) => {
  const bytes = noise(200_000);
  const { hash } = await store.put(FIRST, bytes, LIMIT);
  const file = await found(store, hash);
  for (
    const [start, end] of [[0, 0], [0, 199_999], [199_999, 199_999], [65_535, 65_536], [
      70_000,
      150_000,
    ]] as const
  ) {
    assert.deepEqual(await read(file, { start, end }), bytes.slice(start, end + 1), `${start}-${end}`);
  }
  assert.deepEqual(await read(file), bytes);
});

testOnDisk("empty content can be kept and read", async (store) => {
  const { hash, size, contentType } = await store.put(FIRST, new Uint8Array(), LIMIT);
  assert.deepEqual({ size, contentType }, { size: 0, contentType: "text/plain" });
  assert.deepEqual(await read(await found(store, hash)), new Uint8Array());
});

testOnDisk("a reader that stops half-way holds no file open", async (store) => {
  const { hash } = await store.put(FIRST, noise(500_000), LIMIT);
  const file = await found(store, hash);
  await file.stream().cancel();
  const reader = file.stream().getReader();
  await reader.read();
  await reader.cancel();
  const hasty = file.stream().getReader();
  const reading = hasty.read();
  await hasty.cancel();
  await reading;
});

testOnDisk("opening clears what a crash left, and spares what is being written", async (_store, root) => {
  await Deno.writeTextFile(`${root}/.incoming/old`, "half");
  await Deno.writeTextFile(`${root}/.incoming/new`, "half");
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  await Deno.utime(`${root}/.incoming/old`, longAgo, longAgo);
  await DiskStore.open(root);
  assert.deepEqual(await files(root), [".incoming/new"]);
});

Deno.test(
  "a full disk is an error that can be tried again",
  { ignore: Deno.build.os !== "linux" },
  async () => {
    using full = await Deno.open("/dev/full", { write: true });
    const fault = await full.write(new Uint8Array(1)).then(() => null, diskFault);
    assert.ok(fault instanceof MediaError);
    assert.equal(fault.kind, "no_space");
    assert.equal(fault.retryable, true);
  },
);

Deno.test("other faults of the disk stay what they are", async () => {
  const error = await Deno.open("/nowhere/at/all").then(() => null, (error) => error);
  assert.ok(error instanceof Deno.errors.NotFound);
  assert.equal(diskFault(error), error);
});

async function rejectsWith(kind: string, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => error instanceof MediaError && error.kind === kind);
}

async function found(store: DiskStore, hash: string): Promise<StoredFile> {
  const file = await store.open(FIRST, hash);
  assert.ok(file);
  return file;
}

async function read(file: StoredFile, range?: ByteRange): Promise<Uint8Array> {
  return await new Response(file.stream(range)).bytes();
}

/** Repeatable bytes without a pattern that a wrong offset could hide in. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => (i * 2_654_435_761) >>> 24);
}

async function files(root: string, folder = ""): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${root}/${folder}`)) {
    names.push(...isDirectory ? await files(root, `${folder}${name}/`) : [`${folder}${name}`]);
  }
  return names.sort();
}
