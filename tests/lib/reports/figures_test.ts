import assert from "node:assert/strict";
import { type ReportName, reportOf } from "@/lib/reports/report.ts";
import type { ReportFilters } from "@/lib/reports/scope.ts";
import { type Desk, openDesk } from "./desk.ts";

const MINUTE = 60_000;

async function report({ cast, workspace }: Desk, name: ReportName, filters: ReportFilters) {
  const { id } = cast.anna;
  const viewer = { user: { id, name: "", email: "", locale: "ru" as const }, role: "owner" as const };
  return (await reportOf(cast.services, workspace, viewer, name, filters)).report;
}

Deno.test("a small history over the day on which clocks are put forward, counted by hand", async () => {
  await using desk = await openDesk("Europe/Berlin");
  const { anna, boris } = desk.cast;
  const chat = await desk.connect();
  // Saturday, 28 March 2026, 23:30 in Berlin
  const ira = await desk.hear(chat, "Ира", "2026-03-28T22:30:00Z");
  // Sunday, 00:30: the same ticket, another day
  await desk.hear(chat, "Ира", "2026-03-28T23:30:00Z");
  // 03:10 by the new time, ten minutes after it was 01:59
  await desk.answer(ira.id, anna, "2026-03-29T01:10:00Z");
  const oleg = await desk.hear(chat, "Олег", "2026-03-29T10:00:00Z");
  await desk.answer(oleg.id, boris, "2026-03-29T10:04:00Z");
  await desk.hear(chat, "Олег", "2026-03-29T10:05:00Z");
  await desk.answer(oleg.id, boris, "2026-03-29T10:25:00Z");
  await desk.close(oleg.id, boris, "2026-03-29T11:00:00Z");
  // Monday, 00:00 in Berlin
  const yana = await desk.hear(chat, "Яна", "2026-03-29T22:00:00Z");
  desk.at("2026-03-30T12:00:00Z");

  const sunday = await report(desk, "overview", { from: "2026-03-29", to: "2026-03-29" });
  assert.equal(sunday.totals.created, 1);
  assert.equal(sunday.totals.closed, 1);
  assert.equal(sunday.totals.received, 3);
  assert.equal(sunday.totals.sent, 3);
  assert.deepEqual(sunday.totals.first, {
    count: 2,
    median: 4 * MINUTE,
    p90: 160 * MINUTE,
    mean: 82 * MINUTE,
  });
  assert.deepEqual(sunday.totals.next, {
    count: 1,
    median: 20 * MINUTE,
    p90: 20 * MINUTE,
    mean: 20 * MINUTE,
  });
  assert.equal(sunday.totals.resolution.median, 60 * MINUTE);
  assert.deepEqual(sunday.before, { from: "2026-03-28", to: "2026-03-28" });
  assert.deepEqual([sunday.earlier.created, sunday.earlier.received, sunday.earlier.sent], [1, 1, 0]);
  const busy = sunday.steps.filter(({ received = 0, sent = 0, created = 0, closed = 0 }) =>
    received + sent + created + closed > 0
  );
  assert.deepEqual(
    busy.map(({ hour, received, sent, created, closed }) => [hour, received, sent, created, closed]),
    [
      [0, 1, 0, 0, 0],
      [3, 0, 1, 0, 0],
      [12, 2, 2, 1, 0],
      [13, 0, 0, 0, 1],
    ],
  );
  const days = await report(desk, "overview", { from: "2026-03-28", to: "2026-03-30" });
  assert.deepEqual(days.steps.map(({ from, created, received }) => [from, created, received]), [
    ["2026-03-28", 1, 1],
    ["2026-03-29", 1, 3],
    ["2026-03-30", 1, 1],
  ]);
  assert.equal(yana.status, "open");
});
