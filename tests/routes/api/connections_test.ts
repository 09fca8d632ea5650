import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { BotApi, refusal, TOKEN } from "../../lib/channels/telegram/bot_api.ts";
import { openCast } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

interface Listed {
  readonly items: readonly ConnectionView[];
}

Deno.test("POST /connections connects a web chat, which needs no keys", async () => {
  await using cast = await openCast();
  const input = { platform: "webchat", name: "Сайт", credentials: {} };
  const made = await cast.ok<ConnectionView>(cast.vera, "POST /connections", input);
  deepStrictEqual([made.platform, made.name, made.status, made.account], ["webchat", "Сайт", "active", null]);
  strictEqual(made.webhookUrl, `http://localhost:8000/webhooks/webchat/${made.id}`);
  deepStrictEqual(made.setup.map((step) => [step.key, step.done]), [["webchat.snippet", false]]);
  ok(Object(made.setup[0]).text.length > 10);
  const { items } = await cast.ok<Listed>(cast.anna, "GET /connections");
  deepStrictEqual(items, [made]);
  deepStrictEqual(await cast.ok(cast.anna, `GET /connections/${made.id}`), made);
});

Deno.test("GET /connections/{id} tells when a customer last wrote, also in our own chat", async () => {
  await using cast = await openCast();
  const id = await addChat(cast, cast.anna);
  const look = () => cast.ok<ConnectionView>(cast.anna, `GET /connections/${id}`);
  strictEqual((await look()).lastInboundAt, undefined);
  await openTicket(cast, cast.anna, id, "Ольга");
  ok((await look()).lastInboundAt);
});

Deno.test("POST /connections asks the platform, and shows the account and never the key", async () => {
  const { bot, env } = telegram();
  await using _bot = bot;
  await using cast = await openCast({ env });
  const input = { platform: "telegram", credentials: { token: TOKEN } };
  const made = await cast.ok<ConnectionView>(cast.anna, "POST /connections", input);
  deepStrictEqual([made.name, made.account?.username], ["Пекарня", "bakery_bot"]);
  strictEqual(JSON.stringify(made).includes(TOKEN.split(":")[1] ?? ""), false);
  const twice = await cast.refused(cast.gleb, "POST /connections", input);
  deepStrictEqual([twice.status, twice.code, twice.details.reason], [409, "conflict", "account_connected"]);
  match(twice.message, /уже подключён/);
});

Deno.test("POST /connections says which key is wrong, why, and what to do", async () => {
  await using bot = new BotApi({ getMe: () => refusal(401, "Unauthorized") });
  await using cast = await openCast({ env: { TELEGRAM_API_BASE: bot.net.base, ALLOW_PRIVATE_NETWORK: "1" } });
  const connect = (credentials: Record<string, string>) =>
    cast.refused(cast.anna, "POST /connections", { platform: "telegram", credentials });
  const revoked = await connect({ token: TOKEN });
  deepStrictEqual([revoked.status, revoked.code], [422, "connect_failed"]);
  deepStrictEqual([revoked.details.field, revoked.details.reason], ["token", "telegram.token_refused"]);
  match(revoked.message, /BotFather/);
  const missing = await connect({});
  deepStrictEqual([missing.details.field, missing.details.reason], ["token", "missing"]);
  match(missing.message, /Вставьте/);
  deepStrictEqual((await cast.ok<Listed>(cast.anna, "GET /connections")).items, []);
});

Deno.test("POST /connections says in plain words that a platform is silent", async () => {
  await using bot = new BotApi({});
  const { base } = bot.net;
  await bot[Symbol.asyncDispose]();
  await using cast = await openCast({ env: { VK_API_BASE: base, ALLOW_PRIVATE_NETWORK: "1" } });
  const input = { platform: "vk", credentials: { token: "vk1.a.silent" } };
  const { status, message, details } = await cast.refused(cast.anna, "POST /connections", input);
  deepStrictEqual([status, details.field, details.reason], [422, "token", "no_answer"]);
  match(message, /^ВКонтакте сейчас не отвечает\. Попробуйте/);
});

Deno.test("POST /connections refuses platforms that cannot be connected, and bad input", async () => {
  await using cast = await openCast();
  const soon = await cast.refused(cast.anna, "POST /connections", { platform: "email", credentials: {} });
  deepStrictEqual([soon.status, soon.code], [422, "not_available"]);
  const wrong = await cast.refused(cast.anna, "POST /connections", {
    platform: "icq",
    credentials: { a: 1 },
  });
  deepStrictEqual(wrong.details.fields, { platform: "unknown_value", "credentials.a": "wrong_type" });
});

