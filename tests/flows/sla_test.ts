import assert from "node:assert/strict";
import type { TicketView } from "@/lib/inbox/view.ts";
import { withTelegram, withVk } from "./cast.ts";
import { addHours, addPolicy, ALWAYS, choose, dueAfter, MINUTE, results, rowOf, told } from "./sla_desk.ts";
import { until } from "./until.ts";

const TARGETS = { normal: { first: 30, next: 60, resolution: 240 }, urgent: { first: 5 } };

Deno.test(
  "TG-06 a customer's message starts the deadlines, a warning and a breach come in time, an answer ends them",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await choose(office, connection.id, {
      direct: await addPolicy(office, { targets: TARGETS, warning: { share: 0.8 } }),
    });
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    const fresh = await office.ticket(id);
    assert.deepEqual([dueAfter(fresh, "first"), dueAfter(fresh, "resolution")], [30, 240]);
    assert.deepEqual([fresh.sla?.kind, fresh.sla?.state, fresh.priority], ["first", "running", "normal"]);

    await stage.pass(25 * MINUTE);
    assert.equal((await office.ticket(id)).sla?.state, "warned");
    assert.deepEqual(await told(stage, office), ["sla.warning owner"]);
    assert.deepEqual((await office.tickets({ sla: "due" })).length, 1);

    await stage.pass(5 * MINUTE);
    const late = await office.ticket(id);
    assert.equal(late.sla?.state, "breached");
    assert.deepEqual(await told(stage, office), ["sla.warning owner", "sla.breached owner"]);
    assert.equal((await rowOf(stage, office, id)).sla_breached_at, Date.parse(late.sla?.dueAt ?? ""));
    assert.deepEqual([
      (await office.tickets({ sla: "breached" })).length,
      (await office.tickets({ sla: "due" })).length,
    ], [
      1,
      0,
    ]);

    await office.reply(id, { text: "Есть" });
    assert.deepEqual((await office.ticket(id)).sla?.clocks.map(({ kind }) => kind), ["resolution"]);
    assert.deepEqual(await results(stage, office), ["first missed"]);
    assert.equal((await office.tickets({ sla: "breached" })).length, 0);

    await stage.pass(10 * MINUTE);
    await marina.write("А синие?");
    await until("the next deadline", async () => (await office.ticket(id)).sla?.kind === "next");
    assert.equal(dueAfter(await office.ticket(id), "next"), 100);
  }),
);

Deno.test(
  "C-04 VK-12 VK-13 direct messages and posts of one connection have deadlines of their own",
  withVk(async ({ stage, office, boris, connection }) => {
    const direct = await addPolicy(office, { targets: { normal: { first: 10 } } });
    const posts = await addPolicy(office, { targets: { normal: { first: 120 } } });
    await choose(office, connection.id, { direct, posts });
    await boris.write("Здравствуйте");
    const post = await stage.sandbox.vk.post({ text: "Новая партия ваз" });
    await boris.comment(post, "Есть в наличии?");
    const tickets = await until("both tickets", async () => {
      const all = await office.tickets();
      return all.length === 2 ? all : undefined;
    });
    const of = (kind: string) => tickets.find((ticket) => ticket.kind === kind);
    assert.deepEqual([of("direct")?.sla?.policyId, of("comment")?.sla?.policyId], [direct, posts]);
    const dues = tickets.map((ticket) => [ticket.kind, dueAfter(ticket, "first")]);
    assert.deepEqual(Object.fromEntries(dues), { direct: 10, comment: 120 });

    await choose(office, connection.id, { posts });
    await stage.services.worker.look(office.workspaceId);
    const after = await office.tickets();
    assert.deepEqual(after.map(({ kind, sla }) => [kind, sla?.policyId]).sort(), [
      ["comment", posts],
      ["direct", undefined],
    ]);
  }),
);

Deno.test(
  "deadlines that only a higher priority has begin when the ticket gets it, by hand or by a rule",
  withTelegram(async ({ stage, office, marina, connection }) => {
    const direct = await addPolicy(office, { targets: { urgent: { first: 30, next: 20, resolution: 240 } } });
    await choose(office, connection.id, { direct });
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    assert.equal((await office.ticket(id)).sla, undefined);
    await stage.pass(10 * MINUTE);
    await office.rest.put(`/tickets/${id}/priority`, { priority: "urgent" });
    const urgent = await office.ticket(id);
    assert.deepEqual([dueAfter(urgent, "first"), dueAfter(urgent, "resolution")], [30, 250]);
    await office.rest.put(`/tickets/${id}/priority`, { priority: "normal" });
    assert.equal((await office.ticket(id)).sla, undefined);
    await office.rest.put(`/tickets/${id}/priority`, { priority: "urgent" });
    await stage.pass(20 * MINUTE);
    assert.deepEqual(await told(stage, office), ["sla.breached owner"]);

    await office.reply(id, { text: "Есть" });
    await office.rest.put(`/tickets/${id}/priority`, { priority: "normal" });
    await office.rest.post("/rules", {
      name: "Срочно",
      trigger: { type: "message" },
      conditions: [{ field: "text", value: "срочно" }],
      actions: [{ type: "priority", value: "urgent" }],
    });
    await marina.write("Срочно, две штуки");
    const again = await until("the rule", async () => {
      const ticket = await office.ticket(id);
      return ticket.priority === "urgent" ? ticket : undefined;
    });
    assert.deepEqual(again.sla?.clocks.map(({ kind }) => kind).sort(), ["next", "resolution"]);
    await office.close(id);
    await office.rest.put(`/tickets/${id}/priority`, { priority: "high" });
    assert.equal((await office.ticket(id)).sla, undefined, "a closed ticket waits for nothing");
  }),
);

