import assert from "node:assert/strict";
import { connections, tags } from "@/db/schema/workspace.ts";
import { connect } from "@/lib/inbox/connect.ts";
import { listRules } from "@/lib/rules/keep.ts";
import { startServer, type TestServer } from "../../server.ts";
import { until } from "../../flows/until.ts";
import { led, see } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

const RULES = "/settings/rules";
const FORM = {
  _action: "rule",
  name: "Возвраты",
  trigger: "elapsed:customer",
  minutes: "1 день 2 ч",
  match: "any",
  "c-rows": "3",
  "c0-what": "text:",
  "c0-text": "возврат",
  "c2-what": "kind:comment",
  "c2-not": "1",
  "a-rows": "2",
  "a1-what": "priority:high",
  enabled: "1",
};

async function withRule() {
  const as = await server.open();
  assert.equal(await led(server, `${RULES}/new`, { as, form: FORM }), `${RULES}?done=ruleSaved`);
  const workspace = await server.services.workspaces.open(as.workspaceId);
  const [rule] = await listRules(workspace);
  assert.ok(rule);
  return { as, workspace, rule };
}

Deno.test("a form makes a rule, with empty rows left out", async () => {
  const { rule } = await withRule();
  assert.deepEqual(rule.trigger, { type: "elapsed", since: "customer", minutes: 26 * 60 });
  assert.deepEqual(rule.conditions, [
    { field: "text", value: "возврат" },
    { field: "kind", value: "comment", not: true },
  ]);
  assert.deepEqual(rule.actions, [{ type: "priority", value: "high" }]);
  assert.deepEqual([rule.match, rule.enabled], ["any", true]);
});

Deno.test("channels that are named alike are told apart by their platform, in the form and in the sentence", async () => {
  const as = await server.open();
  const workspace = await server.services.workspaces.open(as.workspaceId);
  for (const platform of ["vk", "telegram", "webchat"] as const) {
    const name = platform === "webchat" ? "Чат на сайте" : "Глина и небо";
    await workspace.store.db.insert(connections).values({
      id: `${platform}-1`,
      platform,
      name,
      status: "active",
      sealed: "",
      settings: {},
      setup: [],
      createdAt: Date.now(),
    });
  }
  const form = { ...FORM, "c2-what": "connection:telegram-1" };
  const { html } = await see(server, `${RULES}/new`, { as });
  for (const words of ["Глина и небо, ВКонтакте", "Глина и небо, Telegram", "Чат на сайте"]) {
    assert.match(html, new RegExp(`<option[^>]*>Канал: ${words}</option>`));
  }
  await led(server, `${RULES}/new`, { as, form });
  assert.match((await see(server, RULES, { as })).text, /канал — не Глина и небо, Telegram/);
});

Deno.test("a rule makes the tag that it puts on tickets, and only once it is kept", async () => {
  const as = await server.open();
  const workspace = await server.services.workspaces.open(as.workspaceId);
  const known = async () => (await workspace.store.db.select().from(tags)).map(({ name }) => name);
  const form = { ...FORM, "a1-what": "tag:", "a1-text": " деньги назад " };
  const tried = await see(server, `${RULES}/new`, { as, form: { ...form, try: "1" } });
  assert.match(tried.html, /name="a0-text"[^>]*value=" ?деньги назад ?"/);
  assert.match(tried.html, /<option (?=[^>]*value="tag:")(?=[^>]* selected)[^>]*>Поставить новую метку/);
  const wrong = await see(server, `${RULES}/new`, { as, form: { ...form, "a1-text": "" } });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Напишите, какую метку поставить/);
  assert.deepEqual(await known(), []);
  await led(server, `${RULES}/new`, { as, form });
  assert.deepEqual(await known(), ["деньги назад"]);
  const [rule] = await listRules(workspace);
  assert.deepEqual(rule?.actions, [{ type: "tag", value: "деньги назад" }]);
  const again = await see(server, `${RULES}/${rule?.id}`, { as });
  assert.match(
    again.html,
    /<option (?=[^>]*value="tag:деньги назад")(?=[^>]* selected)[^>]*>Поставить метку: деньги/,
  );
});

Deno.test("of what a trial finds five stand open and the rest is folded, so that the form stays near", async () => {
  const as = await server.open();
  const { services, sandbox } = server;
  const workspace = await services.workspaces.open(as.workspaceId);
  const token = "801:sandbox-token-801";
  sandbox.telegram.addBot({ token, name: "Глина", username: "glina801_bot" });
  await connect(services, workspace, { platform: "telegram", credentials: { token } });
  for (let id = 1; id <= 7; id++) {
    await sandbox.telegram.customer({ bot: token, id, firstName: `Гость ${id}` }).write("Хочу возврат");
  }
  const form = { ...FORM, try: "1", trigger: "message" };
  await until("all seven are tried", async () => {
    const { text, html } = await see(server, `${RULES}/new`, { as, form });
    const [open = "", folded = ""] = html.split("<details>");
    const guests = (part: string) => part.match(/Гость \d/g)?.length ?? 0;
    return /Подошло 7 обращений/.test(text) && guests(open) === 5 && guests(folded) === 2 &&
      /<summary>И ещё 2<\/summary>/.test(folded);
  });
});

Deno.test("a rule's page shows it as it is, and deletes it once its name is typed", async () => {
  const { as, workspace, rule } = await withRule();
  const path = `${RULES}/${rule.id}`;
  const { html, text } = await see(server, path, { as });
  assert.match(html, /value="1\s(дн\.|день)\s2\sч"/);
  assert.match(text, /За 30 дней правило не срабатывало/);
  const wrong = await see(server, path, { as, form: { _action: "remove", confirm: "Нет" } });
  assert.equal(wrong.status, 400);
  assert.equal((await listRules(workspace)).length, 1);
  const form = { _action: "remove", confirm: "Возвраты" };
  assert.equal(await led(server, path, { as, form }), `${RULES}?done=ruleRemoved`);
  assert.deepEqual(await listRules(workspace), []);
});

Deno.test("a stranger gets 404 for a rule and for moving it, an agent 403 for all of them", async () => {
  const { as, workspace, rule } = await withRule();
  const stranger = await server.open();
  const agent = await server.join(as, "agent");
  const move = { _action: "off", id: rule.id };
  assert.equal((await see(server, `${RULES}/${rule.id}`, { as: stranger })).status, 404);
  assert.equal((await see(server, RULES, { as: stranger, form: move })).status, 404);
  assert.equal((await see(server, RULES, { as: agent })).status, 403);
  assert.equal((await see(server, `${RULES}/${rule.id}`, { as: agent })).status, 403);
  assert.equal((await see(server, RULES, { as: agent, form: move })).status, 403);
  assert.equal((await listRules(workspace))[0]?.enabled, true);
});
