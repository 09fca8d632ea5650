import assert from "node:assert/strict";
import { BOT, withVk } from "./cast.ts";
import { CSI_SCENES } from "./csi_cast.ts";
import { askFrom, type Customer, press, question, scored, served, skipped } from "./csi_desk.ts";
import type { Stage } from "./stage.ts";
import { until } from "./until.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function questions(customer: Pick<Customer, "lines">): number {
  return customer.lines().filter(({ text }) => /Как мы справились/.test(text)).length;
}

/** Lets everything happen that is due by now. */
async function settle({ services }: Stage): Promise<void> {
  await services.worker.idle();
  await services.worker.sweep();
  await services.worker.idle();
}

Deno.test(
  "C-05 nobody is asked before the owner wants it",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    const { id } = await served(office, anna);
    await settle(stage);
    assert.deepEqual([questions(anna), (await office.ticket(id)).csi], [0, undefined]);
  }),
);

Deno.test(
  "C-05 a delay is kept, and a ticket that is opened again meanwhile is not asked about",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office, { delayMinutes: 60 });
    const { id } = await served(office, anna);
    await stage.pass(59 * MINUTE_MS);
    await settle(stage);
    assert.equal(questions(anna), 0);
    await office.rest.delete(`/tickets/${id}/closure`);
    await stage.pass(2 * MINUTE_MS);
    await settle(stage);
    assert.equal(questions(anna), 0, "it is open");
    await office.close(id);
    await stage.pass(HOUR_MS - MINUTE_MS);
    await settle(stage);
    assert.equal(questions(anna), 0, "the hour runs anew");
    await stage.pass(2 * MINUTE_MS);
    await question(anna);
  }),
);

Deno.test(
  "C-05 a customer whose ticket a rule closed is asked as if a person had closed it",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office, { delayMinutes: 10 });
    await office.rest.post("/rules", {
      name: "Тишина",
      trigger: { type: "elapsed", since: "answer", minutes: 60 },
      actions: [{ type: "close" }],
    });
    await anna.write("Где мой заказ?");
    const { id } = await office.firstTicket();
    await office.settled((await office.reply(id, { text: "Уже едет" })).id, "sent");
    await stage.pass(61 * MINUTE_MS);
    await until("the rule to close it", async () => (await office.ticket(id)).status === "closed");
    await settle(stage);
    assert.equal(questions(anna), 0, "the delay runs from the closing");
    await stage.pass(11 * MINUTE_MS);
    await press(anna, await question(anna), "5");
    assert.equal((await scored(office, id)).csi?.score, 5);
  }),
);

Deno.test(
  "C-05 one ticket has one question, however often it is closed",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office, { quietDays: 0 });
    const { id } = await served(office, anna);
    await press(anna, await question(anna), "5");
    await scored(office, id);
    await office.rest.delete(`/tickets/${id}/closure`);
    await office.close(id);
    await settle(stage);
    assert.deepEqual([questions(anna), (await office.ticket(id)).csi?.score], [1, 5]);
  }),
);

Deno.test(
  "C-05 one person is not asked again before the quiet days are over",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office, { quietDays: 2 });
    await served(office, anna);
    await question(anna);
    const second = await served(office, anna, "А ещё?");
    assert.equal(await skipped(office, second.id), "lately");
    await stage.pass(2 * DAY_MS + MINUTE_MS);
    const third = await served(office, anna, "И ещё?");
    await until("the second question", () => questions(anna) === 2);
    assert.equal((await office.ticket(third.id)).csi?.state, "asked");
  }),
);

Deno.test(
  "C-05 one person whose tickets are closed together is asked about one of them",
  withVk(async ({ stage, office, boris, connection }) => {
    await office.rest.patch(`/connections/${connection.id}`, { settings: { chatBot: true } });
    stage.sandbox.telegram.addBot(BOT);
    await office.connect("telegram", BOT.token);
    const elsewhere = stage.sandbox.telegram.customer({ id: 777, firstName: "Борис", language: "ru" });
    await boris.write("Где мой заказ?");
    await elsewhere.write("Где мой заказ?");
    const tickets = await until("both tickets", async () => {
      const all = await office.tickets();
      return all.length === 2 ? all : undefined;
    });
    const [kept, merged] = tickets.map(({ contact }) => contact.id);
    await office.rest.post(`/contacts/${kept}/merges`, { contactId: merged });
    await askFrom(office);
    await office.rest.post("/bulk-actions", {
      ticketIds: tickets.map(({ id }) => id),
      action: { type: "close" },
    });
    await settle(stage);
    const rows = await stage.rows(office, "SELECT state, reason FROM csi_surveys ORDER BY state");
    assert.deepEqual(rows.map(({ state, reason }) => [state, reason]), [["asked", null], [
      "skipped",
      "lately",
    ]]);
    assert.equal(questions(boris) + questions(elsewhere), 1);
  }),
);

Deno.test(
  "C-05 WA-07 outside of the platform's window nobody is asked, and the ticket says why",
  CSI_SCENES.whatsapp(async ({ stage, office, anna }) => {
    await askFrom(office, { delayMinutes: 1_500 });
    const { id } = await served(office, anna);
    await stage.pass(25 * HOUR_MS + MINUTE_MS);
    assert.equal(await skipped(office, id), "window");
    assert.equal(questions(anna), 0);
  }),
);

