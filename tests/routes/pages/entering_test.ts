import assert from "node:assert/strict";
import { PASSWORD, startServer, type TestServer } from "../../server.ts";
import { cookieOf, led, see, valueOf } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

const SIGN_UP = {
  businessName: "Пекарня",
  name: "Олег",
  email: "oleg@bakery.example",
  password: PASSWORD,
};

Deno.test("the landing says what it is, with one way in; a member is led to the inbox", async () => {
  const { status, text, html } = await see(server, "/");
  assert.equal(status, 200);
  assert.match(text, /Отвечайте всем клиентам/);
  assert.equal(html.match(/button-main/g)?.length, 1);
  assert.doesNotMatch(html, /<script/);
  assert.equal(await led(server, "/", { as: await server.open() }), "/inbox");
});

Deno.test("signing up opens a session and leads to the first screen", async () => {
  const { status, headers } = await see(server, "/signup", { form: SIGN_UP });
  assert.equal(status, 303);
  assert.equal(headers.get("location"), "/start");
  const set = headers.getSetCookie().find((one) => one.startsWith("otklik=")) ?? "";
  assert.match(set, /HttpOnly/);
  assert.match(set, /SameSite=Lax/);
  const start = await server.ask("/start", { headers: { cookie: cookieOf(headers) ?? "" } });
  assert.equal(start.status, 200);
  await start.body?.cancel();
});

Deno.test("the language chosen when signing up is the person's and the workspace's", async () => {
  const form = { ...SIGN_UP, email: "olga@bakery.example", locale: "en" };
  const wrong = await see(server, "/signup", { form: { ...form, password: "short" } });
  assert.match(wrong.html, /<option\s+value="en" selected>/);
  const { headers } = await see(server, "/signup", { form });
  const cookie = cookieOf(headers) ?? "";
  const me = await (await server.ask("/api/v1/me", { headers: { cookie } })).json();
  assert.deepEqual([me.user.locale, me.workspace.locale], ["en", "en"]);
});

Deno.test("a sign-up that is wrong comes back with each mistake and what was typed", async () => {
  const form = { businessName: " ", name: "Олег", email: "oleg", password: "коротко" };
  const { status, text, html } = await see(server, "/signup", { form });
  assert.equal(status, 400);
  assert.match(text, /Поправьте, пожалуйста, 3 поля/);
  assert.match(text, /Напишите название компании\./);
  assert.match(text, /Впишите почту целиком/);
  assert.match(text, /сейчас 7/);
  assert.equal(valueOf(html, "name"), "Олег");
  assert.equal(valueOf(html, "email"), "oleg");
  assert.equal(valueOf(html, "password"), undefined);
  assert.match(html, /<input[^>]*id="email"[^>]*aria-describedby="email-error"[^>]*aria-invalid="true"/);
  assert.match(html, /role="alert"[^>]*autofocus|autofocus[^>]*role="alert"/i);
});

Deno.test("a sign-up with somebody's e-mail does not tell that it is known", async () => {
  const { email } = await server.open();
  const { status, text } = await see(server, "/signup", {
    form: { ...SIGN_UP, email, password: "совсем другой пароль" },
  });
  assert.equal(status, 401);
  assert.match(text, /С этой почтой и этим паролем не получилось/);
});

Deno.test("logging in leads to where one was, and nowhere else", async () => {
  const { email } = await server.open();
  const form = { email, password: PASSWORD };
  assert.equal(await led(server, "/login", { form }), "/inbox");
  assert.equal(await led(server, "/login?next=%2Fsettings%2Fteam%3Fa%3D1", { form }), "/settings/team?a=1");
  for (const next of ["//evil.example", "https://evil.example/", "/\\evil.example", "%09/evil.example"]) {
    assert.equal(await led(server, `/login?next=${encodeURIComponent(next)}`, { form }), "/inbox", next);
  }
});

Deno.test("a wrong password and an unknown e-mail get one answer", async () => {
  const { email } = await server.open();
  const wrong = await see(server, "/login", { form: { email, password: "не тот пароль" } });
  const unknown = await see(server, "/login", { form: { email: "nobody@example.com", password: "не тот" } });
  assert.equal(wrong.status, 401);
  assert.equal(unknown.status, 401);
  assert.match(wrong.text, /Почта и пароль не подошли друг к другу/);
  assert.equal(wrong.text, unknown.text);
  assert.equal(valueOf(wrong.html, "email"), email);
});

Deno.test("too many tries of one address at one account are asked to wait", async () => {
  const { email } = await server.open();
  for (let i = 0; i < 10; i++) {
    const { status } = await see(server, "/login", { form: { email, password: `догадка ${i}` } });
    assert.equal(status, 401);
  }
  const { status, text, headers } = await see(server, "/login", { form: { email, password: PASSWORD } });
  assert.equal(status, 429);
  assert.match(text, /Слишком много попыток\. Подождите 1[45] минут/);
  assert.ok(Number(headers.get("retry-after")) > 800);
});

Deno.test("a page behind the door leads to the log-in and back, a form to the page it stood on", async () => {
  assert.equal(await led(server, "/settings/team?a=1"), "/login?next=%2Fsettings%2Fteam%3Fa%3D1");
  const headers = { referer: `${server.origin}/settings/tokens` };
  const form = { _action: "create", name: "x" };
  assert.equal(await led(server, "/settings/tokens", { form, headers }), "/login?next=%2Fsettings%2Ftokens");
  const { text } = await see(server, "/login?next=%2Finbox");
  assert.match(text, /вернём вас туда, где вы были/);
});

Deno.test("logging out ends the session at once", async () => {
  const member = await server.open();
  const { headers } = await see(server, "/logout", { as: member, form: {} });
  assert.equal(headers.get("location"), "/login?done=signedOut");
  assert.match(headers.getSetCookie().join(), /otklik=;.*Max-Age=0/);
  assert.equal(await led(server, "/inbox", { as: member }), "/login?next=%2Finbox");
  assert.match((await see(server, "/login?done=signedOut")).text, /Вы вышли/);
  assert.equal((await see(server, "/logout")).status, 405);
});

Deno.test("a form of another site is refused before anything happens", async () => {
  const member = await server.open();
  const foreign = { headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, as: member };
  for (const path of ["/logout", "/settings", "/login", "/preferences"]) {
    assert.equal((await see(server, path, { ...foreign, form: {} })).status, 403, path);
  }
  assert.equal((await see(server, "/inbox", { as: member })).status, 200);
});

Deno.test("the forgotten password's page says whom to ask", async () => {
  const { status, text } = await see(server, "/forgot");
  assert.equal(status, 200);
  assert.match(text, /Напишите владельцу или администратору/);
});
