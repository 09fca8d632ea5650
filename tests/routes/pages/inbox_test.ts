import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import { listMessages } from "@/lib/inbox/views/message_view.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { PASSWORD, startServer, type TestMember, type TestServer } from "../../server.ts";
import { until } from "../../flows/until.ts";
import { cookieOf, led, see, valueOf } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

let bots = 300;

interface Counter {
  readonly as: TestMember;
  readonly ticket: TicketView;
  /** The ticket as it is now. */
  now(): Promise<TicketView>;
  /** What stands in the conversation, the machine's lines included. */
  said(): Promise<{ text: string; private: boolean; files: number; status: string }[]>;
}

/** A workspace with a bot, to which Мария has written. */
async function counter(text = "Есть синие чашки?"): Promise<Counter> {
  const { services, sandbox } = server;
  const as = await server.open();
  const token = `${++bots}:sandbox-token-${bots}`;
  sandbox.telegram.addBot({ token, name: "Глина", username: `glina${bots}_bot` });
  const workspace = await services.workspaces.open(as.workspaceId);
  await connect(services, workspace, { platform: "telegram", credentials: { token } });
  await sandbox.telegram.customer({ bot: token, id: 5000 + bots, firstName: "Мария" }).write(text);
  const onlooker = { memberId: as.userId, locale: "ru" } as const;
  const ticket = await until(
    "a ticket",
    async () => (await listTickets(services, workspace, onlooker, {}, { limit: 1 })).items[0],
  );
  return {
    as,
    ticket,
    now: () => openTicketView(services, workspace, onlooker, ticket.id),
    async said() {
      const { items } = await listMessages(services, workspace, ticket.id, "ru", { limit: 50 });
      return items.map((one) => ({
        text: one.text,
        private: one.private,
        files: one.attachments.length,
        status: one.status,
      }));
    },
  };
}

function post(as: TestMember, path: string, form: Record<string, string>, from = "/inbox") {
  return led(server, path, { as, form, headers: { referer: server.origin + from } });
}

Deno.test("the list and a ticket are there without scripts, with filters in the address", async () => {
  const { as, ticket } = await counter();
  const list = await see(server, "/inbox", { as });
  assert.match(list.text, /Мария .*Есть синие чашки\?/);
  assert.ok(list.html.includes(`href="/inbox/${ticket.id}"`));
  const closed = await see(server, "/inbox?status=closed", { as });
  assert.match(closed.text, /По этому отбору ничего нет/);
  const open = await see(server, `/inbox/${ticket.id}?platform=telegram`, { as });
  assert.match(open.html, /<title>Мария · Отклик<\/title>/);
  assert.match(open.text, /Есть синие чашки\?/);
  assert.match(open.html, new RegExp(`action="/inbox/${ticket.id}/messages"`));
});

Deno.test("a ticket of another workspace is not there, for reading or for changing", async () => {
  const { ticket } = await counter();
  const as = await server.open();
  assert.equal((await see(server, `/inbox/${ticket.id}`, { as })).status, 404);
  const posts: [string, Record<string, string>][] = [
    ["closure", { _action: "create" }],
    ["assignment", { _action: "delete" }],
    ["tags", { _action: "create", name: "срочно" }],
    ["contact", { _action: "update", name: "Чужой" }],
    ["read", { _action: "update" }],
    ["messages", { text: "Здравствуйте", clientId: "c1" }],
  ];
  for (const [noun, form] of posts) {
    assert.equal((await see(server, `/inbox/${ticket.id}/${noun}`, { as, form })).status, 404, noun);
  }
});

