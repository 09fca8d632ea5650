import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { contacts, identities } from "@/db/schema/workspace.ts";
import { connect } from "@/lib/inbox/connect.ts";
import { toCursor } from "@/lib/inbox/views/cursor.ts";
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

let bots = 800;

interface Counter {
  readonly as: TestMember;
  /** Addresses of the customers' pages. */
  readonly pages: readonly string[];
}

/** A workspace to whose bot these customers have written. */
async function counter(...names: readonly string[]): Promise<Counter> {
  const { services, sandbox } = server;
  const as = await server.open();
  const token = `${++bots}:sandbox-token-${bots}`;
  sandbox.telegram.addBot({ token, name: "Глина", username: `glina${bots}_bot` });
  const { store } = await services.workspaces.open(as.workspaceId);
  const workspace = await services.workspaces.open(as.workspaceId);
  await connect(services, workspace, { platform: "telegram", credentials: { token } });
  const pages: string[] = [];
  for (const [index, firstName] of names.entries()) {
    await sandbox.telegram.customer({ bot: token, id: bots * 100 + index, firstName }).write(
      `Это ${firstName}`,
    );
    const id = await until("the card", async () => {
      const [row] = await store.db.select().from(contacts).where(eq(contacts.name, firstName));
      return row?.id;
    });
    pages.push(`/contacts/${id}`);
  }
  return { as, pages };
}

const post = (as: TestMember, path: string, form: Record<string, string>) => led(server, path, { as, form });

Deno.test("the list says who writes and from where, and finds by a part of the name", async () => {
  const { as, pages: [anna] } = await counter("Анна", "Пётр");
  const { text, html } = await see(server, "/contacts", { as });
  assert.match(text, /Пётр .*Анна/);
  assert.match(html, /aria-label="Telegram"/);
  const found = await see(server, `/contacts?q=${encodeURIComponent("анн")}`, { as });
  assert.match(found.text, /Анна/);
  assert.doesNotMatch(found.text, /Пётр/);
  assert.ok(found.html.includes(`href="${anna}"`));
  assert.match((await see(server, "/contacts?q=xyz", { as })).text, /По запросу «xyz» никого нет/);
});

Deno.test("whoever wrote under a post alone has written", async () => {
  const { as } = await counter("Анна");
  const { db } = (await server.services.workspaces.open(as.workspaceId)).store;
  // A comment leaves the person's own window closed.
  await db.update(identities).set({ lastInboundAt: null });
  const { text } = await see(server, "/contacts", { as });
  assert.match(text, /Анна/);
  assert.doesNotMatch(text, /ещё не писал/);
});

Deno.test("an empty page behind the last customer says that there is nobody else, not that there is nobody", async () => {
  const { as } = await counter("Анна");
  const { text } = await see(server, `/contacts?cursor=${toCursor("silent", "0")}`, { as });
  assert.match(text, /Больше никого нет/);
  assert.doesNotMatch(text, /Здесь появятся ваши клиенты/);
});

Deno.test("a workspace that nobody wrote to says what will be here", async () => {
  const as = await server.open();
  const { text } = await see(server, "/contacts", { as });
  assert.match(text, /Здесь появятся ваши клиенты .*Подключить канал/);
});

Deno.test("a card is changed by a plain form, with the workspace's own fields, and shown again when it is wrong", async () => {
  const { as, pages: [anna = ""] } = await counter("Анна");
  await post(as, "/settings/fields", { _action: "create", name: "Размер", kind: "number" });
  const before = await see(server, anna, { as });
  const [own = ""] = /field:[0-9a-z]+/.exec(before.html) ?? [];
  const card = { _action: "update", name: "Анна Ёлкина", city: "Казань", note: "Любит синий" };
  assert.equal(await post(as, anna, { ...card, [own]: "38,5" }), `${anna}?done=contactSaved`);
  const after = await see(server, anna, { as });
  assert.match(after.text, /Анна Ёлкина .*Казань .*Размер 38,5 .*Любит синий/);
  assert.equal(valueOf(after.html, own), "38.5");
  const wrong = await see(server, anna, {
    as,
    form: { ...card, name: "Анна", city: "Пермь", [own]: "много" },
  });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Нужно число/);
  assert.deepEqual([valueOf(wrong.html, "city"), valueOf(wrong.html, own)], ["Пермь", "много"]);
  const nameless = await see(server, anna, { as, form: { ...card, name: " " } });
  assert.match(nameless.text, /Напишите имя/);
});

Deno.test("notes are added and taken away; an empty one is asked for again", async () => {
  const { as, pages: [anna = ""] } = await counter("Анна");
  const empty = await see(server, anna, { as, form: { _action: "note", text: " " } });
  assert.deepEqual([empty.status, /Напишите что-нибудь/.test(empty.text)], [400, true]);
  await post(as, anna, { _action: "note", text: "Звонить вечером" });
  const { text, html } = await see(server, anna, { as });
  assert.match(text, /Звонить вечером Анна Белова/);
  const noteId = /name="noteId"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="noteId"/.exec(html)?.slice(1)
    .find(Boolean);
  const colleague = await server.join(as, "agent");
  assert.doesNotMatch((await see(server, anna, { as: colleague })).html, /name="noteId"/);
  await post(as, anna, { _action: "removeNote", noteId: noteId ?? "" });
  assert.doesNotMatch((await see(server, anna, { as })).text, /Звонить вечером/);
});

