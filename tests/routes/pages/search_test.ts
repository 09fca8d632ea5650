import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import { startServer, type TestMember, type TestServer } from "../../server.ts";
import { until } from "../../flows/until.ts";
import { see } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

let bots = 700;

/** A workspace with a bot, to which these customers have written. */
async function office(...said: readonly (readonly [name: string, text: string])[]): Promise<TestMember> {
  const { services, sandbox } = server;
  const as = await server.open();
  const token = `${++bots}:sandbox-token-${bots}`;
  sandbox.telegram.addBot({ token, name: "Глина", username: `glina${bots}_bot` });
  const workspace = await services.workspaces.open(as.workspaceId);
  await connect(services, workspace, { platform: "telegram", credentials: { token } });
  for (const [index, [firstName, text]] of said.entries()) {
    await sandbox.telegram.customer({ bot: token, id: bots * 100 + index, firstName }).write(text);
  }
  const onlooker = { memberId: as.userId, locale: "ru" as const };
  await until("the tickets", async () => {
    const { items } = await listTickets(services, workspace, onlooker, {}, { limit: 50 });
    return items.length === said.length;
  });
  return as;
}

const at = (q: string, more = "") => `/search?q=${encodeURIComponent(q)}${more}`;

Deno.test("the search finds people and tickets without scripts, with what was found marked", async () => {
  const as = await office(["Роза", "Здравствуйте"], ["Пётр", "Роза завяла"]);
  const { html, text } = await see(server, at("розы"), { as });
  assert.match(text, /Клиенты .*Роза.*Обращения .*Пётр.*Роза завяла/);
  assert.match(html, /<mark[^>]*>Роза<\/mark><span[^>]*> завяла<\/span>/);
  assert.match(html, /href="\/contacts\/[^"]+"/);
  assert.match(html, /href="\/inbox\/[^"]+"/);
  assert.match(html, /<title>розы · Поиск · Отклик<\/title>/);
});

Deno.test("markup that a customer wrote is shown as text", async () => {
  const as = await office(["Хам", "<b>иголка</b> <script>alert(1)</script>"]);
  const { html, text } = await see(server, at("иголка"), { as });
  assert.match(text, /<b> ?иголка ?<\/b> <script>alert\(1\)<\/script>/);
  assert.doesNotMatch(html, /<script>alert/);
});

Deno.test("each filter is a chip that takes itself away and leaves the rest", async () => {
  const as = await office(["Пётр", "Заказ пришёл"]);
  const { html, text } = await see(server, at("заказ is:open channel:telegram", "&sort=date"), { as });
  assert.match(text, /состояние: open .*канал: telegram/);
  const rest = new URLSearchParams({ q: "заказ channel:telegram", sort: "date" });
  assert.ok(
    html.includes(`href="/search?${rest}"`.replaceAll("&", "&amp;")) ||
      html.includes(`href="/search?${rest}"`),
  );
});

Deno.test("a query that cannot be meant is told beside the box, with what to write instead", async () => {
  const as = await office(["Пётр", "Заказ"]);
  const { status, text, html } = await see(server, at("before:завтрак"), { as });
  assert.equal(status, 400);
  assert.match(text, /Не понимаем дату «завтрак»/);
  assert.match(html, /aria-invalid="true"/);
  assert.match(html, /value="before:завтрак"/);
});

Deno.test("no query, an endless one and one of operators are pages too", async () => {
  const as = await office(["Пётр", "Заказ"]);
  assert.match((await see(server, "/search", { as })).text, /Найдётся вся переписка/);
  const long = await see(server, at("слово ".repeat(1_700)), { as });
  assert.equal(long.status, 200);
  assert.match(long.text, /Запрос длинный/);
  for (const q of ['"', "* - ^", "((", "%", '"" () *']) {
    const { status, text } = await see(server, at(q), { as });
    assert.equal(status, 200, q);
    assert.match(text, /В запросе нет слов/, q);
    assert.match(text, /Как искать точнее/, q);
  }
  assert.match((await see(server, at("AND OR"), { as })).text, /По запросу «AND OR» ничего не нашлось/);
  assert.match((await see(server, at("нетакого"), { as })).text, /По запросу «нетакого» ничего не нашлось/);
});

Deno.test("messages, and pages of them", async () => {
  const as = await office(...Array.from({ length: 32 }, (_, n) => [`К${n}`, `Заказ ${n}`] as const));
  const first = await see(server, at("заказ", "&type=messages&sort=date"), { as });
  const next = /href="(\/search\?[^"]*cursor=[^"]*)"/.exec(first.html)?.[1]?.replaceAll("&amp;", "&");
  assert.ok(next);
  assert.match(first.text, /Сообщения .*Заказ 31/);
  const second = await see(server, next, { as });
  assert.match(second.text, /Заказ 0/);
  assert.doesNotMatch(second.text, /Заказ 31/);
});

Deno.test("a stranger finds nothing, and a visitor logs in first", async () => {
  await office(["Пётр", "Секретный заказ"]);
  const stranger = await server.open();
  const found = await see(server, at("секретный"), { as: stranger });
  assert.doesNotMatch(found.text, /Пётр/);
  const visitor = await see(server, at("секретный"));
  assert.equal(visitor.status, 303);
  assert.match(visitor.headers.get("location") ?? "", /^\/login\?next=%2Fsearch/);
});

Deno.test("the inbox searches the whole history, and leads to the search", async () => {
  const as = await office(["Пётр", "Где мой заказ?"], ["Роза", "Здравствуйте"]);
  const { text } = await see(server, `/inbox?q=${encodeURIComponent("заказы")}`, { as });
  assert.match(text, /Пётр/);
  assert.doesNotMatch(text, /Роза/);
});