Deno.test("an answer sent after the session has ended waits for the log-in, and is then sent once", async () => {
  const { as, ticket, said } = await counter();
  const path = `/inbox/${ticket.id}/messages`;
  const form = { _action: "create", text: "Есть <синие>,\nотложить?", clientId: "c-1" };
  const ended = await see(server, path, { form });
  assert.equal(ended.status, 307);
  const login = ended.headers.get("location") ?? "";
  const asked = await see(server, login, { form });
  assert.equal(asked.status, 401);
  assert.match(asked.text, /написанное не пропадёт/);
  assert.doesNotMatch(asked.html, /form-summary/);
  const kept = /<input type="hidden" name="text" value="([^"]*)"/.exec(asked.html)?.[1] ?? "";
  const text = kept.replaceAll("&lt;", "<");
  const wrong = await see(server, login, { form: { email: as.email, password: "не тот пароль", text } });
  assert.ok(wrong.html.includes(`name="text" value="${kept}"`));
  const entered = await see(server, login, { form: { email: as.email, password: PASSWORD, text } });
  assert.deepEqual([entered.status, entered.headers.get("location")], [303, path]);
  const headers = { cookie: cookieOf(entered.headers) ?? "" };
  const shown = await see(server, path, { headers });
  assert.equal(valueOf(shown.html, "composer-reply"), form.text);
  assert.match(shown.text, /ещё не отправлен/);
  assert.equal((await said()).length, 1);
  const again = { text: form.text, clientId: "c-2" };
  assert.equal(await led(server, path, { form: again, headers }), `/inbox/${ticket.id}`);
  assert.deepEqual((await said()).map((one) => one.text), ["Есть синие чашки?", form.text]);
  assert.equal(await led(server, path, { headers }), `/inbox/${ticket.id}`);
});

Deno.test("an answer by a plain form is held when a colleague has answered meanwhile, who is shown", async () => {
  const { as, ticket, said } = await counter();
  const colleague = await server.join(as, "agent");
  const path = `/inbox/${ticket.id}/messages`;
  const clientIdIn = (html: string) => /name="clientId" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const seen = clientIdIn((await see(server, `/inbox/${ticket.id}`, { as })).html);
  await post(colleague, path, { text: "Уже отложили вам", clientId: "c-1" });
  const held = await see(server, path, { as, form: { text: "Отложить?", clientId: seen } });
  assert.equal(held.status, 409);
  assert.match(held.text, /Пока вы писали, пришло новое сообщение.*Уже отложили вам/);
  assert.equal(valueOf(held.html, "composer-reply"), "Отложить?");
  await post(as, path, { text: "Ждём вас!", clientId: clientIdIn(held.html) });
  assert.deepEqual((await said()).map((one) => one.text), [
    "Есть синие чашки?",
    "Уже отложили вам",
    "Ждём вас!",
  ]);
});

Deno.test("what a stranger wrote before logging in is kept in no ticket of others", async () => {
  const { ticket } = await counter();
  const { email } = await server.open();
  const path = `/inbox/${ticket.id}/messages`;
  const form = { email, password: PASSWORD, text: "Чужое" };
  const entered = await see(server, `/login?next=${encodeURIComponent(path)}`, { form });
  assert.equal(entered.status, 303);
  assert.equal(
    (await see(server, path, { headers: { cookie: cookieOf(entered.headers) ?? "" } })).status,
    303,
  );
});

Deno.test("an answer and a note go by plain forms, once", async () => {
  const { as, ticket, said } = await counter();
  const path = `/inbox/${ticket.id}/messages`;
  const from = `/inbox/${ticket.id}?platform=telegram`;
  const form = { text: "Есть, отложить?", clientId: "c-1", via: "direct" };
  assert.equal(await post(as, path, form, from), from);
  assert.equal(await post(as, path, form, from), from);
  assert.equal(await post(as, path, { text: "Проверить склад", clientId: "c-2", private: "1" }), "/inbox");
  await until("the answer to be sent", async () => (await said())[1]?.status === "sent");
  assert.deepEqual((await said()).map((one) => [one.text, one.private]), [
    ["Есть синие чашки?", false],
    ["Есть, отложить?", false],
    ["Проверить склад", true],
  ]);
});

Deno.test("an answer that is refused is shown again with its words, its file and the reason", async () => {
  const { as, ticket, said } = await counter();
  const body = new FormData();
  for (const [name, value] of Object.entries({ text: "Здравствуйте, {{имя}}", clientId: "c-9" })) {
    body.set(name, value);
  }
  body.set("file", new File(["чек"], "чек.txt", { type: "text/plain" }));
  const response = await fetch(`${server.origin}/inbox/${ticket.id}/messages`, {
    method: "POST",
    body,
    headers: { cookie: as.cookie, origin: server.origin },
  });
  const html = await response.text();
  assert.equal(response.status, 422);
  assert.match(html, /В тексте осталась пустая подстановка/);
  assert.match(html, />Здравствуйте, \{\{имя\}\}<\/textarea>/);
  const attachment = /name="attachment"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="attachment"/.exec(html)
    ?.slice(1).find(Boolean) ?? "";
  await post(as, `/inbox/${ticket.id}/messages`, {
    text: "Здравствуйте, Мария",
    clientId: "c-10",
    attachment,
  });
  const last = (await said()).at(-1);
  assert.deepEqual([last?.text, last?.files], ["Здравствуйте, Мария", 1]);
});

