import assert from "node:assert/strict";
import fc from "fast-check";
import { judge } from "@/islands/_inbox/team/draft_sync.ts";
import { heard } from "@/islands/_inbox/team/presence.ts";
import { toggled } from "@/islands/_inbox/team/selection.ts";
import type { Present } from "@/lib/team/presence.ts";

const BORIS: Present = { id: "b", name: "Борис", typing: false };
const ANNA: Present = { id: "a", name: "Анна", typing: true };
const news = (ticketId: string, ...members: Present[]) => JSON.stringify({ ticketId, members });

Deno.test("news of a ticket takes the place of what was known of it, and one's own windows do not count", () => {
  const first = heard(new Map(), [news("t1", BORIS, ANNA), news("t2", ANNA)], "a");
  assert.deepEqual([...first], [["t1", [BORIS]]]);
  const next = heard(first, [news("t1", { ...BORIS, typing: true }), news("t2", BORIS)], "a");
  assert.deepEqual([...next], [["t1", [{ ...BORIS, typing: true }]], ["t2", [BORIS]]]);
  assert.deepEqual([...heard(next, [news("t1"), news("t2", ANNA)], "a")], []);
});

Deno.test("a line that came back makes void what was known before it", () => {
  const known = new Map([["t1", [BORIS]], ["t2", [BORIS]]]);
  assert.deepEqual([...heard(known, ["", news("t2", BORIS)], "a")], [["t2", [BORIS]]]);
});

const SHOWN = ["a", "b", "c", "d", "e"];

Deno.test("a press selects and deselects; with Shift all between become as the one that was pressed", () => {
  const one = toggled(new Set(), SHOWN, "b");
  assert.deepEqual([...one], ["b"]);
  const range = toggled(one, SHOWN, "d", "b");
  assert.deepEqual([...range].sort(), ["b", "c", "d"]);
  assert.deepEqual([...toggled(range, SHOWN, "b", "c")], ["d"]);
  assert.deepEqual([...toggled(range, SHOWN, "b")].sort(), ["c", "d"]);
});

Deno.test("a range whose beginning is no longer shown is the pressed one alone", () => {
  assert.deepEqual([...toggled(new Set(["z"]), SHOWN, "c", "z")].sort(), ["c", "z"]);
});

Deno.test("what was pressed last changes, and nothing that lies outside of the range does", () => {
  const some = fc.subarray(SHOWN).map((ids) => new Set(ids));
  const one = fc.constantFrom(...SHOWN);
  fc.assert(fc.property(some, one, fc.option(one, { nil: undefined }), (known, id, from) => {
    const next = toggled(known, SHOWN, id, from);
    assert.notEqual(next.has(id), known.has(id));
    const [start, end] = [SHOWN.indexOf(from ?? id), SHOWN.indexOf(id)].sort() as [number, number];
    for (const [at, other] of SHOWN.entries()) {
      const expected = at >= start && at <= end ? next.has(id) : known.has(other);
      assert.equal(next.has(other), expected);
    }
  }));
});

Deno.test("of two copies of a draft the one that was not told of yet is kept, else the server's", () => {
  const server = { reply: "Да", note: "", updatedAt: "2" };
  const empty = { reply: "", note: "" };
  assert.equal(judge({ reply: "Нет", note: "" }, server), "push");
  assert.equal(judge({ reply: "Нет", note: "" }, undefined), "push");
  assert.equal(judge({ reply: "Да", note: "", saved: "2" }, server), "keep");
  assert.equal(judge({ reply: "Да", note: "", saved: "1" }, server), "take");
  assert.equal(judge(empty, server), "take");
  assert.equal(judge({ reply: "Да", note: "", saved: "1" }, undefined), "clear");
  assert.equal(judge(empty, undefined), "keep");
});

Deno.test("what was typed before either copy was looked at stays, whatever they hold", () => {
  const server = { reply: "Отправлено", note: "", updatedAt: "2" };
  const typed = { reply: "Ещё раз", note: "" };
  for (const local of [{ reply: "", note: "" }, { reply: "Было", note: "", saved: "1" }]) {
    assert.equal(judge(local, server, typed), "push");
    assert.equal(judge(local, undefined, typed), "push");
  }
  const shown = { reply: "", note: "" };
  assert.equal(judge(shown, server, shown), "take");
  assert.equal(judge({ reply: "Да", note: "", saved: "2" }, server, shown), "keep");
});
