import assert from "node:assert/strict";
import type { Paged } from "@/lib/inbox/view.ts";
import type { Found } from "@/lib/reports/behind.ts";
import type { Report } from "@/lib/reports/report.ts";
import { withTelegram } from "./cast.ts";
import type { Office } from "./office.ts";
import { addPolicy, choose, MINUTE } from "./sla_desk.ts";
import { until } from "./until.ts";

function totals({ rest }: Office, name: string): Promise<Report["totals"]> {
  return rest.get<Report>(`/reports/${name}?period=7`).then((report) => report.totals);
}

function behind({ rest }: Office, what: string): Promise<string[]> {
  return rest.get<Paged<Found>>(`/report-tickets?period=7&what=${what}`)
    .then(({ items }) => items.map(({ ticket }) => ticket.id));
}

Deno.test(
  "a deadline that a rule ends by closing is in the sums as it is among the tickets behind them",
  withTelegram(async ({ stage, office, marina, connection }) => {
    const direct = await addPolicy(office, { targets: { normal: { resolution: 600 } } });
    await choose(office, connection.id, { direct });
    await office.rest.post("/rules", {
      name: "Тишина",
      trigger: { type: "elapsed", since: "answer", minutes: 10 },
      actions: [{ type: "close" }],
    });
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    await office.reply(id, { text: "Есть" });
    await stage.pass(11 * MINUTE);
    await until("the rule", async () => (await office.ticket(id)).status === "closed");
    assert.deepEqual((await totals(office, "sla")).sla.resolution, { met: 1, missed: 0, dropped: 0 });
    assert.deepEqual(await behind(office, "sla_met"), [id]);
  }),
);

Deno.test(
  "a note that a rule leaves with a message is no answer of anybody's in the reports",
  withTelegram(async ({ office, marina }) => {
    await office.rest.post("/rules", {
      name: "Памятка",
      trigger: { type: "message" },
      actions: [{ type: "note", value: "Сверьте чек" }],
    });
    await marina.write("Хочу возврат");
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.messages(id)).map(({ text }) => text), ["Хочу возврат", "Сверьте чек"]);
    const { received, sent } = await totals(office, "overview");
    assert.deepEqual([received, sent, await behind(office, "sent")], [1, 0, []]);
  }),
);
