import assert from "node:assert/strict";
import { BOT, COMMUNITY, withTelegram, withVk } from "./cast.ts";
import type { Office } from "./office.ts";
import type { Stage } from "./stage.ts";
import { until } from "./until.ts";

Deno.test(
  "a platform that asks to wait gets the answer after the time it named, and no sooner",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Здравствуйте");
    const ticket = await office.firstTicket();
    stage.sandbox.faults.set({
      platform: "telegram",
      method: "sendMessage",
      kind: "429",
      retryAfter: 90,
      times: 1,
    });
    const { id } = await office.reply(ticket.id, { text: "Добрый день" });
    const waiting = await until("the wait", () => waitingFor(office, id, "waiting_rate"));
    assert.match(waiting.error?.message ?? "", /^Telegram просит подождать/);
    await stage.pass(85_000);
    assert.equal((await office.message(id)).status, "queued");
    assert.equal(stage.sandbox.telegram.sent.length, 0);
    await stage.pass(6_000);
    await office.settled(id, "sent");
    assert.equal(stage.sandbox.telegram.sent.length, 1);
  }),
);

Deno.test(
  "a platform that is broken is asked again and again, and the answer goes out once",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Здравствуйте");
    const ticket = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "telegram", method: "sendMessage", kind: "5xx", times: 4 });
    const { id } = await office.reply(ticket.id, { text: "Добрый день" });
    for (let failures = 1; failures <= 4; failures++) {
      await until(`${failures} failures`, () => sendCalls(stage, "telegram") === failures);
      await until("the wait", () => waitingFor(office, id, "waiting_transient"));
      await stage.pass(300_000);
    }
    const message = await office.settled(id, "sent");
    assert.equal(message.error, undefined);
    assert.equal(stage.sandbox.telegram.sent.length, 1);
  }),
);

Deno.test(
  "a platform that stays broken fails the answer in the end, and the agent can send it again",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Здравствуйте");
    const ticket = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "vk", method: "messages.send", kind: "5xx" });
    const { id } = await office.reply(ticket.id, { text: "Добрый день" });
    const failed = await until("the failure", async () => {
      await stage.pass(300_000);
      const message = await office.message(id);
      return message.status === "failed" ? message : undefined;
    });
    assert.equal(failed.error?.code, "transient");
    assert.equal(sendCalls(stage, "vk"), 8);
    stage.sandbox.faults.clear();
    await office.resend(id);
    await office.settled(id, "sent");
    assert.equal(stage.sandbox.vk.sent.length, 1);
  }),
);

Deno.test(
  "an answer that cannot even be tried fails in the end, and can be sent again",
  withTelegram(async ({ stage, office, marina, connection }) => {
    for (const event of ["job.surprise", "deliver.given_up"]) stage.expectError(event);
    await marina.write("Здравствуйте");
    const ticket = await office.firstTicket();
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    const [row] = await stage.rows(office, "SELECT sealed FROM connections");
    const seal = async (sealed: string) => {
      await store.write(() => store.commit([{ sql: "UPDATE connections SET sealed = ?", args: [sealed] }]));
      stage.services.connections.forget(connection.id);
    };
    stage.sandbox.faults.set({ platform: "telegram", method: "sendMessage", kind: "429", times: 1 });
    const { id } = await office.reply(ticket.id, { text: "Добрый день" });
    await until("the wait", () => waitingFor(office, id, "waiting_rate"));
    await stage.services.worker.idle();
    await seal("of another secret");
    const status = async () =>
      (await stage.rows(office, `SELECT status FROM messages WHERE id = '${id}'`))[0];
    await until("the failure", async () => {
      await stage.pass(300_000);
      return (await status())?.status === "failed";
    });
    await seal(String(row?.sealed));
    assert.equal((await office.message(id)).error?.code, "other");
    await office.resend(id);
    await office.settled(id, "sent");
    assert.equal(stage.sandbox.telegram.sent.length, 1);
  }),
);

Deno.test(
  "a revoked token fails the answer, stops the connection and tells its owner",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await marina.write("Здравствуйте");
    const ticket = await office.firstTicket();
    const seq = await stage.services.live.latest(office.workspaceId);
    stage.sandbox.telegram.revoke(BOT.token);
    const first = await office.reply(ticket.id, { text: "раз" });
    const message = await office.settled(first.id, "failed");
    assert.equal(message.error?.code, "token");
    assert.match(message.error?.message ?? "", /потерял доступ/);
    const after = await office.connection(connection.id);
    assert.deepEqual([after.status, after.error?.code], ["error", "token"]);
    assert.doesNotMatch(JSON.stringify(after), /sandbox-token/);
    const told = await stage.rows(office, `SELECT kind FROM events WHERE seq > ${seq}`);
    assert.ok(told.some(({ kind }) => kind === "connection.updated"));
    const { composer } = await office.ticket(ticket.id);
    assert.equal(composer.closed?.code, "connection_paused");
    await assert.rejects(office.reply(ticket.id, { text: "два" }), { code: "connection_paused" });
  }),
);

