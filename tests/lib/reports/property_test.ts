import assert from "node:assert/strict";
import fc from "fast-check";
import { countPast } from "@/lib/reports/fill_job.ts";
import { changeReportZone } from "@/lib/reports/change_zone.ts";
import { spanOf } from "@/lib/reports/period.ts";
import { reportOf } from "@/lib/reports/report.ts";
import { frameOf, type ReportFilters } from "@/lib/reports/scope.ts";
import { type Desk, openDesk } from "./desk.ts";
import { acts, play } from "./history.ts";
import { keptSums, slowCount } from "./slow_count.ts";
import { slowFigures } from "./slow_figures.ts";

const zones = fc.constantFrom("Europe/Berlin", "Asia/Kathmandu", "America/New_York");
const ANSWERS = "SELECT * FROM report_answers ORDER BY ticket_id, message_id";
const TICKETS = "SELECT id, counted, first_answered_at, received, sent FROM tickets ORDER BY id";

Deno.test("the sums by day equal a slow count over the messages, live, filled in, and by another zone", async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(acts, zones, async (history, zone) => {
      await using desk = await openDesk(zone);
      const { store, workspace, cast: { services } } = desk;
      await play(desk, history, [await desk.connect(), await desk.connect("vk")]);
      const slow = await slowCount(store, zone);
      counted += slow.length;
      assert.deepEqual(await keptSums(store), slow, "live");
      const live = [(await store.query(ANSWERS)).rows, (await store.query(TICKETS)).rows];
      await forget(desk);
      await fill(desk, 7);
      assert.deepEqual(await keptSums(store), slow, "filled in");
      assert.deepEqual([(await store.query(ANSWERS)).rows, (await store.query(TICKETS)).rows], live);
      await changeReportZone(services, workspace, "Australia/Lord_Howe");
      await fill(desk, 1_000);
      assert.deepEqual(await keptSums(store), await slowCount(store, "Australia/Lord_Howe"), "another zone");
    }),
    { numRuns: 15 },
  );
  assert.ok(counted > 100, `Only ${counted} sums were compared`);
});

Deno.test("reports equal a slow look at tickets and messages, whatever they are filtered by", async () => {
  await fc.assert(
    fc.asyncProperty(acts, zones, fc.nat(6), fc.nat(4), async (history, zone, skipped, length) => {
      await using desk = await openDesk(zone);
      const { cast: { services, anna, boris }, workspace, store } = desk;
      const connections = [await desk.connect(), await desk.connect("vk")];
      const first = await desk.hear(connections[0] ?? "", "Первый", "2026-03-28T08:00:00Z");
      await desk.tag(first.id, "Доставка");
      await desk.answer(first.id, boris, "2026-03-28T08:10:00Z");
      await play(desk, history, connections);
      const viewer = {
        user: { id: anna.id, name: "", email: "", locale: "ru" as const },
        role: "owner" as const,
      };
      const from = Temporal.PlainDate.from("2026-03-27").add({ days: skipped });
      const dates = { from: from.toString(), to: from.add({ days: length }).toString() };
      for (const wish of wishes(connections[1] ?? "", boris.id)) {
        const filters: ReportFilters = { ...dates, ...wish };
        const { report } = await reportOf(services, workspace, viewer, "overview", filters);
        const { period } = await frameOf(services, workspace, viewer, filters);
        const told = { ...report.totals, sla: undefined, csi: undefined };
        const slow = await slowFigures(store, spanOf(zone, period), wish);
        assert.deepEqual(told, { ...slow, sla: undefined, csi: undefined }, JSON.stringify(filters));
      }
    }),
    { numRuns: 12 },
  );
});

function wishes(connection: string, agent: string) {
  const tag = "Доставка";
  return [{}, { connection }, { agent }, { tag }, { connection, agent }, { connection, tag }];
}

/** As if all of it had been here before there were reports. */
async function forget({ store }: Desk): Promise<void> {
  await store.write(() =>
    store.commit([
      "DELETE FROM report_counts",
      "DELETE FROM report_answers",
      "DELETE FROM report_activity",
      "UPDATE tickets SET counted = 0, first_answered_at = NULL, received = 0, sent = 0",
    ])
  );
}

async function fill({ workspace }: Desk, most: number): Promise<void> {
  for (let after: string | null = ""; after !== null;) after = await countPast(workspace, after, most);
}
