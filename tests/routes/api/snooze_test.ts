import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { type Cast, openCast } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";
import { HOURS } from "./sla_desk.ts";

/** A Thursday, 12:00 in Moscow. */
const NOW = Date.UTC(2026, 0, 15, 9);

Deno.test("a ticket is put off by a preset in the zone of the business hours, and leaves the open list", async () => {
  await using cast = await openCast({ now: () => NOW });
  await cast.ok(cast.anna, "POST /business-hours", HOURS);
  const { id } = await ready(cast);
  const path = `/tickets/${id}/snooze`;
  const off = await cast.ok<TicketView>(cast.boris, `PUT ${path}`, { preset: "tomorrow" });
  strictEqual(off.snoozedUntil, "2026-01-16T06:00:00.000Z");
  deepStrictEqual(await lists(cast), { open: 0, snoozed: 1, closed: 0, all: 1 });
  const back = await cast.ok<TicketView>(cast.boris, `DELETE ${path}`);
  strictEqual(back.snoozedUntil, undefined);
  await cast.ok(cast.boris, `DELETE ${path}`);
  deepStrictEqual(await lists(cast), { open: 1, snoozed: 0, closed: 0, all: 1 });
  const { items } = await cast.ok<Paged<{ event: string; by: { name: string } }>>(
    cast.boris,
    `GET /tickets/${id}/history`,
  );
  deepStrictEqual(items.map(({ event, by }) => [event, by.name]), [["snoozed", "Борис"], ["woken", "Борис"]]);
});

Deno.test("without business hours a morning is one in UTC, and a zone can be named", async () => {
  await using cast = await openCast({ now: () => NOW });
  const { id } = await ready(cast);
  const put = async (body: unknown) =>
    (await cast.ok<TicketView>(cast.boris, `PUT /tickets/${id}/snooze`, body)).snoozedUntil;
  strictEqual(await put({ preset: "monday" }), "2026-01-19T09:00:00.000Z");
  strictEqual(await put({ preset: "monday", timeZone: "Asia/Tokyo" }), "2026-01-19T00:00:00.000Z");
  strictEqual(
    await put({ local: "2026-02-01T18:30", timeZone: "Europe/Moscow" }),
    "2026-02-01T15:30:00.000Z",
  );
});

Deno.test("what cannot be put off until then says why, in the member's language", async () => {
  await using cast = await openCast({ now: () => NOW });
  const { id } = await ready(cast);
  const put = `PUT /tickets/${id}/snooze`;
  const past = await cast.refused(cast.boris, put, { until: "2026-01-15T08:59:00Z" });
  deepStrictEqual([past.status, past.details.fields], [400, { until: "snooze_past" }]);
  const zone = await cast.refused(cast.boris, put, { preset: "1h", timeZone: "Mars" });
  deepStrictEqual([zone.status, zone.details.fields], [400, { timeZone: "zone_unknown" }]);
  await cast.ok(cast.boris, `POST /tickets/${id}/closure`);
  const closed = await cast.refused(cast.boris, put, { preset: "1h" });
  deepStrictEqual([closed.status, closed.details.reason], [409, "ticket_closed"]);
  for (const request of [put, `DELETE /tickets/${id}/snooze`]) {
    const body = request.startsWith("PUT") ? { preset: "1h" } : undefined;
    strictEqual((await cast.refused(cast.gleb, request, body)).status, 404);
  }
});

Deno.test("closing ends it: what is opened again is in the open list", async () => {
  await using cast = await openCast({ now: () => NOW });
  const { id } = await ready(cast);
  await cast.ok(cast.boris, `PUT /tickets/${id}/snooze`, { preset: "3h" });
  await cast.ok(cast.boris, `POST /tickets/${id}/closure`);
  const open = await cast.ok<TicketView>(cast.boris, `DELETE /tickets/${id}/closure`);
  strictEqual(open.snoozedUntil, undefined);
  strictEqual((await lists(cast)).open, 1);
});

async function ready(cast: Cast): Promise<TicketView> {
  return await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
}

async function lists(cast: Cast): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const status of ["open", "snoozed", "closed", "all"]) {
    const { items } = await cast.ok<Paged<TicketView>>(cast.boris, `GET /tickets?status=${status}`);
    counts[status] = items.length;
  }
  return counts;
}
