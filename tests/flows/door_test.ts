import assert from "node:assert/strict";
import { createClient } from "@libsql/client";
import { GROUP, withTelegram, withVk } from "./cast.ts";
import { post, secretOf, telegramHook, telegramMessage, vkHook, vkMessage } from "./hook.ts";
import type { Office } from "./office.ts";
import type { Stage } from "./stage.ts";

/** What a webhook can leave behind. */
const TRACES = ["contacts", "identities", "tickets", "messages", "jobs", "events", "raw_events", "parked"];

Deno.test(
  "a webhook with a wrong, missing or foreign secret is refused and leaves no trace",
  withTelegram(async ({ stage, office, connection }) => {
    const before = await traces(stage, office);
    const hook = telegramHook("", telegramMessage(555, 1, "подделка"));
    const secret = await secretOf(stage, connection.id);
    for (const wrong of ["", "wrong", secret.slice(0, -1), `${secret}x`, secret.toUpperCase()]) {
      const headers: Record<string, string> = wrong === ""
        ? {}
        : { "x-telegram-bot-api-secret-token": wrong };
      const response = await post(stage, connection.webhookUrl, { body: hook.body, headers });
      assert.ok([401, 403].includes(response.status), `${response.status} for ${JSON.stringify(wrong)}`);
    }
    assert.deepEqual(await traces(stage, office), before);
  }),
);

Deno.test(
  "a VK event with a wrong secret or of another community is refused and leaves no trace",
  withVk(async ({ stage, office, connection }) => {
    const before = await traces(stage, office);
    const secret = await secretOf(stage, connection.id);
    const event = vkMessage(777, 1, "подделка");
    const hooks = [
      vkHook("", GROUP, "message_new", event),
      vkHook("wrong", GROUP, "message_new", event),
      vkHook(secret, GROUP + 1, "message_new", event),
      vkHook("wrong", GROUP, "confirmation", undefined),
    ];
    for (const hook of hooks) {
      const response = await post(stage, connection.webhookUrl, hook);
      assert.ok([401, 403].includes(response.status), String(response.status));
      assert.doesNotMatch(await response.text(), /^ok$|[0-9a-f]{8}/);
    }
    assert.deepEqual(await traces(stage, office), before);
  }),
);

Deno.test(
  "an unknown address, or a known one under another platform's name, is 404",
  withTelegram(async ({ stage, office, connection }) => {
    const before = await traces(stage, office);
    const hook = telegramHook(await secretOf(stage, connection.id), telegramMessage(555, 1, "мимо"));
    const addresses = [
      connection.webhookUrl.replace(connection.id, "A".repeat(24)),
      connection.webhookUrl.replace("/telegram/", "/vk/"),
      connection.webhookUrl.replace("/telegram/", "/teleport/"),
    ];
    for (const address of addresses) assert.equal((await post(stage, address, hook)).status, 404);
    const { origin } = new URL(connection.webhookUrl);
    for (
      const path of ["/webhooks", "/webhooks/telegram", `${new URL(connection.webhookUrl).pathname}/more`]
    ) {
      const response = await post(stage, `${origin}${path}`, hook);
      assert.equal(response.status, 404, path);
      assert.deepEqual(await response.json(), { error: { code: "not_found" } }, path);
    }
    assert.deepEqual(await traces(stage, office), before);
  }),
);

Deno.test(
  "what is no JSON is 400, whatever its length, and leaves no trace",
  withTelegram(async ({ stage, office, connection }) => {
    const before = await traces(stage, office);
    const { headers } = telegramHook(await secretOf(stage, connection.id), {});
    const deep = '{"message":' + "[".repeat(400_000) + "12345678901234567890" + "]".repeat(400_000) + "}";
    for (const body of ["", "{", '{"update_id":', "\u0000", "nonsense", '{"a":1}}', deep]) {
      assert.equal(
        (await post(stage, connection.webhookUrl, { body, headers })).status,
        400,
        body.slice(0, 40),
      );
    }
    assert.deepEqual(await traces(stage, office), before);
  }),
);

Deno.test(
  "a body above 1 MB is 413, announced or not, and leaves no trace",
  withTelegram(async ({ stage, office, connection }) => {
    const before = await traces(stage, office);
    const secret = await secretOf(stage, connection.id);
    const large = telegramHook(secret, telegramMessage(555, 1, "а".repeat(600_000)));
    assert.equal((await post(stage, connection.webhookUrl, large)).status, 413);
    const silent = new Request(connection.webhookUrl, {
      method: "POST",
      headers: large.headers,
      body: new Blob([large.body]).stream(),
    });
    assert.equal(silent.headers.get("content-length"), null);
    assert.equal((await stage.app.fetch(silent)).status, 413);
    assert.deepEqual(await traces(stage, office), before);
  }),
);

Deno.test(
  "C-10 an event that nobody knows is kept as it came and answered as Telegram wants it",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const hook = telegramHook(secret, { time_travel: { to: 1985, text: "привет" } });
    const response = await post(stage, connection.webhookUrl, hook);
    assert.deepEqual([response.status, await response.text()], [200, ""]);
    const [raw, ...more] = await stage.rows(office, "SELECT body, items FROM raw_events");
    assert.deepEqual([raw?.body, raw?.items, more.length], [hook.body, 0, 0]);
    assert.deepEqual(await office.tickets(), []);
  }),
);

Deno.test(
  "C-10 an event that nobody knows is kept for 30 days and answered by VK's word",
  withVk(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const response = await post(
      stage,
      connection.webhookUrl,
      vkHook(secret, GROUP, "market_order_new", { id: 1 }),
    );
    assert.deepEqual([response.status, await response.text()], [200, "ok"]);
    const kept = async () => (await stage.rows(office, "SELECT body FROM raw_events")).length;
    await stage.pass(29 * 86_400_000);
    assert.equal(await kept(), 1);
    await stage.pass(2 * 86_400_000);
    assert.equal(await kept(), 0);
  }),
);

Deno.test(
  "a database that another process holds is 503, and the platform's repeat brings the message, once",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("до");
    stage.expectError("webhook.not_stored");
    stage.expectError("queue.look_failed");
    const path = `${stage.services.config.dataDir}/workspaces/${office.workspaceId}.db`;
    const other = createClient({ url: `file:${path}` });
    const held = await other.transaction("write");
    const done = await marina.write("во время").finally(async () => {
      await held.rollback();
      other.close();
    });
    assert.deepEqual([done.delivered, done.status], [false, 503]);
    const results = await stage.sandbox.redeliver();
    assert.deepEqual(results.map(({ delivered }) => delivered), [true]);
    await marina.write("после");
    const { id } = await office.firstTicket();
    const texts = (await office.messages(id)).map(({ text }) => text);
    assert.deepEqual(texts, ["до", "во время", "после"]);
  }, 1),
);

async function traces(stage: Stage, office: Office): Promise<Record<string, unknown>> {
  const counts = TRACES.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  const [row = {}] = await stage.rows(office, `SELECT ${counts.join(", ")}`);
  return row;
}