Deno.test("PATCH /connections/{id} changes name, settings and state, and null takes a setting away", async () => {
  await using cast = await openCast();
  const id = await addChat(cast, cast.anna);
  const change = (body: unknown) => cast.ok<ConnectionView>(cast.anna, `PATCH /connections/${id}`, body);
  const named = await change({ name: "Чат", settings: { reopenDays: 7, tags: { direct: "сайт" } } });
  deepStrictEqual([named.name, named.settings], ["Чат", { reopenDays: 7, tags: { direct: "сайт" } }]);
  const paused = await change({ status: "paused", settings: { reopenDays: null } });
  deepStrictEqual([paused.status, paused.settings], ["paused", { tags: { direct: "сайт" } }]);
  strictEqual((await change({ status: "active" })).status, "active");
  const wrong = { status: "error", settings: { section: "attic", reopenDays: -1 } };
  const { details } = await cast.refused(cast.anna, `PATCH /connections/${id}`, wrong);
  deepStrictEqual(details.fields, {
    "settings.section": "unknown_value",
    "settings.reopenDays": "too_small",
    status: "unknown_value",
  });
});

Deno.test("C-03 PATCH /connections/{id} leaves what it does not speak of, and names every field at fault", async () => {
  const { bot, env } = telegram();
  await using _bot = bot;
  await using cast = await openCast({ env });
  const input = { platform: "telegram", credentials: { token: TOKEN } };
  const { id } = await cast.ok<ConnectionView>(cast.anna, "POST /connections", input);
  const change = (settings: unknown) =>
    cast.ok<ConnectionView>(cast.anna, `PATCH /connections/${id}`, { settings });
  const acknowledgement = { text: "Скоро отвечу", when: "always" };
  await change({ tags: { direct: "ТГ" }, acknowledgement });
  deepStrictEqual((await change({ reopenDays: 0 })).settings, {
    tags: { direct: "ТГ" },
    acknowledgement,
    reopenDays: 0,
  });
  deepStrictEqual((await change({ tags: { direct: null }, acknowledgement: null })).settings, {
    reopenDays: 0,
  });
  const wrong = { section: "requests", greeting: "Привет", photoComments: true, tags: { comment: "x" } };
  const { status, details } = await cast.refused(cast.anna, `PATCH /connections/${id}`, { settings: wrong });
  deepStrictEqual([status, details.fields], [400, {
    "settings.section": "section_fixed",
    "settings.greeting": "not_here",
    "settings.photoComments": "not_here",
    "settings.tags.comment": "not_here",
  }]);
});

Deno.test("PATCH /connections/{id} with credentials brings a new key, and the wrong one is named", async () => {
  const { bot, env } = telegram();
  await using _bot = bot;
  await using cast = await openCast({ env });
  const input = { platform: "telegram", credentials: { token: TOKEN } };
  const { id } = await cast.ok<ConnectionView>(cast.anna, "POST /connections", input);
  const renewed = await cast.ok<ConnectionView>(cast.anna, `PATCH /connections/${id}`, {
    credentials: { token: TOKEN },
  });
  strictEqual(renewed.status, "active");
  ok(renewed.check?.at);
  const { status, details } = await cast.refused(cast.anna, `PATCH /connections/${id}`, {
    credentials: { token: "" },
  });
  deepStrictEqual([status, details.field, details.reason], [422, "token", "missing"]);
  const checked = await cast.ok<ConnectionView>(cast.vera, `POST /connections/${id}/check`);
  strictEqual(checked.check?.trouble, undefined);
});

Deno.test("DELETE /connections/{id} disconnects once", async () => {
  await using cast = await openCast();
  const id = await addChat(cast, cast.anna);
  strictEqual((await cast.send(cast.anna, `DELETE /connections/${id}`)).status, 204);
  strictEqual((await cast.refused(cast.anna, `DELETE /connections/${id}`)).status, 404);
  strictEqual((await cast.refused(cast.anna, `GET /connections/${id}`)).status, 404);
  strictEqual((await cast.refused(cast.anna, `PATCH /connections/${id}`, { name: "Нет" })).status, 404);
});

/** A bot that takes whatever webhook it is given. */
function telegram(): { bot: BotApi; env: Record<string, string> } {
  let url = "";
  const bot = new BotApi({
    getMe: () => ({ id: 700100200, is_bot: true, first_name: "Пекарня", username: "bakery_bot" }),
    getWebhookInfo: () => ({ url, has_custom_certificate: false, pending_update_count: 0 }),
    setWebhook: (call) => {
      url = String(call.fields.url);
      return true;
    },
    deleteWebhook: () => true,
  });
  return { bot, env: { TELEGRAM_API_BASE: bot.net.base, ALLOW_PRIVATE_NETWORK: "1" } };
}
