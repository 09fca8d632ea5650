import assert from "node:assert/strict";
import { readSources, withoutComments } from "../../architecture/sources.ts";

const WRITES = [
  /\binsert(Many)?\(messages\b/,
  /\bupdate\(messages\)\s*\.set\(\{[^}]*\btext\b/,
  /\bupdateMany\(messages,[^\]]*"text"/,
];
/** Lines of the product itself, and broadcasts, are not searched; samples are for a database that is thrown away. */
const NOT_SEARCHED = /^lib\/(inbox\/tickets\.ts|broadcasts\/|commands\/samples\/)/;

Deno.test("whoever writes the text of a message puts it into the index in the same commit", async () => {
  const sources = await readSources(new URL("../../..", import.meta.url).pathname);
  const writers = sources.filter(({ path, text }) =>
    path.startsWith("lib/") && !NOT_SEARCHED.test(path) &&
    WRITES.some((write) => write.test(withoutComments(text)))
  );
  assert.ok(writers.length >= 3, "the walk finds the writers");
  const forgetful = writers.filter(({ text }) => !/\b(indexMessages|searchable)\(/.test(text));
  assert.deepEqual(forgetful.map(({ path }) => path), []);
});
