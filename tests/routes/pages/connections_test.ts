import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import { startServer, type TestMember, type TestServer } from "../../server.ts";
import { until } from "../../flows/until.ts";
import { led, see, valueOf } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

let count = 820;

interface Channel {
  readonly as: TestMember;
  readonly id: string;
  readonly path: string;
  readonly group: number;
  post(type: string, object: unknown): Promise<number>;
  view(): ReturnType<typeof connectionView>;
}

/** A community of a workspace of its own. */
async function community(): Promise<Channel> {
  const as = await server.open();
  const group = ++count;
  const token = `vk1.a.sandbox-token-${group}`;
  server.sandbox.vk.addCommunity({ groupId: group, name: `Глина ${group}`, screenName: `g${group}`, token });
  const workspace = await server.services.workspaces.open(as.workspaceId);
  const id = await connect(server.services, workspace, { platform: "vk", credentials: { token } });
  return {
    as,
    id,
    path: `/settings/channels/${id}`,
    group,
    async post(type, object) {
      const open = await server.services.connections.find(id);
      const { webhookUrl, webhookSecret: secret } = open?.connection ?? { webhookUrl: "", webhookSecret: "" };
      const body = JSON.stringify({ type, object, group_id: group, event_id: crypto.randomUUID(), secret });
      const response = await fetch(webhookUrl, { method: "POST", body });
      await response.body?.cancel();
      return response.status;
    },
    view: () => connectionView(server.services, workspace, id),
  };
}

const SETTINGS = { _action: "settings", name: "Глина", section: "chat", reopenDays: "0" };

Deno.test("the page shows the account with its picture, when something came and went, and the last check", async () => {
  const { as, path, view, post, group } = await community();
  await until("the picture is here", async () => (await view()).account?.avatarUrl);
  await post("message_new", {
    message: { id: 1, from_id: 777, peer_id: 777, date: 1_790_000_000, text: "!" },
  });
  await led(server, path, { as, form: { _action: "check" } });
  const { html, text } = await see(server, path, { as });
  assert.match(html, /<span class="avatar"[^>]*><img src="\/media\/[^"]+"/);
  assert.match(text, new RegExp(`Аккаунт Глина ${group}, @g${group} Последнее событие (сейчас|\\d+ секунд)`));
  assert.match(text, /Последний ответ ещё не было Последняя проверка сейчас ?, всё в порядке/);
  assert.match((await see(server, "/settings/channels", { as })).text, /Последняя проверка сейчас/);
});

Deno.test("C-01 C-02 C-03 section, reopening and tags are chosen; an empty tag is none", async () => {
  const { as, path, view } = await community();
  const usual = await see(server, path, { as });
  assert.equal(valueOf(usual.html, "tag-direct"), "ВК:Личное");
  const form = {
    ...SETTINGS,
    section: "requests",
    reopenDays: "14",
    "tag-direct": "",
    "tag-comment": " ВК:Стена ",
    "tag-discussion": "ВК:Обсуждение",
  };
  assert.equal(await led(server, path, { as, form }), `${path}?done=channelSaved`);
  const { settings } = await view();
  assert.deepEqual(settings, {
    section: "requests",
    reopenDays: 14,
    tags: { direct: "", comment: "ВК:Стена" },
  });
  const { html, text } = await see(server, path, { as });
  assert.deepEqual([valueOf(html, "tag-direct") || "", valueOf(html, "tag-comment")], ["", "ВК:Стена"]);
  assert.match(text, /Обычно «ВК:Личное»/);
  await led(server, path, { as, form: { ...SETTINGS, "tag-direct": "ВК:Личное" } });
  assert.deepEqual((await view()).settings.tags, { discussion: "" });
});

Deno.test("VK-17 RE-01 a greeting and the automatic note are kept, and taken away by emptying them", async () => {
  const { as, path, view } = await community();
  const acknowledgement = "Здравствуйте, {{contact.first_name|друг}}!\r\nСкоро отвечу.";
  const form = { ...SETTINGS, greeting: " Рады вам ", acknowledgement, acknowledgementWhen: "always" };
  await led(server, path, { as, form });
  const { settings } = await view();
  assert.equal(settings.greeting, "Рады вам");
  assert.deepEqual(settings.acknowledgement, {
    text: "Здравствуйте, {{contact.first_name|друг}}!\nСкоро отвечу.",
    when: "always",
  });
  const { html, text } = await see(server, path, { as });
  assert.equal(valueOf(html, "greeting"), "Рады вам");
  assert.match(text, /Кто получил приветствие, автоответа/);
  await led(server, path, { as, form: SETTINGS });
  assert.deepEqual(Object.keys((await view()).settings).sort(), ["reopenDays", "section", "tags"]);
});

