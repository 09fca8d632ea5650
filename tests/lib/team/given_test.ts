import assert from "node:assert/strict";
import fc from "fast-check";
import { given } from "@/lib/team/given.ts";

const some = fc.uniqueArray(fc.constantFrom("опт", "срочно", "доставка", "возврат"));

Deno.test("each merge gives what the ticket had neither by itself nor by an earlier one", () => {
  assert.deepEqual(given(new Set(["опт"]), [["опт", "срочно"], ["срочно", "возврат"]]), [["срочно"], [
    "возврат",
  ]]);
});

Deno.test("what was given makes up what is new, and nothing is given twice", () => {
  fc.assert(fc.property(some, fc.array(some, { maxLength: 5 }), (own, brought) => {
    const all = given(new Set(own), brought).flat();
    assert.deepEqual(
      all.toSorted(),
      [...new Set(brought.flat())].filter((one) => !own.includes(one)).toSorted(),
    );
  }));
});
