import assert from "node:assert/strict";
import { capabilities, PLATFORMS } from "@/lib/channels/capabilities.ts";
import { changeConnection } from "@/lib/inbox/connect.ts";
import { startServer, type TestMember, type TestServer } from "../../server.ts";
import { led, see, valueOf } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

let bots = 700;

function newBot(): string {
  const token = `${++bots}:sandbox-token-${bots}`;
  server.sandbox.telegram.addBot({ token, name: `Бот ${bots}`, username: `bot${bots}_bot` });
  return token;
}

/** Connects a bot by the form. @returns the path of its page */
async function connectBot(as: TestMember, token = newBot()): Promise<string> {
  const location = await led(server, "/settings/channels/new/telegram", { as, form: { token } });
  return location.replace("?done=connected", "");
}

Deno.test("the web chat is one press away, and made once", async () => {
  const as = await server.open();
  const before = await see(server, "/start", { as });
  assert.match(before.text, /Попробовать чат/);
  const press = () => led(server, "/start", { as, form: {} });
  assert.deepEqual(await Promise.all([press(), press(), press()]), ["/start", "/start", "/start"]);
  assert.equal(await press(), "/start");
  const { html, text } = await see(server, "/start", { as });
  assert.match(html, new RegExp(`href="${server.origin}/chat/[\\w-]+"[^>]*target="_blank"`));
  assert.match(text, /Чат на сайте Подключён/);
  const list = await see(server, "/settings/channels", { as });
  assert.equal(list.html.match(/class="card connection"/g)?.length, 1);
});

Deno.test("TG-01 a bot is connected by its token with a guide, and says what to do next", async () => {
  const as = await server.open();
  const guide = await see(server, "/settings/channels/new/telegram", { as });
  assert.match(guide.text, /1 Откройте в Telegram бота @BotFather/);
  assert.match(guide.html, /<a href="https:\/\/t\.me\/BotFather" target="_blank"/);
  const path = await connectBot(as);
  const { text } = await see(server, `${path}?done=connected`, { as });
  assert.match(text, /Канал подключён/);
  assert.match(text, /Telegram присылает сюда сообщения Готово/);
  assert.match(text, /Пришло первое сообщение Не сделано/);
});

Deno.test("the sites that a guide names are links, and a channel without keys is created, not connected", async () => {
  const as = await server.open();
  const slack = await see(server, "/settings/channels/new/slack", { as });
  assert.match(slack.html, /<a href="https:\/\/api\.slack\.com\/apps"[^>]*>api\.slack\.com\/apps<\/a>/);
  assert.match(slack.text, /Подключить Slack/);
  const chat = await see(server, "/settings/channels/new/webchat", { as });
  assert.match(chat.text, /Новый канал: Чат на сайте/);
});

Deno.test("the settings lead to the channels, for those who may change them", async () => {
  const owner = await server.open();
  const agent = await server.join(owner, "agent");
  const way = /<a href="\/settings\/channels">Каналы<\/a>/;
  assert.match((await see(server, "/settings", { as: owner })).html, way);
  assert.doesNotMatch((await see(server, "/settings", { as: agent })).html, way);
});

Deno.test("a key that is missing, malformed or unknown is named at its field, with what was said", async () => {
  const as = await server.open();
  const post = (token: string) => see(server, "/settings/channels/new/telegram", { as, form: { token } });
  const missing = await post("");
  assert.equal(missing.status, 422);
  assert.match(missing.html, /id="token-error"[^>]*>Вставьте ключ/);
  assert.match((await post("не токен")).text, /Это не похоже на ключ/);
  const unknown = await post("999:sandbox-token-nobody");
  assert.match(
    unknown.text,
    /Telegram не знает этого токена \(ответ: .*401.*\)|Telegram не знает этого токена/,
  );
  assert.equal(valueOf(unknown.html, "token"), "999:sandbox-token-nobody");
  assert.equal(unknown.headers.get("cache-control"), "no-store");
});