Deno.test(
  "the next-response deadline ends with the ticket: nobody is told after closing",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await choose(office, connection.id, {
      direct: await addPolicy(office, { targets: { normal: { next: 60 } } }),
    });
    await marina.write("Здравствуйте");
    const { id } = await office.firstTicket();
    await office.reply(id, { text: "Добрый день" });
    await stage.pass(MINUTE);
    await marina.write("Спасибо");
    await until("the next deadline", async () => (await office.ticket(id)).sla?.kind === "next");
    await office.close(id);
    await stage.pass(120 * MINUTE);
    assert.equal((await office.ticket(id)).sla, undefined);
    assert.deepEqual(await told(stage, office), []);
    assert.deepEqual(await results(stage, office), ["next dropped"]);
  }),
);

Deno.test(
  "while the customer is to answer nothing is due, and the time to the end stands still if the policy says so",
  withTelegram(async ({ stage, office, marina, connection }) => {
    const targets = { normal: { first: 30, next: 30, resolution: 60 } };
    await choose(office, connection.id, {
      direct: await addPolicy(office, { targets, pausesResolution: true }),
    });
    await marina.write("Здравствуйте");
    const { id } = await office.firstTicket();
    await stage.pass(10 * MINUTE);
    await office.reply(id, { text: "Какой цвет?" });
    const waiting = (await office.ticket(id)).sla;
    assert.deepEqual(waiting?.clocks, [{ kind: "resolution", state: "paused" }]);
    await stage.pass(300 * MINUTE);
    assert.deepEqual(await told(stage, office), []);
    await marina.write("Синий");
    await until("it to go on", async () => (await office.ticket(id)).sla?.clocks.length === 2);
    assert.equal(dueAfter(await office.ticket(id), "resolution"), 360);
  }),
);

Deno.test(
  "a higher priority brings the deadline nearer, and it is marked then",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await choose(office, connection.id, {
      direct: await addPolicy(office, { targets: TARGETS, warning: null }),
    });
    await marina.write("Всё течёт");
    const { id } = await office.firstTicket();
    await stage.pass(6 * MINUTE);
    const urgent = await office.rest.put<TicketView>(
      `/tickets/${id}/priority`,
      { priority: "urgent" },
    );
    assert.deepEqual([urgent.priority, dueAfter(urgent, "first")], ["urgent", 5]);
    await stage.services.worker.look(office.workspaceId);
    assert.deepEqual(await told(stage, office), ["sla.breached owner"]);
    const lines = (await office.messages(id)).filter(({ author }) => author.type === "system");
    assert.deepEqual(lines.map(({ text }) => text), ["Анна ставит приоритет «Срочный»"]);
  }),
);

Deno.test(
  "another policy or other hours move the deadlines that are open",
  withTelegram(async ({ stage, office, marina, connection }) => {
    const hoursId = await addHours(office.rest, ALWAYS);
    const policy = await addPolicy(office, { targets: { normal: { first: 30 } }, warning: null, hoursId });
    await choose(office, connection.id, { direct: policy });
    await marina.write("Здравствуйте");
    const { id } = await office.firstTicket();
    const looked = async () => {
      await stage.services.worker.look(office.workspaceId);
      return await office.ticket(id);
    };
    await office.rest.patch(`/sla-policies/${policy}`, { targets: { normal: { first: 90 } } });
    assert.equal(dueAfter(await looked(), "first"), 90);
    await stage.pass(60 * MINUTE);
    assert.deepEqual(await told(stage, office), []);
    await office.rest.patch(`/sla-policies/${policy}`, { targets: { normal: { first: 45 } } });
    assert.equal((await looked()).sla?.state, "breached");
    assert.deepEqual(await told(stage, office), ["sla.breached owner"]);

    // Only on the day after tomorrow, for the whole day
    const day = new Date(Date.parse((await office.ticket(id)).createdAt) + 2 * 86_400_000);
    await office.rest.patch(`/business-hours/${hoursId}`, {
      weekly: [{ day: day.getUTCDay() || 7, from: "00:00", to: "24:00" }],
    });
    const { sla } = await looked();
    assert.equal(sla?.state, "running");
    assert.equal(sla?.dueAt, `${day.toISOString().slice(0, 10)}T00:45:00.000Z`);
    assert.equal((await rowOf(stage, office, id)).sla_breached_at, null);

    await office.rest.delete(`/sla-policies/${policy}`);
    assert.equal((await looked()).sla, undefined);
    assert.equal((await office.connection(connection.id)).settings.sla?.direct, undefined);
  }),
);

Deno.test(
  "a reopened ticket has its time again",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await choose(office, connection.id, {
      direct: await addPolicy(office, { targets: TARGETS, warning: null }),
    });
    await marina.write("Здравствуйте");
    const { id } = await office.firstTicket();
    await stage.pass(300 * MINUTE);
    await office.close(id);
    assert.equal((await office.tickets({ status: "closed", sla: "breached" })).length, 1);
    assert.deepEqual(await results(stage, office), ["first missed", "resolution missed"]);
    // Sooner it would be a slip that is taken back.
    await stage.pass(2 * MINUTE);
    await office.rest.delete(`/tickets/${id}/closure`);
    const again = await office.ticket(id);
    assert.deepEqual(again.sla?.clocks.map(({ kind, state }) => `${kind} ${state}`), ["resolution running"]);
    assert.equal(dueAfter(again, "resolution"), 542);
    assert.equal((await office.tickets({ sla: "breached" })).length, 0);
  }),
);
