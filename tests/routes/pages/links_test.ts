import assert from "node:assert/strict";
import { PASSWORD, startServer, type TestMember, type TestServer } from "../../server.ts";
import { cookieOf, led, see, valueOf } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

const SECRET_PAGE = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

async function invitationBy(owner: TestMember, fields: Record<string, string> = {}): Promise<string> {
  const form = { _action: "invite", role: "agent", email: "", ...fields };
  const { html, headers } = await see(server, "/settings/team", { as: owner, form });
  const link = valueOf(html, "invitation-link") ?? "";
  assert.ok(link.startsWith(`${server.origin}/invitations/`), link);
  for (const [name, value] of Object.entries(SECRET_PAGE)) assert.equal(headers.get(name), value);
  return new URL(link).pathname;
}

Deno.test("an invitation makes a member, once", async () => {
  const owner = await server.open("Пекарня");
  const path = await invitationBy(owner);
  const { status, text, headers } = await see(server, path);
  assert.equal(status, 200);
  assert.match(text, /Вас зовут в «Пекарня»/);
  assert.match(text, /Ваша роль: сотрудник/);
  for (const [name, value] of Object.entries(SECRET_PAGE)) assert.equal(headers.get(name), value);

  const form = { name: "Зоя", email: "zoya@bakery.example", password: PASSWORD };
  const joined = await see(server, path, { form });
  assert.equal(joined.headers.get("location"), "/inbox?done=joined");
  const cookie = cookieOf(joined.headers) ?? "";
  assert.match((await see(server, "/inbox?done=joined", { headers: { cookie } })).text, /Вы в команде/);
  assert.match((await see(server, "/settings/team", { as: owner })).text, /Зоя/);

  const again = await see(server, path);
  assert.equal(again.status, 410);
  assert.match(again.text, /приглашение больше не действует/);
  assert.equal((await see(server, path, { form: { ...form, email: "other@x.example" } })).status, 404);
});

Deno.test("an invitation for one e-mail fits nobody else", async () => {
  const path = await invitationBy(await server.open(), { email: "Timur@Example.com" });
  const { html } = await see(server, path);
  assert.equal(valueOf(html, "email"), "timur@example.com");
  const form = { name: "Чужой", email: "stranger@example.com", password: PASSWORD };
  const refused = await see(server, path, { form });
  assert.equal(refused.status, 403);
  assert.match(refused.text, /Приглашение сделано для другой почты/);
  const stranger = await server.open("Гараж");
  assert.match(
    (await see(server, path, { as: stranger })).text,
    /отправлено на другую почту, timur@example\.com/,
  );
});

Deno.test("somebody who is signed in joins by one press and is brought there", async () => {
  const path = await invitationBy(await server.open("Пекарня"));
  const other = await server.open("Гараж");
  assert.match((await see(server, path, { as: other })).text, /Вы вошли как Анна Белова/);
  assert.equal(await led(server, path, { as: other, form: {} }), "/inbox?done=joined");
  const { text } = await see(server, "/settings", { as: other });
  assert.match(text, /Пекарня сотрудник вы здесь/);
  assert.match(text, /Гараж владелец Перейти/);
  const form = { workspaceId: other.workspaceId };
  assert.equal(await led(server, "/settings/space", { as: other, form }), "/inbox");
  assert.match((await see(server, "/settings", { as: other })).text, /Гараж владелец вы здесь/);
});

Deno.test("an invitation can be taken back", async () => {
  const owner = await server.open();
  const path = await invitationBy(owner, { email: "late@example.com" });
  const { html } = await see(server, "/settings/team", { as: owner });
  const id = /name="id"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="id"/.exec(html)?.slice(1).find(Boolean);
  const form = { _action: "revoke", id: id ?? "" };
  assert.equal(await led(server, "/settings/team", { as: owner, form }), "/settings/team?done=revoked");
  assert.equal((await see(server, path)).status, 410);
});

Deno.test("a reset link sets a new password, once, and ends every session", async () => {
  const owner = await server.open();
  const agent = await server.join(owner, "agent");
  const member = `/settings/team/${agent.userId}`;
  const made = await see(server, member, { as: owner, form: { _action: "reset" } });
  const path = new URL(valueOf(made.html, "reset-link") ?? "").pathname;
  const page = await see(server, path);
  assert.match(page.text, /Борис Лунин, придумайте новый пароль/);
  for (const [name, value] of Object.entries(SECRET_PAGE)) assert.equal(page.headers.get(name), value);

  const short = await see(server, path, { form: { password: "мало" } });
  assert.equal(short.status, 400);
  assert.match(short.text, /Нужно хотя бы 10 знаков, сейчас 4/);
  const form = { password: "совершенно новый пароль" };
  assert.equal(await led(server, path, { form }), "/login?done=reset");
  assert.equal(await led(server, "/inbox", { as: agent }), "/login?next=%2Finbox");
  assert.equal(await led(server, "/login", { form: { ...form, email: agent.email } }), "/inbox");
  assert.equal((await see(server, path)).status, 410);
});

Deno.test("made-up links are gone, and say what to do", async () => {
  for (const path of ["/invitations/made-up", "/reset/made-up"]) {
    const { status, text } = await see(server, path);
    assert.equal(status, 410);
    assert.match(text, /больше не действует .*Попросите/);
  }
});
