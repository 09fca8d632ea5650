import assert from "node:assert/strict";
import type { Report } from "@/lib/reports/report.ts";
import { withTelegram } from "./cast.ts";
import type { Office } from "./office.ts";
import { addPolicy, choose, dueAfter, MINUTE, results } from "./sla_desk.ts";

const TARGETS = { normal: { first: 30, next: 60, resolution: 240 } };

function reopen({ rest }: Office, ticketId: string): Promise<unknown> {
  return rest.delete(`/tickets/${ticketId}/closure`);
}

async function kept({ rest }: Office): Promise<Report["totals"]["sla"]> {
  return (await rest.get<Report>("/reports/sla?period=7")).totals.sla;
}

Deno.test(
  "a closing that is taken back at once takes nothing: the customer waits on, with the deadlines that there were",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await choose(office, connection.id, { direct: await addPolicy(office, { targets: TARGETS }) });
    const { id: ruleId } = await office.rest.post<{ id: string }>("/rules", {
      name: "Ждёт",
      trigger: { type: "elapsed", since: "customer", minutes: 20 },
      actions: [{ type: "note", value: "Клиент ждёт" }],
    });
    await marina.write("Есть кружки?");
    const { id, waitingSince } = await office.firstTicket();
    const none = await kept(office);
    await stage.pass(10 * MINUTE);
    await office.close(id);
    assert.deepEqual(await results(stage, office), ["first dropped", "resolution met"]);
    await reopen(office, id);
    const back = await office.ticket(id);
    assert.deepEqual([back.status, back.waitingSince], ["open", waitingSince]);
    assert.deepEqual([dueAfter(back, "first"), dueAfter(back, "resolution")], [30, 240]);
    assert.deepEqual([await results(stage, office), await kept(office)], [[], none]);

    await stage.pass(11 * MINUTE);
    const { items } = await office.rest.get<{ items: unknown[] }>(`/rules/${ruleId}/runs`);
    assert.equal(items.length, 1, "whoever looks after those who wait finds them");
    await office.reply(id, { text: "Есть" });
    assert.deepEqual(await results(stage, office), ["first met"]);
  }),
);

Deno.test(
  "what was put off is back when its closing is taken back, and its deadlines go on",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await choose(office, connection.id, { direct: await addPolicy(office, { targets: TARGETS }) });
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    await stage.pass(10 * MINUTE);
    await office.rest.put(`/tickets/${id}/snooze`, { preset: "1h" });
    await stage.pass(5 * MINUTE);
    await office.close(id);
    await reopen(office, id);
    const back = await office.ticket(id);
    assert.deepEqual([back.snoozedUntil, back.sla?.state, dueAfter(back, "first")], [
      undefined,
      "running",
      35,
    ]);
  }),
);

Deno.test(
  "a ticket that is opened again later begins anew: nobody waits for an answer in it",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await choose(office, connection.id, { direct: await addPolicy(office, { targets: TARGETS }) });
    await marina.write("Спасибо");
    const { id } = await office.firstTicket();
    await office.close(id);
    await stage.pass(2 * MINUTE);
    await reopen(office, id);
    const again = await office.ticket(id);
    assert.deepEqual([again.waitingSince, again.sla?.clocks.map(({ kind }) => kind)], [undefined, [
      "resolution",
    ]]);
    assert.equal(dueAfter(again, "resolution"), 242);
    assert.deepEqual(await results(stage, office), ["first dropped", "resolution met"]);
  }),
);
