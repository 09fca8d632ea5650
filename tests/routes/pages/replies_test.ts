import assert from "node:assert/strict";
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

const LIST = "/settings/replies";

/** Posts a form without scripts, as a browser does. */
function post(as: TestMember, path: string, form: Record<string, string>): Promise<string> {
  return led(server, path, { as, form });
}

/** Saves a reply by the form. @returns its page */
async function saved(as: TestMember, fields: Record<string, string> = {}): Promise<string> {
  const form = { _action: "save", place: "own:", title: "Возврат", "texts.any": "Вернём деньги", ...fields };
  const location = await post(as, `${LIST}/new`, form);
  assert.match(location, /^\/settings\/replies\/\w+\?done=replySaved$/);
  return location.split("?")[0] ?? "";
}

Deno.test("RE-05 an empty list offers the starter set, which one press adds", async () => {
  const owner = await server.open();
  const agent = await server.join(owner, "agent");
  assert.match((await see(server, LIST, { as: owner })).text, /13 ответов на частые случаи/);
  assert.doesNotMatch((await see(server, LIST, { as: agent })).text, /набор для начала/);
  assert.equal((await see(server, LIST, { as: agent, form: { _action: "starters" } })).status, 403);
  assert.equal(await post(owner, LIST, { _action: "starters" }), `${LIST}?done=starters`);
  const { text } = await see(server, LIST, { as: agent });
  assert.match(text, /Отмена и возврат денег Здравствуйте, Марина!/);
  assert.doesNotMatch(text, /Добавить набор/);
});

Deno.test("RE-02 a reply is written, found, changed and shown as a customer gets it", async () => {
  const owner = await server.open();
  const path = await saved(owner, {
    place: "shared:",
    "texts.any": "{{contact.first_name|Друг}}, едет {ЧТО}",
  });
  const page = await see(server, path, { as: owner });
  assert.equal(valueOf(page.html, "texts.any"), "{{contact.first_name|Друг}}, едет {ЧТО}");
  assert.match(page.text, /Как это выйдет Марина, едет {ЧТО}/);
  const changed = {
    _action: "save",
    place: "own:",
    title: "Доставка",
    "texts.any": "",
    "texts.en": "On its way",
  };
  assert.equal(await post(owner, path, changed), `${path}?done=replySaved`);
  const list = async (query: string) => (await see(server, `${LIST}${query}`, { as: owner })).text;
  assert.match(await list("?q=way"), /Доставка On its way только мой ещё не вставляли/);
  assert.match(await list("?q=нетакого"), /Ничего не нашлось/);
});

Deno.test("RE-02 a variable that does not exist is told at its field, with all that was typed", async () => {
  const owner = await server.open();
  const form = { _action: "save", place: "own:", title: "Привет", "texts.ru": "Здравствуйте, {{client}}" };
  const { status, text, html } = await see(server, `${LIST}/new`, { as: owner, form });
  assert.equal(status, 400);
  assert.match(text, /Подстановки {{client}} нет\. Возьмите одну из списка/);
  assert.equal(valueOf(html, "texts.ru"), "Здравствуйте, {{client}}");
  assert.equal(valueOf(html, "title"), "Привет");
  const empty = await see(server, `${LIST}/new`, { as: owner, form: { ...form, title: "", "texts.ru": "" } });
  assert.match(empty.text, /Заполните это поле/);
});

Deno.test("a deleted reply is named, and comes back by one press", async () => {
  const owner = await server.open();
  const path = await saved(owner);
  const gone = await post(owner, path, { _action: "delete" });
  const id = path.split("/").at(-1) ?? "";
  assert.equal(gone, `${LIST}?deleted=${id}`);
  assert.match((await see(server, gone, { as: owner })).text, /Ответ «Возврат» удалён Вернуть/);
  assert.equal((await see(server, path, { as: owner })).status, 404);
  assert.equal(await post(owner, LIST, { _action: "restore", id }), `${LIST}?done=replyRestored`);
  assert.equal((await see(server, path, { as: owner })).status, 200);
});