Deno.test("whatever is wrong with the settings is said at its field, all at once, and nothing typed is lost", async () => {
  const { as, path, view } = await community();
  const before = (await view()).settings;
  const form = {
    ...SETTINGS,
    name: " ",
    reopenDays: "много",
    "tag-direct": "о".repeat(61),
    greeting: "я".repeat(201),
    photoComments: "on",
    acknowledgement: "Здравствуйте, {{contact.nick}}",
  };
  const { status, html, text } = await see(server, path, { as, form });
  assert.equal(status, 400);
  const faults: Record<string, RegExp> = {
    name: /Напишите имя или название/,
    reopenDays: /Выберите число дней/,
    "tag-direct": /хватит 60 знаков, сейчас 61/,
    greeting: /берёт 200 знаков, сейчас 201/,
    acknowledgement: /\{\{contact\.nick\}\}/,
  };
  for (const [field, sentence] of Object.entries(faults)) {
    const said = new RegExp(`id="${field}-error">([^<]*)`).exec(html)?.[1] ?? "";
    assert.match(said, sentence, field);
  }
  assert.equal(Object.keys(faults).every((field) => html.includes(`href="#${field}"`)), true, text);
  assert.equal(valueOf(html, "greeting"), "я".repeat(201));
  assert.match(html, /<input[^>]*name="photoComments"[^>]*checked/);
  assert.deepEqual((await view()).settings, before);
});

Deno.test("a platform without a choice of section, greeting or switches shows none, and takes none", async () => {
  const as = await server.open();
  const to = await led(server, "/settings/channels/new/webchat", { as, form: {} });
  const path = to.replace(/\?.*/, "");
  const { html } = await see(server, path, { as });
  assert.doesNotMatch(html, /name="(section|greeting|photoComments|tag-comment)"/);
  const form = { ...SETTINGS, section: "requests", greeting: "Привет", photoComments: "on" };
  assert.equal(await led(server, path, { as, form }), `${path}?done=channelSaved`);
  const workspace = await server.services.workspaces.open(as.workspaceId);
  const { settings } = await connectionView(server.services, workspace, path.split("/").at(-1) ?? "");
  assert.deepEqual(settings, { reopenDays: 0 });
});

Deno.test("deleting says what becomes of the tickets, and takes the webhook down at the platform", async () => {
  const { as, path, post, group } = await community();
  await post("message_new", {
    message: { id: 1, from_id: 777, peer_id: 777, date: 1_790_000_000, text: "!" },
  });
  const webhooks = () => server.sandbox.vk.accounts().find(({ id }) => id === String(group))?.webhooks;
  assert.equal(webhooks()?.length, 1);
  const { text, html } = await see(server, path, { as });
  assert.match(text, /1 открытое обращение останется, но ответить в нём будет нельзя/);
  assert.match(text, /Переписка и клиенты останутся/);
  assert.match(text, /Наш адрес для уведомлений уберём из ВКонтакте/);
  const name = valueOf(html, "name") ?? "";
  const wrong = await see(server, path, { as, form: { _action: "disconnect", confirm: name.slice(1) } });
  assert.equal(wrong.status, 400);
  assert.match(wrong.html, /id="confirm-error">Впишите/);
  const form = { _action: "disconnect", confirm: name };
  assert.equal(await led(server, path, { as, form }), "/settings/channels?done=channelRemoved");
  assert.deepEqual(webhooks(), []);
  const inbox = await see(server, "/inbox", { as });
  const ticket = /href="(\/inbox\/[^"?]+)/.exec(inbox.html)?.[1] ?? "";
  const open = await see(server, ticket, { as });
  assert.match(open.text, /Канал отключён, поэтому переписку можно только читать/);
});

