import assert from "node:assert/strict";
import fc from "fast-check";
import { answerTimes } from "@/lib/reports/answer_times.ts";
import { openBook } from "@/lib/reports/book.ts";
import { spanOf } from "@/lib/reports/period.ts";
import { Tally } from "@/lib/reports/tally.ts";
import { classOf, classSql, timeOf } from "@/lib/reports/time_classes.ts";
import { EXACT_UP_TO, timesOf, together } from "@/lib/reports/times.ts";
import { wallHour } from "@/lib/reports/wall_clock.ts";
import { openTestWorkspace } from "../../cast.ts";

const MONTH_MS = 30 * 86_400_000;
const took = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: MONTH_MS }));

function classed(times: readonly number[]) {
  const counts = Map.groupBy(times, classOf);
  const total = times.reduce((sum, one) => sum + one, 0);
  return { exact: [], classes: [...counts].map(([one, list]) => [one, list.length] as const), total };
}

function near(found: number | null, exact: number | null): boolean {
  if (found === null || exact === null) return found === exact;
  return Math.abs(found - exact) <= Math.max(0.05 * exact, 500);
}

Deno.test("the median is the time that half of them took no longer than", () => {
  const of = (...exact: number[]) => timesOf({ exact, classes: [], total: 0 });
  assert.deepEqual(of(), { count: 0, median: null, p90: null, mean: null });
  assert.deepEqual(of(40, 10, 30, 20), { count: 4, median: 20, p90: 40, mean: 25 });
  assert.deepEqual(of(5, 1, 9), { count: 3, median: 5, p90: 9, mean: 5 });
  const ten = of(...Array.from({ length: 10 }, (_, index) => index + 1));
  assert.deepEqual([ten.median, ten.p90], [5, 9]);
});

Deno.test("by classes, quantiles are within five per cent or half a second, and the mean is exact", () => {
  fc.assert(fc.property(fc.array(took, { minLength: 1, maxLength: 400 }), (times) => {
    const exact = timesOf({ exact: times, classes: [], total: 0 });
    const found = timesOf(classed(times));
    assert.deepEqual([found.count, found.mean], [exact.count, exact.mean]);
    assert.ok(near(found.median, exact.median), `${found.median} for ${exact.median}`);
    assert.ok(near(found.p90, exact.p90), `${found.p90} for ${exact.p90}`);
  }));
});

Deno.test("classes of parts add up to those of the whole", () => {
  fc.assert(fc.property(fc.array(took), fc.array(took), (a, b) => {
    assert.deepEqual(timesOf(together([classed(a), undefined, classed(b)])), timesOf(classed([...a, ...b])));
  }));
});

Deno.test("a time is no more than five per cent away from what stands for its class", () => {
  fc.assert(fc.property(fc.integer({ min: 1_000, max: 12 * MONTH_MS }), (time) => {
    assert.ok(Math.abs(timeOf(classOf(time)) - time) <= 0.05 * time, String(time));
  }));
});

Deno.test("the database finds the same classes", async () => {
  await using it = await openTestWorkspace();
  const times = [0, 1, 999, 1_000, 1_050, 1_101, 59_999, 3_600_000, 86_400_000, MONTH_MS];
  const { rows } = await it.store.query(
    `SELECT ${classSql("value")} AS class FROM json_each(?)`,
    [JSON.stringify(times)],
  );
  assert.deepEqual(rows.map((row) => row.class), times.map(classOf));
});

Deno.test("many answers are told by classes: near the truth, by agent and channel too", async () => {
  await using it = await openTestWorkspace();
  const { store } = it;
  const { book, statements } = await openBook(store, "en");
  const tally = new Tally(book);
  const truth = Array.from({ length: EXACT_UP_TO + 500 }, (_, index) => (index * 7_919) % 90_000 * 100);
  truth.forEach((time, index) => {
    const ticket = { id: `t${index}`, connectionId: `c${index % 2}`, counted: book.generation };
    const at = it.clock.at + index * 1_000;
    const answer = { messageId: `m${index}`, at, since: at - time, first: index % 5 === 0 };
    tally.answered(ticket, `a${index % 3}`, answer);
  });
  await store.write(() => store.commit([...statements, ...tally.statements()]));
  const { day } = wallHour(book.timeZone, it.clock.at);
  const days = { from: day - 1, to: day + 1 };
  const stretch = { days, span: spanOf(book.timeZone, days) };
  const check = (found: ReturnType<typeof timesOf>, which: (index: number) => boolean) => {
    const exact = timesOf({ exact: truth.filter((_, index) => which(index)), classes: [], total: 0 });
    assert.deepEqual([found.count, found.mean], [exact.count, exact.mean]);
    assert.ok(near(found.median, exact.median) && near(found.p90, exact.p90));
  };
  const all = await answerTimes(store, { book }, stretch, "all");
  check(timesOf(all.first.get("")), (index) => index % 5 === 0);
  check(timesOf(all.next.get("")), (index) => index % 5 !== 0);
  const agents = await answerTimes(store, { book }, stretch, "agent");
  check(timesOf(agents.next.get("a1")), (index) => index % 5 !== 0 && index % 3 === 1);
  const one = await answerTimes(store, { book, connections: ["c1"] }, stretch, "connection");
  check(timesOf(one.next.get("c1")), (index) => index % 5 !== 0 && index % 2 === 1);
  assert.deepEqual([...one.next.keys()], ["c1"]);
});
