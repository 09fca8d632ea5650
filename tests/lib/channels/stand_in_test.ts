import assert from "node:assert/strict";
import { Peek } from "@/lib/channels/json.ts";
import { standInId } from "@/lib/channels/stand_in.ts";

const idOf = (value: unknown) => standInId(new Peek(value));

Deno.test("the same content has the same stand-in id, and other content another", () => {
  assert.equal(idOf({ text: "Да", at: 1 }), idOf({ text: "Да", at: 1 }));
  const others = [{ text: "Да", at: 2 }, { text: "да", at: 1 }, { text: "", at: 1 }, {}, [], null, undefined];
  const ids = [{ text: "Да", at: 1 }, ...others].map(idOf);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^unnamed:[0-9a-f]{16}$/);
});

Deno.test("ten thousand short texts have ten thousand stand-in ids", () => {
  const ids = new Set(Array.from({ length: 10_000 }, (_, index) => idOf({ text: `${index}` })));
  assert.equal(ids.size, 10_000);
});
