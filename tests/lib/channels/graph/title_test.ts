import assert from "node:assert/strict";
import { titleOf } from "@/lib/channels/graph/title.ts";

Deno.test("a title is a first line of at most a hundred characters", () => {
  assert.equal(titleOf("\n Новая глазурь  \nКоротко о ней"), "Новая глазурь");
  assert.equal(titleOf("я".repeat(300))?.length, 100);
  assert.ok(titleOf(`${"я".repeat(99)}😀`)?.isWellFormed());
  assert.equal(titleOf("  "), undefined);
  assert.equal(titleOf(undefined), undefined);
});