Deno.test(
  "answers that were queued when the token died fail with a sentence, none is sent or lost",
  withVk(async ({ stage, office }) => {
    const people = Array.from(
      { length: 12 },
      (_, index) =>
        stage.sandbox.vk.customer({ id: 800 + index, firstName: "Клиент", lastName: String(index) }),
    );
    for (const one of people) await one.write("Здравствуйте");
    const tickets = await office.tickets();
    stage.sandbox.vk.revoke(COMMUNITY.token);
    const answers = await Promise.all(
      tickets.map((ticket) => office.reply(ticket.id, { text: "Добрый день" })),
    );
    for (const { id } of answers) {
      const { error } = await office.settled(id, "failed");
      assert.match(error?.code ?? "", /^(token|connection_paused)$/);
    }
    assert.equal(stage.sandbox.vk.sent.length, 0);
    await stage.pass(60_000);
    const [left] = await stage.rows(office, "SELECT count(*) AS n FROM jobs WHERE kind = 'deliver'");
    assert.equal(left?.n, 0);
  }),
);

Deno.test(
  "VK cuts the line: the answer is sent again under the same random_id, and the customer gets it once",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Здравствуйте");
    const ticket = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "vk", method: "messages.send", kind: "drop_connection", times: 1 });
    const dropped = await office.reply(ticket.id, { text: "первый" });
    await until("the wait", () => waitingFor(office, dropped.id, "waiting_transient"));
    await stage.pass(5_000);
    await office.settled(dropped.id, "sent");
    assert.deepEqual(stage.sandbox.vk.sent.map(({ text }) => text), ["первый"]);
    const [call, again] = stage.sandbox.calls.filter(({ method }) => method === "messages.send");
    assert.equal(call?.params.random_id, again?.params.random_id);
  }),
);

Deno.test(
  "an answer that Telegram may have taken is doubtful: nothing is repeated until an agent decides",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Здравствуйте");
    const ticket = await office.firstTicket();
    stage.sandbox.faults.set({
      platform: "telegram",
      method: "sendMessage",
      kind: "drop_connection",
      times: 2,
    });
    const first = await office.reply(ticket.id, { text: "не дошло" });
    const doubtful = await office.settled(first.id, "unsure");
    assert.equal(doubtful.error?.code, "unsure");
    await stage.pass(3_600_000);
    assert.equal(stage.sandbox.telegram.sent.length, 0);
    await office.resend(first.id);
    await office.settled(first.id, "unsure");
    await office.resend(first.id);
    assert.equal((await office.settled(first.id, "sent")).error, undefined);
    assert.equal(stage.sandbox.telegram.sent.length, 1);
    await assert.rejects(office.resend(first.id), { code: "conflict" });
  }),
);

Deno.test(
  "a call that a crash cut off is doubtful, also when its channel has been paused meanwhile",
  withTelegram(async ({ stage, office, marina, connection }) => {
    await marina.write("Здравствуйте");
    const ticket = await office.firstTicket();
    const busy = { platform: "telegram", method: "sendMessage", kind: "429", retryAfter: 600 } as const;
    stage.sandbox.faults.set({ ...busy, times: 1 });
    const { id } = await office.reply(ticket.id, { text: "Добрый день" });
    await until("the wait", () => waitingFor(office, id, "waiting_rate"));
    await stage.services.worker.idle();
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    await store.write(() => store.commit(["UPDATE deliveries SET status = 'sending'"]));
    await office.rest.patch(`/connections/${connection.id}`, { status: "paused" });
    await stage.pass(660_000);
    assert.equal((await office.settled(id, "unsure")).error?.code, "unsure");
    assert.equal(stage.sandbox.telegram.sent.length, 0);
  }),
);

Deno.test(
  "a doubtful part that has arrived lets the parts behind it go, and none is taken for sent",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Здравствуйте");
    const ticket = await office.firstTicket();
    stage.sandbox.faults.set({
      platform: "telegram",
      method: "sendMessage",
      kind: "drop_connection",
      times: 1,
    });
    const text = `${"а".repeat(3_000)}\n\n${"б".repeat(3_000)}\n\n${"в".repeat(3_000)}`;
    const { id } = await office.reply(ticket.id, { text });
    await office.settled(id, "unsure");
    assert.equal(stage.sandbox.telegram.sent.length, 0);
    await office.settleAsSent(id);
    await office.settled(id, "sent");
    assert.deepEqual(stage.sandbox.telegram.sent.map((part) => part.text[0]), ["б", "в"]);
  }),
);

function sendCalls({ sandbox }: Stage, platform: "telegram" | "vk"): number {
  return sandbox.calls.filter((call) =>
    call.platform === platform && /^(sendMessage|messages\.send)$/.test(call.method)
  ).length;
}

async function waitingFor(office: Office, id: string, code: string) {
  const message = await office.message(id);
  return message.status === "queued" && message.error?.code === code ? message : undefined;
}