Deno.test(
  "C-05 a blocked customer and a ticket that the team calls spam are not asked about",
  CSI_SCENES.telegram(async ({ office, anna }) => {
    await askFrom(office, { delayMinutes: 0 });
    await anna.write("Купите подписчиков");
    const spam = await office.firstTicket();
    await office.rest.post(`/tickets/${spam.id}/tags`, { name: "Спам" });
    await office.close(spam.id);
    assert.equal(await skipped(office, spam.id), "spam");
    await anna.write("Ещё раз");
    const blocked = await office.firstTicket({ status: "open" });
    await office.rest.put(`/contacts/${blocked.contact.id}/block`);
    await office.close(blocked.id);
    assert.equal(await skipped(office, blocked.id), "blocked");
    assert.equal(questions(anna), 0);
  }),
);

Deno.test(
  "C-05 under a post nobody is asked",
  withVk(async ({ stage, office, connection, boris }) => {
    await office.rest.patch(`/connections/${connection.id}`, { settings: { chatBot: true } });
    await askFrom(office);
    const post = await stage.sandbox.vk.post({ text: "Новая партия ваз" });
    await boris.comment(post, "Есть в наличии?");
    const { id } = await office.firstTicket();
    const answer = await office.reply(id, { text: "Есть" });
    await office.settled(answer.id, "sent");
    await office.close(id);
    await settle(stage);
    assert.deepEqual([questions(boris), (await office.ticket(id)).csi], [0, undefined]);
    assert.equal(stage.sandbox.vk.sent.length, 1, "the answer alone");
  }),
);

Deno.test(
  "RE-04 the question speaks the customer's language, else the connection's",
  CSI_SCENES.vk(async ({ office, anna, connection }) => {
    await askFrom(office, { quietDays: 0, question: { en: "How was it, {{contact.first_name|friend}}?" } });
    await office.rest.patch(`/connections/${connection.id}`, { settings: { chatBot: true } });
    await office.rest.patch(`/connections/${connection.id}/csi`, { language: "en" });
    const first = await served(office, anna);
    await question(anna, /^How was it, Борис\?/);
    const ticket = await office.ticket(first.id);
    await office.changeContact(ticket.contact.id, { language: "ru" });
    await served(office, anna, "Ещё вопрос");
    await question(anna, /^Как мы справились/);
  }),
);

Deno.test(
  "C-05 a connection may ask in its own way, or not at all",
  CSI_SCENES.telegram(async ({ office, anna, connection }) => {
    await askFrom(office, { quietDays: 0 });
    await office.rest.patch(`/connections/${connection.id}/csi`, { question: { ru: "Всё ли понравилось?" } });
    await served(office, anna);
    await question(anna, /^Всё ли понравилось\?/);
    await office.rest.patch(`/connections/${connection.id}/csi`, { enabled: false });
    const { id } = await served(office, anna, "Ещё вопрос");
    assert.deepEqual([questions(anna), (await office.ticket(id)).csi], [0, undefined]);
  }),
);

Deno.test(
  "C-05 a bad score opens the ticket again and alerts, a good one does neither",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office, { reopens: true, alerts: true, bad: 2, quietDays: 0 });
    const bad = await served(office, anna);
    await press(anna, await question(anna), "2");
    await until("the ticket to open", async () => (await office.ticket(bad.id)).status === "open");
    await question(anna, /Что было не так/);
    const told = () => stage.rows(office, "SELECT kind, member_id, ticket_id FROM notifications");
    const alert = { kind: "csi.bad", member_id: office.ownerId, ticket_id: bad.id };
    await until("the alert", async () => (await told()).length === 1);
    assert.deepEqual(await told(), [alert]);
    await anna.write("Ждал неделю");
    await until("the comment", async () => (await office.ticket(bad.id)).csi?.comment === "Ждал неделю");
    await office.close(bad.id);
    const good = await served(office, anna, "Новый вопрос");
    await until("another question", () => questions(anna) === 2);
    await press(anna, await question(anna), "3");
    assert.equal((await scored(office, good.id)).csi?.score, 3);
    await settle(stage);
    assert.equal((await office.ticket(good.id)).status, "closed");
    assert.equal((await told()).filter(({ kind }) => kind === "csi.bad").length, 1);
  }),
);

Deno.test(
  "a question that the platform refuses leaves the ticket closed and without a score",
  CSI_SCENES.telegram(async ({ stage, office, connection, anna }) => {
    await askFrom(office, { delayMinutes: 5 });
    const { id } = await served(office, anna);
    await office.rest.patch(`/connections/${connection.id}`, { status: "paused" });
    await stage.pass(6 * MINUTE_MS);
    await settle(stage);
    const { csi, status } = await office.ticket(id);
    assert.deepEqual([csi?.score, status, questions(anna)], [undefined, "closed", 0]);
  }),
);

Deno.test(
  "two workspaces with the same customer know nothing of each other's scores",
  CSI_SCENES.telegram(async ({ stage, office, anna }) => {
    await askFrom(office);
    const { id } = await served(office, anna);
    await press(anna, await question(anna), "5");
    await scored(office, id);
    const stranger = await stage.open("Чужая мастерская");
    await assert.rejects(stranger.ticket(id), { code: "not_found" });
    const { items } = await stranger.rest.get<{ items: unknown[] }>("/csi/answers");
    assert.deepEqual(items, []);
    const { total } = await stranger.rest.get<{ total: { answered: number } }>("/csi/results");
    assert.equal(total.answered, 0);
  }),
);
