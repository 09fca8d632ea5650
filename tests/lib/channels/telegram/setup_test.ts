import assert from "node:assert/strict";
import { ConnectError, SendError } from "@/lib/channels/channel.ts";
import { check, connect, disconnect, health } from "@/lib/channels/telegram/setup.ts";
import { BotApi, connection, refusal, TOKEN } from "./bot_api.ts";

const BOT = { id: 700100200, is_bot: true, first_name: "Пекарня", username: "bakery_bot" };

/** A Bot API that keeps one webhook address. */
function webhooks(url = "", rest: Record<string, unknown> = {}) {
  const state = { url };
  return new BotApi({
    getMe: () => BOT,
    getWebhookInfo: () => ({
      url: state.url,
      has_custom_certificate: false,
      pending_update_count: 0,
      ...rest,
    }),
    setWebhook: ({ fields }) => (state.url = String(fields.url), true),
    deleteWebhook: () => (state.url = "", true),
  });
}

async function connectCode(work: Promise<unknown>): Promise<string> {
  const error = await work.then(() => undefined, (error: unknown) => error);
  assert.ok(error instanceof ConnectError);
  assert.ok(!Deno.inspect(error, { depth: 20 }).includes(TOKEN));
  return error.code;
}

Deno.test("TG-01 check names the bot behind a pasted token", async () => {
  await using api = webhooks();
  assert.deepEqual(await check(api.net, { token: ` ${TOKEN}\n` }), {
    id: "700100200",
    name: "Пекарня",
    username: "bakery_bot",
    url: "https://t.me/bakery_bot",
  });
  assert.equal(api.last.token, TOKEN);
});

Deno.test("TG-01 check says what is wrong with a token", async () => {
  await using api = new BotApi({ getMe: () => refusal(401, "Unauthorized") });
  assert.equal(await connectCode(check(api.net, { token: "@bakery_bot" })), "telegram.token_shape");
  assert.equal(await connectCode(check(api.net, {})), "telegram.token_shape");
  assert.equal(api.calls.length, 0);
  assert.equal(await connectCode(check(api.net, { token: TOKEN })), "telegram.token_refused");
  await using strange = new BotApi({ getMe: () => new Response("<html>", { status: 502 }) });
  assert.equal(await connectCode(check(strange.net, { token: TOKEN })), "telegram.unreachable");
  await using busy = new BotApi({ getMe: () => refusal(429, "Too Many Requests") });
  assert.equal(await connectCode(check(busy.net, { token: TOKEN })), "telegram.busy");
});

Deno.test("TG-01 connect sets the webhook with its secret and its updates", async () => {
  await using api = webhooks();
  const here = connection();
  assert.deepEqual(await connect(api.net, here), { setup: [{ key: "telegram.webhook_set", done: true }] });
  assert.deepEqual(api.calls.find(({ method }) => method === "setWebhook")?.fields, {
    url: here.webhookUrl,
    secret_token: here.webhookSecret,
    allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member", "message_reaction"],
    max_connections: 40,
  });
});

Deno.test("TG-01 connect says whose webhook it replaced, by host alone", async () => {
  await using api = webhooks("https://old.example.com/hook?secret=1");
  const { setup } = await connect(api.net, connection());
  assert.deepEqual(setup[1], {
    key: "telegram.webhook_replaced",
    done: true,
    params: { host: "old.example.com" },
  });
});

Deno.test("TG-01 connect repeats Telegram's words when the address is refused", async () => {
  const words = "Bad Request: bad webhook: An HTTPS URL must be provided for webhook";
  await using api = new BotApi({
    getWebhookInfo: () => ({ url: "" }),
    setWebhook: () => refusal(400, words),
  });
  await assert.rejects(
    connect(api.net, connection()),
    (error) =>
      error instanceof ConnectError && error.code === "telegram.webhook_refused" &&
      error.params.reason === `400 ${words}`,
  );
});

Deno.test("connect is not content when the webhook does not stay", async () => {
  await using api = new BotApi({ getWebhookInfo: () => ({ url: "" }), setWebhook: () => true });
  assert.equal(await connectCode(connect(api.net, connection())), "telegram.webhook_refused");
});

Deno.test("disconnect takes away our webhook and nobody else's", async () => {
  await using ours = webhooks(connection().webhookUrl);
  await disconnect(ours.net, connection());
  assert.equal(ours.last.method, "deleteWebhook");
  await using theirs = webhooks("https://other.example.com/");
  await disconnect(theirs.net, connection());
  assert.deepEqual(theirs.calls.map(({ method }) => method), ["getWebhookInfo"]);
});

Deno.test("disconnect is quiet with a dead token and loud without an answer", async () => {
  await using dead = new BotApi({ getWebhookInfo: () => refusal(401, "Unauthorized") });
  await disconnect(dead.net, connection());
  await using down = new BotApi({ getWebhookInfo: () => refusal(500, "Internal Server Error") });
  await assert.rejects(disconnect(down.net, connection()), SendError);
});

Deno.test("health tells a webhook that is ours from one that moved, fell off or fails", async () => {
  const { webhookUrl } = connection();
  const now = Math.floor(Date.now() / 1000);
  const of = async (url: string, rest = {}) => {
    await using api = webhooks(url, rest);
    return await health(api.net, connection());
  };
  assert.equal(await of(webhookUrl), null);
  assert.equal(await of(""), "telegram.webhook_gone");
  assert.equal(await of("https://other.example.com/"), "telegram.webhook_elsewhere");
  const failing = { last_error_date: now, last_error_message: "Connection refused", pending_update_count: 3 };
  assert.equal(await of(webhookUrl, failing), "telegram.webhook_failing");
  assert.equal(await of(webhookUrl, { ...failing, pending_update_count: 0 }), null);
  assert.equal(await of(webhookUrl, { ...failing, last_error_date: now - 86_400 }), null);
});

Deno.test("health tells a dead token from no answer", async () => {
  await using dead = new BotApi({ getWebhookInfo: () => refusal(401, "Unauthorized") });
  assert.equal(await health(dead.net, connection()), "telegram.token_refused");
  await using down = new BotApi({ getWebhookInfo: () => refusal(500, "Internal Server Error") });
  assert.equal(await health(down.net, connection()), "telegram.unreachable");
});
