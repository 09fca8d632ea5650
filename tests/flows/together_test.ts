import assert from "node:assert/strict";
import type { TicketView } from "@/lib/inbox/view.ts";
import { type VkScene, withTelegram, withVk } from "./cast.ts";
import type { Office } from "./office.ts";
import { addPolicy, choose, dueAfter, MINUTE, rowOf } from "./sla_desk.ts";
import type { Stage } from "./stage.ts";
import { until } from "./until.ts";

const HOUR = 60 * MINUTE;

const snooze = ({ rest }: Office, id: string, body: unknown) =>
  rest.put<TicketView>(`/tickets/${id}/snooze`, body);

const events = async ({ rest }: Office, id: string) => {
  const { items } = await rest.get<{ items: { event: string; by: { type: string } }[] }>(
    `/tickets/${id}/history`,
  );
  return items.map(({ event, by }) => `${event} ${by.type}`);
};

/** Борис has written, and then asked the same under a post. */
async function askedTwice({ stage, office, boris }: VkScene) {
  await boris.write("Есть вазы?");
  const direct = await office.firstTicket();
  const post = await stage.sandbox.vk.post({ text: "Новая партия ваз" });
  // VK counts in seconds.
  await stage.pass(MINUTE);
  await boris.comment(post, "Сколько стоят?");
  const find = async () => (await office.tickets()).find(({ kind }) => kind === "comment");
  return { direct, post, comment: await until("the comment", find) };
}

/** Who was told what, in order. */
async function told(stage: Stage, office: Office): Promise<string[]> {
  const rows = await stage.rows(office, "SELECT kind, member_id FROM notifications ORDER BY id");
  return rows.map((row) => `${row.kind} ${row.member_id}`);
}

Deno.test(
  "what was put off comes back at its time by itself, unread, and its member is told",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Напомните через час");
    const { id } = await office.firstTicket();
    await office.rest.put(`/tickets/${id}/assignment`, { memberId: office.ownerId });
    await office.rest.put(`/tickets/${id}/read`);
    await snooze(office, id, { preset: "1h" });
    assert.deepEqual(
      [(await office.tickets()).length, (await office.tickets({ status: "snoozed" })).length],
      [0, 1],
    );
    await stage.pass(HOUR - MINUTE);
    assert.equal((await office.tickets()).length, 0);
    await stage.pass(2 * MINUTE);
    const [back] = await office.tickets();
    assert.deepEqual([back?.id, back?.unread, back?.snoozedUntil], [id, true, undefined]);
    assert.deepEqual((await events(office, id)).slice(-2), ["snoozed agent", "woken system"]);
    assert.deepEqual(await told(stage, office), [`ticket.woken ${office.ownerId}`]);
  }),
);

Deno.test(
  "what was put off comes back at once when the customer writes, and its time brings nothing more",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    await snooze(office, id, { preset: "3h" });
    await stage.pass(MINUTE);
    await marina.write("Ау");
    const [back] = await office.tickets();
    assert.deepEqual([back?.id, back?.snoozedUntil], [id, undefined]);
    assert.deepEqual((await events(office, id)).slice(-2), ["snoozed agent", "woken contact"]);
    await stage.pass(4 * HOUR);
    assert.deepEqual((await events(office, id)).length, 2);
    assert.deepEqual((await told(stage, office)).filter((one) => one.startsWith("ticket.woken")), []);
  }),
);

Deno.test(
  "put off anew it comes back at the new time alone, and brought back by hand not at all",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    await snooze(office, id, { preset: "1h" });
    await snooze(office, id, { preset: "3h" });
    await stage.pass(2 * HOUR);
    assert.equal((await office.tickets()).length, 0);
    await stage.pass(HOUR + MINUTE);
    assert.equal((await office.tickets()).length, 1);
    await snooze(office, id, { preset: "1h" });
    await office.rest.delete(`/tickets/${id}/snooze`);
    const before = await events(office, id);
    await stage.pass(2 * HOUR);
    assert.deepEqual(await events(office, id), before);
    const jobs = await stage.rows(office, "SELECT count(*) AS n FROM jobs WHERE kind = 'wake'");
    assert.equal(jobs[0]?.n, 0);
  }),
);

