import assert from "node:assert/strict";
import { BOT, COMMUNITY, withTelegram, withVk } from "./cast.ts";
import { until } from "./until.ts";

const DAY_MS = 86_400_000;

Deno.test(
  "the daily check says when it was and what it found, and takes its word back when all is well again",
  withTelegram(async ({ stage, office, connection }) => {
    const look = () => office.connection(connection.id);
    assert.equal((await look()).check, undefined);
    await stage.pass(DAY_MS + 60_000);
    const first = await until("the first check", async () => (await look()).check);
    assert.equal(first.trouble, undefined);
    const elsewhere = { url: "https://elsewhere.example/hook" };
    await fetch(`${stage.url}/telegram/bot${BOT.token}/setWebhook`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(elsewhere),
    }).then((response) => response.body?.cancel());
    await stage.pass(DAY_MS);
    const troubled = await until("trouble", async () => {
      const now = await look();
      return now.check?.trouble ? now : null;
    });
    assert.equal(troubled.check?.trouble, "telegram.webhook_elsewhere");
    assert.equal(troubled.error?.code, "telegram.webhook_elsewhere");
    assert.ok((troubled.check?.at ?? "") > first.at);
    await office.rest.patch(`/connections/${connection.id}`, { credentials: { token: BOT.token } });
    const cured = await look();
    assert.deepEqual([cured.error, cured.check?.trouble, cured.status], [undefined, undefined, "active"]);
    await stage.pass(DAY_MS);
    const again = await until("one more check", async () => {
      const { check } = await look();
      return check && check.at > (cured.check?.at ?? "") && check;
    });
    assert.equal(again.trouble, undefined);
  }),
);

Deno.test(
  "a daily look that fails is not the last one",
  withTelegram(async ({ stage, office, connection }) => {
    stage.expectError("daily.look_failed");
    const { store } = await stage.services.workspaces.open(office.workspaceId);
    const [row] = await stage.rows(office, "SELECT sealed FROM connections");
    const keep = (sealed: string) =>
      store.write(() => store.commit([{ sql: "UPDATE connections SET sealed = ?", args: [sealed] }]));
    await keep("of another secret");
    stage.services.connections.forget(connection.id);
    await stage.pass(DAY_MS + 60_000);
    await keep(String(row?.sealed));
    assert.equal((await office.connection(connection.id)).check, undefined);
    await stage.pass(DAY_MS);
    assert.ok((await office.connection(connection.id)).check);
  }),
);

Deno.test(
  "a check by hand finds a revoked key; a paused channel stays paused through every check",
  withVk(async ({ stage, office, connection }) => {
    const check = () => office.rest.post<typeof connection>(`/connections/${connection.id}/check`);
    await office.rest.patch(`/connections/${connection.id}`, { status: "paused" });
    assert.deepEqual([(await check()).status, (await check()).error], ["paused", undefined]);
    stage.sandbox.vk.revoke(COMMUNITY.token);
    const { error, check: found } = await check();
    assert.deepEqual([error?.code, found?.trouble], ["vk.token_refused", "vk.token_refused"]);
  }),
);

Deno.test(
  "new keys of another account are refused, and the channel keeps its own",
  withTelegram(async ({ stage, office, connection, marina }) => {
    const other = "7000000002:AAF-sandbox-token-of-the-bot-2";
    stage.sandbox.telegram.addBot({ token: other, name: "Чужой", username: "other_bot" });
    const change = (token: string) =>
      office.rest.patch(`/connections/${connection.id}`, { credentials: { token } });
    await assert.rejects(change(other), { status: 409, code: "conflict" });
    await assert.rejects(change("7000000003:AAF-sandbox-token-of-nobody-3"), {
      status: 422,
      code: "connect_failed",
    });
    await marina.write("Вы тут?");
    const ticket = await office.firstTicket();
    await office.reply(ticket.id, { text: "Тут" });
    await until("the answer is there", () => marina.lines().some(({ text }) => text === "Тут"));
  }),
);