Deno.test("a customer is blocked and unblocked, and the list and the inbox say so", async () => {
  const { as, pages: [anna = ""] } = await counter("Анна");
  assert.equal(await post(as, anna, { _action: "block" }), `${anna}?done=contactBlocked`);
  const { text } = await see(server, anna, { as });
  assert.match(text, /заблокирован .*Заблокирован Сегодня, Анна Белова|Заблокирован сегодня, Анна Белова/);
  assert.match((await see(server, "/contacts", { as })).text, /Анна заблокирован/);
  await post(as, anna, { _action: "unblock" });
  assert.doesNotMatch((await see(server, "/contacts", { as })).text, /заблокирован/);
});

Deno.test("two cards become one and two again, by plain forms; an old address leads on", async () => {
  const { as, pages: [anna = "", anya = ""] } = await counter("Анна", "Ксюша");
  const { text, html } = await see(server, `${anna}?find=${encodeURIComponent("ксю")}`, { as });
  assert.match(text, /Которая карточка войдёт в эту Ксюша/);
  const contactId = anya.split("/").at(-1) ?? "";
  assert.ok(html.includes(`value="${contactId}"`));
  const form = { _action: "merge", contactId, name: "merged" };
  assert.equal(await post(as, anna, form), `${anna}?done=contactMerged`);
  const merged = await see(server, anna, { as });
  assert.match(merged.text, /Ксюша .*Вошла карточка «Ксюша»/);
  assert.equal(await led(server, anya, { as }), anna);
  const mergeId = /name="mergeId"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="mergeId"/.exec(merged.html)
    ?.slice(1).find(Boolean);
  await post(as, anna, { _action: "unmerge", mergeId: mergeId ?? "" });
  assert.match((await see(server, anna, { as })).html, /<title>Анна · Отклик<\/title>/);
  assert.equal((await see(server, anya, { as })).status, 200);
});

Deno.test("a merge without a choice, with oneself, or of what is gone is told in words", async () => {
  const { as, pages: [anna = ""] } = await counter("Анна", "Ксюша");
  const id = anna.split("/").at(-1) ?? "";
  const self = await see(server, `${anna}?find=x`, { as, form: { _action: "merge", contactId: id } });
  assert.deepEqual([self.status, /Это одна и та же карточка/.test(self.text)], [400, true]);
  const path = `${anna}?find=${encodeURIComponent("ксю")}`;
  const none = await see(server, path, { as, form: { _action: "merge" } });
  assert.deepEqual([none.status, /Заполните это поле/.test(none.text)], [400, true]);
});

Deno.test("own fields: a choice needs choices, a name is taken once, what is put away comes back", async () => {
  const { as, pages: [anna = ""] } = await counter("Анна");
  const path = "/settings/fields";
  const few = await see(server, path, {
    as,
    form: { _action: "create", name: "Цвет", kind: "choice", choices: "синий" },
  });
  assert.deepEqual([few.status, /хотя бы два варианта/.test(few.text)], [400, true]);
  assert.equal(valueOf(few.html, "choices"), "синий");
  const long = { _action: "create", name: "я".repeat(61), kind: "text" };
  assert.match((await see(server, path, { as, form: long })).text, /Слишком длинно: хватит 60 знаков/);
  await post(as, path, { _action: "create", name: "Цвет", kind: "choice", choices: "синий\nбелый\n" });
  const twice = await see(server, path, { as, form: { _action: "create", name: "цвет", kind: "text" } });
  assert.match(twice.text, /Поле «цвет» уже есть/);
  const { html } = await see(server, path, { as });
  const id = /name="id" value="([^"]+)"|value="([^"]+)" name="id"/.exec(html)?.slice(1).find(Boolean) ?? "";
  await post(as, path, { _action: "update", id, name: "Цвет глазури", choices: "синий\nбелый\nохра" });
  assert.match((await see(server, anna, { as })).html, /Цвет глазури.*<option[^>]*value="охра"/s);
  await post(as, path, { _action: "away", id });
  assert.match((await see(server, path, { as })).text, /Убранные поля Цвет глазури/);
  assert.doesNotMatch((await see(server, anna, { as })).text, /Цвет глазури/);
  await post(as, path, { _action: "back", id });
  assert.match((await see(server, anna, { as })).html, /Цвет глазури/);
});

Deno.test("an agent fills fields in and does not define them", async () => {
  const { as } = await counter("Анна");
  const agent = await server.join(as, "agent");
  assert.equal((await see(server, "/settings/fields", { as: agent })).status, 403);
  const form = { _action: "create", name: "Цвет", kind: "text" };
  assert.equal((await see(server, "/settings/fields", { as: agent, form })).status, 403);
});

Deno.test("a card of another workspace is not there, for reading or for changing", async () => {
  const { pages: [anna = ""] } = await counter("Анна");
  const stranger = await server.open();
  assert.equal((await see(server, anna, { as: stranger })).status, 404);
  const forms: Record<string, string>[] = [
    { _action: "update", name: "Чужой" },
    { _action: "note", text: "Чужая" },
    { _action: "removeNote", noteId: "x" },
    { _action: "block" },
    { _action: "unblock" },
    { _action: "merge", contactId: "x" },
    { _action: "unmerge", mergeId: "x" },
  ];
  for (const form of forms) {
    assert.equal((await see(server, anna, { as: stranger, form })).status, 404, String(form._action));
  }
  assert.doesNotMatch((await see(server, "/contacts", { as: stranger })).text, /Анна [^Б]/);
});
