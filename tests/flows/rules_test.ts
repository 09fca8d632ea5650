import assert from "node:assert/strict";
import { withTelegram } from "./cast.ts";
import type { Office } from "./office.ts";
import { MINUTE } from "./sla_desk.ts";
import { until } from "./until.ts";

interface Run {
  readonly cause: string;
  readonly did: { readonly type: string; readonly value?: string }[];
  readonly stopped: { readonly type: string }[];
}

async function addRule(office: Office, name: string, body: Record<string, unknown>): Promise<string> {
  return (await office.rest.post<{ id: string }>("/rules", { name, ...body })).id;
}

async function runs(office: Office, ruleId: string): Promise<Run[]> {
  return (await office.rest.get<{ items: Run[] }>(`/rules/${ruleId}/runs`)).items;
}

/** Tags exist once a ticket has had them. */
async function knowTag(office: Office, ticketId: string, name: string): Promise<void> {
  await office.rest.post(`/tickets/${ticketId}/tags`, { name });
  await office.rest.delete(`/tickets/${ticketId}/tags/${encodeURIComponent(name)}`);
}

const history = async (office: Office, id: string) =>
  (await office.rest.get<{ items: { text: string }[] }>(`/tickets/${id}/history`)).items.map(({ text }) =>
    text
  );

Deno.test(
  "a message with a word tags, assigns, ranks, notes and tells, in the commit that brings it",
  withTelegram(async ({ office, marina, stage }) => {
    await marina.write("Здравствуйте");
    const { id } = await office.firstTicket();
    await knowTag(office, id, "деньги");
    const ruleId = await addRule(office, "Возвраты", {
      trigger: { type: "message" },
      conditions: [{ field: "platform", value: "telegram" }, { field: "text", value: "возврат, верните" }],
      actions: [
        { type: "tag", value: "деньги" },
        { type: "assign", value: office.ownerId },
        { type: "priority", value: "high" },
        { type: "note", value: "Сверьте чек" },
        { type: "notify", value: "managers" },
      ],
    });
    await marina.write("Ещё вопрос");
    await marina.write("Хочу ВОЗВРАТ");
    const ticket = await until("the rule", async () => {
      const found = await office.ticket(id);
      return found.tags.includes("деньги") ? found : undefined;
    });
    assert.deepEqual([ticket.assignee?.id, ticket.priority], [office.ownerId, "high"]);
    const messages = await office.messages(id);
    assert.ok(messages.some(({ text, private: note }) => note && text === "Сверьте чек"));
    assert.ok(
      (await history(office, id)).some((line) => line.includes("Возвраты") && line.includes("деньги")),
    );
    const [run, ...others] = await runs(office, ruleId);
    assert.deepEqual(others, []);
    assert.deepEqual(run?.did.map(({ type }) => type), ["tag", "assign", "priority", "note", "notify"]);
    const { items } = await office.rest.get<{ items: Run[] }>(`/tickets/${id}/rule-runs`);
    assert.equal(items.length, 1);
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    const { rows } = await store.query("SELECT kind FROM notifications WHERE ticket_id = ?", [id]);
    const kinds = rows.map(({ kind }) => kind);
    assert.ok(kinds.includes("rule.notice") && kinds.includes("ticket.assigned"), String(kinds));
  }),
);

Deno.test(
  "a rule that waits for an answer runs at its time, is set anew by a message, and dropped by an answer",
  withTelegram(async ({ stage, office, marina }) => {
    const ruleId = await addRule(office, "Ждёт", {
      trigger: { type: "elapsed", since: "customer", minutes: 30 },
      actions: [{ type: "note", value: "Клиент ждёт" }],
    });
    await marina.write("Ау");
    const { id } = await office.firstTicket();
    await stage.pass(20 * MINUTE);
    await marina.write("Ау?");
    await until("the second message", async () => (await office.messages(id)).length === 2);
    await stage.pass(20 * MINUTE);
    assert.deepEqual(await runs(office, ruleId), []);
    await stage.pass(11 * MINUTE);
    assert.equal((await runs(office, ruleId)).length, 1);
    await stage.pass(60 * MINUTE);
    assert.equal((await runs(office, ruleId)).length, 1);

    await marina.write("Вы тут?");
    await until(
      "the third",
      async () => (await office.messages(id)).filter(({ direction }) => direction === "in").length === 3,
    );
    await office.reply(id, { text: "Тут" });
    await stage.pass(60 * MINUTE);
    assert.equal((await runs(office, ruleId)).length, 1);
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    const { rows } = await store.query("SELECT id FROM jobs WHERE kind = 'rule_due'");
    assert.deepEqual(rows, []);
  }),
);

