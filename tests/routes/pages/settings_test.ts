import assert from "node:assert/strict";
import { PASSWORD, startServer, type TestServer } from "../../server.ts";
import { led, see, valueOf } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

Deno.test("the profile keeps a name, and an empty one is asked for again", async () => {
  const as = await server.open();
  const form = { _action: "profile", name: " Анна  Ли " };
  assert.equal(await led(server, "/settings", { as, form }), "/settings?done=profile");
  const { text, html } = await see(server, "/settings?done=profile", { as });
  assert.match(text, /Профиль сохранён/);
  assert.equal(valueOf(html, "name"), "Анна Ли");
  const empty = await see(server, "/settings", { as, form: { _action: "profile", name: " " } });
  assert.equal(empty.status, 400);
  assert.match(empty.text, /Напишите имя/);
  const long = await see(server, "/settings", { as, form: { _action: "profile", name: "я".repeat(101) } });
  assert.match(long.text, /Слишком длинно: хватит 100 знаков/);
});

Deno.test("a password is changed by the present one, and other devices are signed out", async () => {
  const as = await server.open();
  const other = await see(server, "/login", { form: { email: as.email, password: PASSWORD } });
  const [cookie = ""] = (other.headers.getSetCookie()[0] ?? "").split(";");
  const wrong = { _action: "password", current: "не тот", next: "тоже мало" };
  const refused = await see(server, "/settings", { as, form: wrong });
  assert.equal(refused.status, 400);
  assert.match(refused.text, /Это не нынешний пароль/);
  assert.match(refused.text, /Нужно хотя бы 10 знаков, сейчас 9/);
  const form = { _action: "password", current: PASSWORD, next: "совершенно новый пароль" };
  assert.equal(await led(server, "/settings", { as, form }), "/settings?done=password");
  assert.equal((await see(server, "/settings", { as })).status, 200);
  assert.equal((await see(server, "/settings", { headers: { cookie } })).status, 303);
});

Deno.test("the language is kept by the person, the theme by the browser, and one stays on the page", async () => {
  const as = await server.open();
  const headers = { referer: `${server.origin}/settings/tokens` };
  assert.equal(
    await led(server, "/preferences", { as, form: { locale: "en" }, headers }),
    "/settings/tokens",
  );
  const { html, text } = await see(server, "/settings", { as });
  assert.match(html, /<html[^>]*lang="en"/);
  assert.match(text, /Language and theme/);
  const dark = await see(server, "/preferences", { as, form: { theme: "dark", back: "/inbox" } });
  assert.equal(dark.headers.get("location"), "/inbox");
  const chosen = await see(server, "/", { headers: { cookie: "theme=dark; locale=en" } });
  assert.match(chosen.html, /<html[^>]*lang="en"[^>]*data-theme="dark"/);
  const negotiated = await see(server, "/", { headers: { "accept-language": "uk,en;q=0.5" } });
  assert.match(negotiated.html, /<html[^>]*lang="ru"/);
  assert.equal(
    await led(server, "/preferences", { form: { theme: "light", back: "//evil.example" } }),
    "/",
  );
});

Deno.test("the workspace's name and language", async () => {
  const as = await server.open();
  const form = { businessName: "Глина", locale: "en" };
  const path = "/settings/workspace";
  assert.equal(await led(server, path, { as, form }), `${path}?done=workspace`);
  assert.equal(valueOf((await see(server, path, { as })).html, "businessName"), "Глина");
  assert.equal((await server.services.workspaces.open(as.workspaceId)).locale, "en");
  const empty = await see(server, path, { as, form: { businessName: "", locale: "en" } });
  assert.match(empty.text, /Напишите название компании/);
});