Deno.test(
  "while a ticket is put off its deadlines stand still, and go on by as much later",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await choose(office, connection.id, {
      direct: await addPolicy(office, { targets: { normal: { first: 30 } } }),
    });
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    await stage.pass(10 * MINUTE);
    await snooze(office, id, { preset: "1h" });
    assert.equal((await rowOf(stage, office, id)).sla_mark_at, null);
    await stage.pass(HOUR + MINUTE);
    assert.deepEqual(
      await told(stage, office).then((all) => all.filter((one) => one.startsWith("sla."))),
      [],
    );
    const back = await office.ticket(id);
    assert.equal(back.snoozedUntil, undefined);
    const due = dueAfter(back, "first") ?? 0;
    assert.ok(due >= 90 && due <= 92, `${due} min`);
    await stage.pass(22 * MINUTE);
    assert.equal((await office.ticket(id)).sla?.state, "breached");
  }),
);

Deno.test(
  "two tickets of a customer become one: the answer goes on there, and all is as before when that is taken back",
  withVk(async (scene) => {
    const { stage, office, boris } = scene;
    const { direct, comment } = await askedTwice(scene);
    const path = `/tickets/${comment.id}/merge`;
    await office.rest.put(path, { ticketId: direct.id });
    assert.deepEqual((await office.tickets()).map(({ id }) => id), [direct.id]);
    assert.deepEqual(await said(office, direct.id), ["Есть вазы?", "Сколько стоят?"]);
    const { id: answer } = await office.reply(direct.id, { text: "Есть, по 900 ₽" });
    await office.settled(answer, "sent", "delivered");
    assert.equal(stage.sandbox.vk.sent.at(-1)?.text, "Есть, по 900 ₽");
    await stage.pass(MINUTE);
    await boris.write("Беру");
    await until("the message", async () => (await said(office, direct.id)).includes("Беру"));
    await office.rest.delete(path);
    assert.deepEqual(await said(office, direct.id), ["Есть вазы?", "Есть, по 900 ₽", "Беру"]);
    assert.deepEqual(await said(office, comment.id), ["Сколько стоят?"]);
    assert.deepEqual((await office.tickets()).map(({ status }) => status), ["open", "open"]);
    assert.deepEqual((await office.ticket(comment.id)).composer.closed, undefined);
  }),
);

Deno.test(
  "a customer who comments again under a merged conversation opens a new ticket, and the merge stands",
  withVk(async (scene) => {
    const { office, boris } = scene;
    const { direct, post, comment } = await askedTwice(scene);
    await office.rest.put(`/tickets/${comment.id}/merge`, { ticketId: direct.id });
    await boris.comment(post, "А синие?");
    const fresh = await until(
      "a new ticket",
      async () => (await office.tickets()).find(({ kind }) => kind === "comment"),
    );
    assert.notEqual(fresh.id, comment.id);
    assert.deepEqual(await said(office, fresh.id), ["А синие?"]);
    assert.equal((await office.ticket(comment.id)).mergedInto?.id, direct.id);
  }),
);

Deno.test(
  "a channel deals its new tickets out at once, in their own transaction",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await office.rest.put(`/connections/${connection.id}/assignment`, { mode: "round_robin", most: 1 });
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    const ticket = await office.ticket(id);
    assert.equal(ticket.assignee?.id, office.ownerId);
    assert.deepEqual(await events(office, id), ["dealt system"]);
    assert.ok((await told(stage, office)).includes(`ticket.assigned ${office.ownerId}`));
    await office.rest.put(`/members/${office.ownerId}/absence`);
    await office.close(id);
    const other = stage.sandbox.telegram.customer({
      id: 556,
      firstName: "Олег",
      bot: "7000000001:AAF-sandbox-token-of-the-bot-1",
    });
    await other.write("А мне?");
    const free = await office.firstTicket();
    assert.equal(free.assignee, null);
  }),
);

async function said(office: Office, id: string): Promise<string[]> {
  return (await office.messages(id)).filter(({ author }) => author.type !== "system").map(({ text }) => text);
}