Deno.test("an answer whose file is too large keeps its words and the files before it", async () => {
  const { as, ticket } = await counter();
  const body = new FormData();
  body.set("text", "Вот каталог");
  body.append("file", new File(["чек"], "чек.txt", { type: "text/plain" }));
  body.append("file", new File([new Uint8Array(50 * 1024 * 1024 + 1)], "каталог.bin"));
  const response = await fetch(`${server.origin}/inbox/${ticket.id}/messages`, {
    method: "POST",
    body,
    headers: { cookie: as.cookie, origin: server.origin },
  });
  const html = await response.text();
  assert.equal(response.status, 413);
  assert.match(html, /role="alert">Это слишком большое/);
  assert.match(html, />Вот каталог<\/textarea>/);
  assert.equal(html.match(/name="attachment"/g)?.length, 1);
});

Deno.test("closing, reopening, taking, tagging and the card work by plain forms", async () => {
  const { as, ticket, now } = await counter();
  const act = (noun: string, form: Record<string, string>) => post(as, `/inbox/${ticket.id}/${noun}`, form);
  await act("assignment", { _action: "update", memberId: as.userId });
  assert.equal((await now()).assignee?.id, as.userId);
  await act("assignment", { _action: "delete" });
  assert.equal((await now()).assignee, null);
  await act("tags", { _action: "create", name: "срочно" });
  assert.deepEqual((await now()).tags, ["срочно"]);
  await act("tags", { _action: "delete", name: "срочно" });
  assert.deepEqual((await now()).tags, []);
  await act("contact", { _action: "update", name: "Мария Соколова" });
  await act("contact", { _action: "update", phone: "+7 900 000-00-00", city: "", note: "Любит синий" });
  const { contact } = await now();
  assert.deepEqual([contact.name, contact.phone, contact.city, contact.note], [
    "Мария Соколова",
    "+7 900 000-00-00",
    undefined,
    "Любит синий",
  ]);
  await act("closure", { _action: "create" });
  assert.equal((await now()).status, "closed");
  await act("closure", { _action: "delete" });
  assert.equal((await now()).status, "open");
});

Deno.test("what a plain form of a ticket is refused for is told, with the way back; an empty name is none", async () => {
  const { as, ticket, now } = await counter();
  const from = `/inbox/${ticket.id}`;
  const refused = (noun: string, form: Record<string, string>) =>
    see(server, `${from}/${noun}`, { as, form, headers: { referer: server.origin + from } });
  const unnamed = await refused("contact", { _action: "update", name: " " });
  assert.deepEqual([unnamed.status, (await now()).contact.name], [400, ticket.contact.name]);
  assert.match(unnamed.text, /Напишите имя или название\..*Назад/);
  assert.match(unnamed.html, new RegExp(`<a[^>]*href="${from}"[^>]*>(<[^>]*>)*Назад`));
  const itself = await refused("links", { _action: "create", number: String(ticket.number) });
  assert.match(itself.text, /с самим собой/);
});

Deno.test("a ticket is marked as read by hand where there are no scripts", async () => {
  const { as, ticket, now } = await counter();
  const { html } = await see(server, `/inbox/${ticket.id}`, { as });
  assert.match(html, /<noscript><form[^>]*action="\/inbox\/[^"]+\/read"/);
  assert.match(html, /1 непрочитанное/);
  await post(as, `/inbox/${ticket.id}/read`, { _action: "update" }, `/inbox/${ticket.id}`);
  assert.equal((await now()).unread, false);
  assert.doesNotMatch((await see(server, `/inbox/${ticket.id}`, { as })).html, /<noscript>/);
});

Deno.test("somebody else's colleague cannot be given a ticket", async () => {
  const { as, ticket } = await counter();
  const stranger = await server.open();
  const form = { _action: "update", memberId: stranger.userId };
  assert.equal((await see(server, `/inbox/${ticket.id}/assignment`, { as, form })).status, 404);
});