Deno.test("VK-01 a community's key without rights is refused, and the missing ones are named", async () => {
  const as = await server.open();
  const community = { groupId: 808, name: "Глина", screenName: "glina808", token: "vk1.a.sandbox-token-808" };
  server.sandbox.vk.addCommunity({ ...community, rights: ["messages", "photos"] });
  const form = { token: community.token };
  const { status, text } = await see(server, "/settings/channels/new/vk", { as, form });
  assert.equal(status, 422);
  assert.match(text, /Ключу сообщества «Глина» не хватает прав: manage, docs, wall/);
});

Deno.test("an account that is connected already is not connected twice", async () => {
  const as = await server.open();
  const token = newBot();
  await connectBot(as, token);
  const again = await see(server, "/settings/channels/new/telegram", { as, form: { token } });
  assert.equal(again.status, 409);
  assert.match(again.text, /уже подключён/);
});

Deno.test("a platform that is yet to come has no form, and a made-up one no page", async () => {
  const as = await server.open();
  const soon = PLATFORMS.find((platform) => capabilities[platform].availability === "soon");
  const { text, html } = await see(server, `/settings/channels/new/${soon}`, { as });
  assert.match(text, /подключим скоро/);
  assert.doesNotMatch(html, /<form[^>]*class="form"/);
  assert.equal((await see(server, "/settings/channels/new/icq", { as })).status, 404);
});

Deno.test("a channel is paused, resumed and named", async () => {
  const as = await server.open();
  const path = await connectBot(as);
  const post = (form: Record<string, string>) => led(server, path, { as, form });
  assert.equal(await post({ _action: "pause" }), `${path}?done=channelPaused`);
  assert.match((await see(server, path, { as })).text, /остановлен/);
  assert.equal(await post({ _action: "resume" }), `${path}?done=channelResumed`);
  const settings = { _action: "settings", name: "Склад", reopenDays: "7", "tag-direct": " ТГ:Склад " };
  assert.equal(await post(settings), `${path}?done=channelSaved`);
  const { html } = await see(server, path, { as });
  assert.equal(valueOf(html, "name"), "Склад");
  assert.equal(valueOf(html, "tag-direct"), "ТГ:Склад");
  assert.match(html, /<option[^>]*(value="7"[^>]*selected|selected[^>]*value="7")/);
});

Deno.test("VK-06 the switch for comments under photos and videos is off until it is switched on", async () => {
  const as = await server.open();
  server.sandbox.vk.addCommunity({
    groupId: 809,
    name: "Небо",
    screenName: "nebo809",
    token: "vk1.a.sandbox-token-809",
  });
  const to = await led(server, "/settings/channels/new/vk", {
    as,
    form: { token: "vk1.a.sandbox-token-809" },
  });
  const path = to.replace("?done=connected", "");
  const box = async () =>
    /<input[^>]*name="photoComments"[^>]*>/.exec((await see(server, path, { as })).html)?.[0];
  assert.doesNotMatch(await box() ?? "", /checked/);
  await led(server, path, { as, form: { _action: "settings", name: "Небо", photoComments: "on" } });
  assert.match(await box() ?? "", /checked/);
  await led(server, path, { as, form: { _action: "settings", name: "Небо" } });
  assert.doesNotMatch(await box() ?? "", /checked/);
});

Deno.test("trouble is told with its cure, and a new key of the same account is the cure", async () => {
  const as = await server.open();
  const token = newBot();
  const path = await connectBot(as, token);
  server.sandbox.telegram.revoke(token);
  assert.equal(await led(server, path, { as, form: { _action: "check" } }), path);
  const { text } = await see(server, path, { as });
  assert.match(text, /нужна помощь/);
  assert.match(text, /Telegram больше не принимает токен\. Возьмите новый у @BotFather/);
  const list = await see(server, "/settings/channels", { as });
  assert.match(list.text, /нужна помощь/);

  const other = await see(server, path, { as, form: { _action: "key", token: newBot() } });
  assert.equal(other.status, 409);
  assert.match(other.text, /ключ от другого аккаунта/);
  const fresh = token.replace("sandbox", "another");
  server.sandbox.telegram.addBot({ token: fresh, name: "Бот", username: "again_bot" });
  const form = { _action: "key", token: fresh };
  assert.equal(await led(server, path, { as, form }), `${path}?done=channelRenewed`);
  assert.doesNotMatch((await see(server, path, { as })).text, /нужна помощь/);
  assert.equal(await led(server, path, { as, form: { _action: "check" } }), `${path}?done=channelChecked`);
});

