import assert from "node:assert/strict";
import { type TelegramScene, withTelegram } from "./cast.ts";
import type { Office } from "./office.ts";
import { MINUTE } from "./sla_desk.ts";
import { until } from "./until.ts";

async function addRule({ rest }: Office, since: "customer" | "created", minutes: number): Promise<string> {
  const trigger = { type: "elapsed", since, minutes };
  const actions = [{ type: "note", value: "Пора" }];
  return (await rest.post<{ id: string }>("/rules", { name: "Пора", trigger, actions })).id;
}

/** Numbers of the tickets on which a rule has done something, in order. */
async function ran({ rest }: Office, ruleId: string): Promise<number[]> {
  const { items } = await rest.get<{ items: { number: number }[] }>(`/rules/${ruleId}/runs`);
  return items.map(({ number }) => number).reverse();
}

Deno.test(
  "a ticket that is opened again is as old as it is, and what waits for its age comes in time",
  withTelegram(async ({ stage, office, marina }) => {
    const hour = await addRule(office, "created", 60);
    const tenth = await addRule(office, "created", 10);
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    await office.close(id);
    await stage.pass(20 * MINUTE);
    await office.rest.delete(`/tickets/${id}/closure`);
    await stage.pass(39 * MINUTE);
    assert.deepEqual(await ran(office, hour), []);
    await stage.pass(2 * MINUTE);
    assert.deepEqual(await ran(office, hour), [1]);
    assert.deepEqual(await ran(office, tenth), [], "its time passed while the ticket was closed");
  }),
);

Deno.test(
  "the same when the customer opens it again by writing",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await office.rest.patch(`/connections/${connection.id}`, { settings: { reopenDays: 3 } });
    const hour = await addRule(office, "created", 60);
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    await office.close(id);
    await stage.pass(5 * MINUTE);
    await marina.write("Ау");
    await until("the ticket to be open", async () => (await office.ticket(id)).status === "open");
    await stage.pass(56 * MINUTE);
    assert.deepEqual(await ran(office, hour), [1]);
  }),
);

/** Two accounts of Марина, whose cards are one: the second writes 5 minutes after the first. */
async function twoTickets({ stage, office, marina }: TelegramScene): Promise<[kept: string, merged: string]> {
  const there = stage.sandbox.telegram.customer({ id: 556, firstName: "Марина", language: "ru" });
  await marina.write("Где заказ?");
  const kept = await office.firstTicket();
  await stage.pass(5 * MINUTE);
  await there.write("Пишу и сюда");
  const merged = await until("the other", async () => {
    const all = await office.tickets();
    return all.find(({ id }) => id !== kept.id);
  });
  await office.rest.post(`/contacts/${kept.contact.id}/merges`, { contactId: merged.contact.id });
  return [kept.id, merged.id];
}

Deno.test(
  "a customer whose tickets become one waits on, and so they do when the merge is taken back",
  withTelegram(async (scene) => {
    const { stage, office } = scene;
    const waits = await addRule(office, "customer", 30);
    const [kept, merged] = await twoTickets(scene);
    await office.rest.put(`/tickets/${merged}/merge`, { ticketId: kept });
    await stage.pass(24 * MINUTE);
    assert.deepEqual(await ran(office, waits), [], "the last message is younger");
    await office.rest.delete(`/tickets/${merged}/merge`);
    await stage.pass(3 * MINUTE);
    assert.deepEqual(await ran(office, waits), [1]);
    await stage.pass(5 * MINUTE);
    assert.deepEqual(await ran(office, waits), [1, 2]);

    await office.rest.put(`/tickets/${merged}/merge`, { ticketId: kept });
    await stage.pass(60 * MINUTE);
    assert.deepEqual(await ran(office, waits), [1, 2], "nobody is told twice of one wait");
  }),
);

Deno.test(
  "a customer's wait in a ticket that took another comes to its time",
  withTelegram(async (scene) => {
    const { stage, office } = scene;
    const waits = await addRule(office, "customer", 30);
    const [kept, merged] = await twoTickets(scene);
    await office.rest.put(`/tickets/${merged}/merge`, { ticketId: kept });
    await stage.pass(31 * MINUTE);
    assert.deepEqual(await ran(office, waits), [1]);
  }),
);