Deno.test(
  "a customer's silence after our answer closes the ticket, and what waits for closing follows",
  withTelegram(async ({ stage, office, marina }) => {
    const silence = await addRule(office, "Молчит", {
      trigger: { type: "elapsed", since: "answer", minutes: 60 },
      actions: [{ type: "close" }],
    });
    const closed = await addRule(office, "Закрыто", {
      trigger: { type: "status", to: "closed" },
      actions: [{ type: "note", value: "Само" }],
    });
    await marina.write("Спасибо");
    const { id } = await office.firstTicket();
    await office.reply(id, { text: "Пожалуйста" });
    await stage.pass(59 * MINUTE);
    assert.equal((await office.ticket(id)).status, "open");
    await stage.pass(2 * MINUTE);
    assert.equal((await office.ticket(id)).status, "closed");
    assert.equal((await runs(office, silence)).length, 1);
    assert.equal((await runs(office, closed)).length, 1);
  }),
);

Deno.test(
  "a member who closes a ticket sets the rules for that off, once",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Спасибо");
    const { id } = await office.firstTicket();
    const ruleId = await addRule(office, "Закрыто", {
      trigger: { type: "status", to: "closed" },
      actions: [{ type: "priority", value: "low" }, { type: "note", value: "Закрыли" }],
    });
    await office.close(id);
    await stage.services.worker.look(office.workspaceId);
    assert.equal((await office.ticket(id)).priority, "low");
    assert.equal((await runs(office, ruleId)).length, 1);
  }),
);

Deno.test(
  "the guard stops what goes beyond ten actions on one ticket within a minute, and the log says so",
  withTelegram(async ({ office, marina }) => {
    const ruleId = await addRule(office, "Много", {
      trigger: { type: "message" },
      actions: ["1", "2", "3", "4"].map((value) => ({ type: "note", value })),
    });
    for (const text of ["раз", "два", "три", "четыре"]) await marina.write(text);
    const all = await until("all runs", async () => {
      const found = await runs(office, ruleId);
      return found.length === 4 ? found : undefined;
    });
    assert.equal(all.reduce((sum, { did }) => sum + did.length, 0), 10);
    assert.equal(all.reduce((sum, { stopped }) => sum + stopped.length, 0), 6);
  }),
);

Deno.test(
  "a dry run tells what would be done to past tickets, and changes nothing",
  withTelegram(async ({ office, marina }) => {
    await marina.write("Где мой возврат?");
    const { id } = await office.firstTicket();
    const rule = (value: string) => ({
      name: "Проба",
      trigger: { type: "message" },
      conditions: [{ field: "text", value }],
      actions: [{ type: "priority", value: "urgent" }, { type: "tag", value: "новая" }, { type: "close" }],
    });
    const tried = await office.rest.post<{ looked: number; items: unknown[] }>(
      "/rules/dry-runs",
      rule("возврата"),
    );
    assert.equal(tried.looked, 1);
    assert.deepEqual(tried.items, [{
      ticketId: id,
      number: 1,
      contact: (await office.ticket(id)).contact.name,
      effects: [{ type: "priority", value: "urgent" }, { type: "tag", value: "новая" }, { type: "close" }],
    }]);
    const none = await office.rest.post<{ items: unknown[] }>("/rules/dry-runs", rule("доставка"));
    assert.deepEqual(none.items, []);
    const { status, priority } = await office.ticket(id);
    assert.deepEqual([status, priority], ["open", "normal"]);
    assert.deepEqual((await office.rest.get<{ items: unknown[] }>("/rules")).items, []);
  }),
);