Deno.test("an agent reads a shared reply and changes none, and a stranger sees nothing", async () => {
  const owner = await server.open();
  const agent = await server.join(owner, "agent");
  const stranger = await server.open("Гараж");
  const path = await saved(owner, { place: "shared:" });
  const seen = await see(server, path, { as: agent });
  assert.match(seen.text, /Вернём деньги .*Общие ответы меняют владелец и администраторы/);
  assert.equal(valueOf(seen.html, "title"), undefined);
  const form = { _action: "save", place: "shared:", title: "Моё", "texts.any": "…" };
  assert.equal((await see(server, path, { as: agent, form })).status, 403);
  assert.equal((await see(server, path, { as: agent, form: { _action: "delete" } })).status, 403);
  assert.equal((await see(server, path, { as: stranger })).status, 404);
  assert.equal((await see(server, path, { as: stranger, form })).status, 404);
  const own = await saved(agent);
  assert.equal(
    (await see(server, own, { as: owner })).status,
    404,
    "what is an agent's own is nobody else's",
  );
});

Deno.test("folders are made, chosen, renamed and taken away", async () => {
  const owner = await server.open();
  const folders = `${LIST}/folders`;
  assert.equal(
    await post(owner, folders, { _action: "create", name: "Оплата", who: "shared" }),
    `${folders}?done=folderSaved`,
  );
  const { html } = await see(server, `${LIST}/new`, { as: owner });
  const place = /value="(shared:\w+)"/.exec(html)?.[1] ?? "";
  await saved(owner, { place });
  const id = place.replace("shared:", "");
  assert.match((await see(server, `${LIST}?folder=${id}`, { as: owner })).text, /Возврат .*Оплата/);
  await post(owner, folders, { _action: "rename", id, name: "Деньги" });
  assert.match((await see(server, LIST, { as: owner })).text, /Деньги/);
  await post(owner, folders, { _action: "delete", id });
  assert.match((await see(server, LIST, { as: owner })).text, /Возврат/);
  assert.match((await see(server, folders, { as: owner })).text, /Папок пока нет/);
});

Deno.test("files are put to a reply by a plain form, and taken off", async () => {
  const owner = await server.open();
  const path = await saved(owner);
  const body = new FormData();
  body.set("_action", "add");
  body.set("file", new File(["цены"], "цены.txt", { type: "text/plain" }));
  const { origin } = server;
  const headers = { cookie: owner.cookie, origin };
  const sent = await fetch(`${origin}${path}/files`, { method: "POST", body, headers, redirect: "manual" });
  await sent.body?.cancel();
  assert.equal(sent.headers.get("location"), `${path}?done=replyFiles`);
  const { text, html } = await see(server, path, { as: owner });
  assert.match(text, /цены\.txt/);
  const id = /name="id"[^>]*value="(\w+)"|value="(\w+)"[^>]*name="id"/.exec(html)?.slice(1).find(Boolean) ??
    "";
  await post(owner, `${path}/files`, { _action: "remove", id });
  assert.doesNotMatch((await see(server, path, { as: owner })).text, /цены\.txt/);
});

Deno.test("RE-06 hints are switched by plain forms, for oneself and for the team", async () => {
  const owner = await server.open();
  const agent = await server.join(owner, "agent");
  const coach = `${LIST}/coach`;
  const shown = "greet";
  assert.equal(await post(agent, coach, { _action: "mine", shown }), `${coach}?done=coach`);
  const checked = (html: string, id: string) =>
    new RegExp(`id="${id}"[^>]*checked|checked[^>]*id="${id}"`).test(html);
  const { html, text } = await see(server, coach, { as: agent });
  assert.deepEqual([checked(html, "mine-greet"), checked(html, "mine-thanks")], [false, true]);
  assert.doesNotMatch(text, /Всей команде/);
  assert.equal((await see(server, coach, { as: agent, form: { _action: "workspace", shown } })).status, 403);
  await post(owner, coach, { _action: "workspace", shown: "thanks" });
  assert.match((await see(server, coach, { as: agent })).text, /Говорить спасибо выключено для всей команды/);
});