Deno.test("a key is shown once, works, and can be revoked", async () => {
  const as = await server.open();
  const form = { _action: "create", name: "Отчёты" };
  const made = await see(server, "/settings/tokens", { as, form });
  assert.equal(made.headers.get("cache-control"), "no-store");
  const token = valueOf(made.html, "new-token") ?? "";
  assert.match(token, /^otk_/);
  const ask = () => fetch(`${server.origin}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  const me = await ask();
  assert.equal(me.status, 200);
  await me.body?.cancel();
  const { html, text } = await see(server, "/settings/tokens", { as });
  assert.ok(!html.includes(token));
  assert.match(text, /Отчёты Анна Белова Создан/);
  const id = /name="id"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="id"/.exec(html)?.slice(1).find(Boolean);
  const revoke = { _action: "revoke", id: id ?? "" };
  assert.equal(
    await led(server, "/settings/tokens", { as, form: revoke }),
    "/settings/tokens?done=tokenRevoked",
  );
  const after = await ask();
  assert.equal(after.status, 401);
  await after.body?.cancel();
});

Deno.test("an owner changes a role, and removing somebody has to be typed out", async () => {
  const as = await server.open();
  const agent = await server.join(as, "agent");
  const path = `/settings/team/${agent.userId}`;
  const role = { _action: "role", role: "admin" };
  assert.equal(await led(server, path, { as, form: role }), "/settings/team?done=role");
  assert.equal((await see(server, "/settings/team", { as: agent })).status, 200);
  const unsure = await see(server, path, { as, form: { _action: "remove", confirm: "борис" } });
  assert.equal(unsure.status, 400);
  assert.match(unsure.text, /Впишите «Борис Лунин» точно так же/);
  assert.equal(valueOf(unsure.html, "confirm"), "борис");
  const form = { _action: "remove", confirm: "Борис Лунин" };
  assert.equal(await led(server, path, { as, form }), "/settings/team?done=removed");
  assert.equal((await see(server, "/inbox", { as: agent })).status, 303);
});

Deno.test("the only owner cannot go, and an admin cannot touch an owner", async () => {
  const as = await server.open("Пекарня");
  const admin = await server.join(as, "admin");
  const own = `/settings/team/${as.userId}`;
  const leave = await see(server, own, { as, form: { _action: "remove", confirm: "Пекарня" } });
  assert.equal(leave.status, 409);
  assert.match(leave.text, /единственный владелец/);
  const { text } = await see(server, own, { as: admin });
  assert.doesNotMatch(text, /Сменить роль|Убрать из команды/);
  const form = { _action: "role", role: "agent" };
  assert.equal((await see(server, own, { as: admin, form })).status, 403);
  assert.equal((await see(server, own, { as: admin, form: { _action: "reset" } })).status, 403);
});

const MANAGED = ["/start", "/settings/team", "/settings/workspace", "/settings/channels"];

Deno.test("an agent meets no managing page, and is told whom to ask", async () => {
  const owner = await server.open();
  const as = await server.join(owner, "agent");
  await server.join(owner, "admin");
  for (const path of [...MANAGED, `/settings/team/${owner.userId}`, "/settings/channels/new/webchat"]) {
    const { status, text } = await see(server, path, { as });
    assert.equal(status, 403, path);
    assert.match(text, /Попросите того, кто управляет пространством: Анна Белова или Вера Ким/);
    if (path === "/settings/channels") continue;
    assert.equal((await see(server, path, { as, form: { _action: "invite" } })).status, 403, path);
  }
  const { html } = await see(server, "/settings", { as });
  for (const path of MANAGED) assert.ok(!html.includes(`href="${path}"`), path);
});

Deno.test("a stranger's member is not found", async () => {
  const as = await server.open();
  const stranger = await server.open();
  const path = `/settings/team/${stranger.userId}`;
  assert.equal((await see(server, path, { as })).status, 404);
  assert.equal((await see(server, path, { as, form: { _action: "reset" } })).status, 404);
  assert.equal((await see(server, "/settings", { as, form: { _action: "made-up" } })).status, 404);
});
