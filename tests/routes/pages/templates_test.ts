import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import { credentials, NUMBER } from "../../flows/meta_cast.ts";
import { until } from "../../flows/until.ts";
import { startServer, type TestMember, type TestServer } from "../../server.ts";
import { led, see, valueOf } from "./seen.ts";

let server: TestServer;
let owner: TestMember;
let path: string;
Deno.test.beforeAll(async () => {
  server = await startServer();
  owner = await server.open();
  const { services, sandbox } = server;
  const workspace = await services.workspaces.open(owner.workspaceId);
  sandbox.whatsapp.addNumber(NUMBER);
  sandbox.whatsapp.addTemplate({ name: "order_ready", body: "Здравствуйте, {{1}}. Заказ готов." });
  const given = { platform: "whatsapp", credentials: credentials.whatsapp };
  const id = await connect(services, workspace, given);
  const found = await services.connections.find(id);
  await sandbox.whatsapp.registerWebhook(found?.connection.webhookUrl ?? "");
  const anna = sandbox.whatsapp.customer({ phone: "79990001122", firstName: "Анна", lastName: "Ким" });
  await anna.write("Здравствуйте");
  const { html } = await see(server, "/inbox", { as: owner });
  path = `${/href="(\/inbox\/[^"?]+)/.exec(html)?.[1]}/templates`;
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

/** The page of the only template. */
async function form(as: TestMember): Promise<{ at: string; template: string }> {
  const { html } = await see(server, path, { as });
  const at = /href="([^"]*templates\?template=[^"]*)"/.exec(html)?.[1] ?? "";
  return { at, template: new URL(at, server.origin).searchParams.get("template") ?? "" };
}

Deno.test("WA-02 an agent sees the approved templates, and sends one that is filled in", async () => {
  const as = await server.join(owner, "agent");
  const { text } = await see(server, path, { as });
  assert.match(text, /order ready .* Здравствуйте, \[…\]\. Заказ готов\./);
  const { at, template } = await form(as);
  assert.match((await see(server, at, { as })).text, /В тексте: 1 Что получит клиент/);
  const sent = { _action: "send", template, "body.1": "Анна", clientId: "c-1" };
  assert.equal(await led(server, path, { as, form: sent }), path.replace("/templates", ""));
  assert.equal(await led(server, path, { as, form: sent }), path.replace("/templates", ""));
  const { store } = await server.services.workspaces.open(owner.workspaceId);
  const { rows } = await store.query("SELECT text FROM messages WHERE direction = 'out'");
  assert.deepEqual(rows.map(({ text }) => text), ["Здравствуйте, Анна. Заказ готов."]);
  await until("it is at WhatsApp", () => server.sandbox.whatsapp.sent.length > 0);
  assert.equal(server.sandbox.whatsapp.sent.length, 1);
});

Deno.test("WA-02 a blank that is left empty is named at its field; a template that is gone is no page", async () => {
  const { template } = await form(owner);
  const empty = await see(server, path, { as: owner, form: { _action: "send", template, "body.1": " " } });
  assert.equal(empty.status, 400);
  assert.match(empty.html, /id="body\.1-error">Заполните это поле/);
  assert.equal(valueOf(empty.html, "body\\.1"), " ");
  const gone = { _action: "send", template: "nobody", "body.1": "Анна" };
  assert.equal((await see(server, path, { as: owner, form: gone })).status, 404);
});

Deno.test("a stranger does not find the templates of our ticket, and a visitor is asked to log in", async () => {
  const stranger = await server.open();
  const { template } = await form(owner);
  const sent = { _action: "send", template, "body.1": "Чужой" };
  assert.equal((await see(server, path, { as: stranger })).status, 404);
  assert.equal((await see(server, path, { as: stranger, form: sent })).status, 404);
  assert.equal((await see(server, path)).status, 303);
  assert.equal((await see(server, path, { form: sent })).status, 303);
});