Deno.test("disconnecting has to be typed out, says what stays, and takes the channel away", async () => {
  const as = await server.open();
  const path = await connectBot(as);
  const name = valueOf((await see(server, path, { as })).html, "name") ?? "";
  const unsure = await see(server, path, { as, form: { _action: "disconnect", confirm: "" } });
  assert.equal(unsure.status, 400);
  assert.match(unsure.text, /Переписка и клиенты останутся/);
  const form = { _action: "disconnect", confirm: name };
  assert.equal(await led(server, path, { as, form }), "/settings/channels?done=channelRemoved");
  assert.equal((await see(server, path, { as })).status, 404);
});

Deno.test("another workspace's channel is not there, for looking or for changing", async () => {
  const path = await connectBot(await server.open());
  const as = await server.open();
  assert.equal((await see(server, path, { as })).status, 404);
  for (const _action of ["check", "renew", "pause", "settings", "key", "disconnect"]) {
    assert.equal((await see(server, path, { as, form: { _action, name: "x" } })).status, 404, _action);
  }
});

Deno.test("the web chat's page has its code and its link", async () => {
  const as = await server.open();
  const to = await led(server, "/settings/channels/new/webchat", { as, form: {} });
  const { html } = await see(server, to, { as });
  const link = valueOf(html, "chat-link") ?? "";
  assert.match(link, new RegExp(`^${server.origin}/chat/[\\w-]+$`));
  const code = valueOf(html, "chat-code") ?? "";
  const src = /src="([^"]+)"/.exec(code)?.[1] ?? "";
  assert.equal(src, `${link}/widget.js`);
  const script = await fetch(src);
  assert.equal(script.status, 200);
  assert.match(script.headers.get("content-type") ?? "", /javascript/);
  await script.body?.cancel();
});

Deno.test("VK-16 a step that is left says what to do, and is looked at again when one asks", async () => {
  const as = await server.open();
  const community = { groupId: 810, name: "Небо", screenName: "nebo810", token: "vk1.a.sandbox-token-810" };
  server.sandbox.vk.addCommunity(community);
  const form = { token: community.token };
  const path = (await led(server, "/settings/channels/new/vk", { as, form })).replace("?done=connected", "");
  const workspace = await server.services.workspaces.open(as.workspaceId);
  const setup = [{ key: "vk.messages", done: false, params: { url: "https://vk.example/settings" } }];
  await changeConnection(server.services, workspace, path.split("/").at(-1) ?? "", { setup });
  const { text, html } = await see(server, path, { as });
  assert.match(text, /Сообщения сообщества включены Не сделано Включите сообщения сообщества/);
  assert.match(html, /href="https:\/\/vk\.example\/settings"[^>]*>Открыть настройки сообщений/);
  assert.match(text, /Проверить шаги/);
  assert.match(html, /<button[^>]* aria-label="Проверить: Сообщения сообщества включены"/);
  assert.match(
    await led(server, path, { as, form: { _action: "step", step: "vk.messages" } }),
    /done=channelStepDone$/,
  );
  server.sandbox.vk.admin({ id: 9810, firstName: "Ольга", lastName: "Ким", community: 810 }).setMessages(
    false,
  );
  const again = await led(server, path, { as, form: { _action: "step", step: "vk.messages" } });
  assert.match(again, /done=channelStepLeft$/);
  assert.match((await see(server, path, { as })).text, /Сообщения сообщества включены Не сделано/);
  assert.match(await led(server, path, { as, form: { _action: "renew" } }), /done=channel(Steps|Renewed)$/);
  assert.match((await see(server, path, { as })).text, /VK присылает сюда события Готово/);
});