Deno.test("a platform that does not answer holds no deletion up, and the owner is told what is left", async () => {
  const { as, path, group } = await community();
  server.sandbox.faults.set({ platform: "vk", method: "groups.deleteCallbackServer", kind: "5xx" });
  const form = { _action: "disconnect", confirm: `Глина ${group}` };
  assert.equal(await led(server, path, { as, form }), "/settings/channels?done=channelLeft");
  server.sandbox.faults.clear();
});

Deno.test("C-10 the events of a channel are listed with their fate, read without secrets, and played again", async () => {
  const { as, path, post, group } = await community();
  const photo = { id: 5, from_id: 777, date: 1_790_000_000, text: "Красиво", photo_id: 3 };
  await post("photo_comment_new", { ...photo, photo_owner_id: -group });
  await post("message_new", {
    message: { id: 1, from_id: 777, peer_id: 777, date: 1_790_000_000, text: "!" },
  });
  const list = await see(server, `${path}/events`, { as });
  assert.match(list.text, /message_new принято .* photo_comment_new не поняли/);
  const trouble = await see(server, `${path}/events?trouble=1`, { as });
  assert.doesNotMatch(trouble.text, /message_new/);
  assert.match((await see(server, path, { as })).text, /Одно из событий мы не поняли/);
  const event = /href="(\/settings\/channels\/[^"]+\/events\/\d+)"/.exec(trouble.html)?.[1] ?? "";
  const { text, html } = await see(server, event, { as });
  assert.match(text, /"secret": "•••"/);
  assert.match(text, /"text": "Красиво"/);
  assert.doesNotMatch(html, /sandbox-token/);
  assert.equal(await led(server, event, { as, form: { _action: "replay" } }), event);
  assert.match((await see(server, event, { as })).text, /Принимали ещё раз сейчас/);
  await led(server, path, { as, form: { ...SETTINGS, photoComments: "on" } });
  assert.equal(await led(server, event, { as, form: { _action: "replay" } }), `${event}?done=eventAccepted`);
  assert.match((await see(server, "/inbox", { as })).text, /Красиво/);
  assert.equal(await led(server, event, { as, form: { _action: "replay" } }), `${event}?done=eventAccepted`);
  assert.match((await see(server, `${path}/events?trouble=1`, { as })).text, /Всё понято и принято/);
});

Deno.test("C-10 the list of events goes on by pages", async () => {
  const { as, path, post } = await community();
  for (let i = 0; i < 52; i++) await post("like_add", { object_id: i });
  const first = await see(server, `${path}/events`, { as });
  assert.equal(first.html.match(/class="event-row"/g)?.length, 50);
  const older = /href="([^"]*cursor=[^"]*)"/.exec(first.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const second = await see(server, older, { as });
  assert.equal(second.html.match(/class="event-row"/g)?.length, 2);
  assert.match(second.text, /К самым новым/);
  assert.equal((await see(server, `${path}/events?cursor=нет`, { as })).status, 400);
});

Deno.test("C-10 an agent may not see a channel or its events, and a stranger does not find them", async () => {
  const { as, path, post } = await community();
  await post("like_add", {});
  const agent = await server.join(as, "agent");
  const admin = await server.join(as, "admin");
  const stranger = await server.open();
  const gets = [path, `${path}/events`, `${path}/events?trouble=1`, `${path}/events/1`];
  const forms = [[path, "settings"], [path, "check"], [`${path}/events/1`, "replay"]] as const;
  for (const at of gets) {
    assert.equal((await see(server, at, { as: admin })).status, 200, at);
    assert.equal((await see(server, at, { as: agent })).status, 403, at);
    assert.equal((await see(server, at, { as: stranger })).status, 404, at);
    assert.equal((await see(server, at)).status, 303, at);
  }
  for (const [at, _action] of forms) {
    const form = { ...SETTINGS, _action };
    assert.equal((await see(server, at, { as: agent, form })).status, 403, at);
    assert.equal((await see(server, at, { as: stranger, form })).status, 404, at);
    assert.equal((await see(server, at, { form })).status, 303, at);
  }
  assert.equal((await see(server, `${path}/events/999`, { as })).status, 404);
  assert.equal((await see(server, `${path}/events/1`, { as, form: { _action: "erase" } })).status, 404);
});
