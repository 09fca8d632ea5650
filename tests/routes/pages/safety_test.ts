import assert from "node:assert/strict";
import { startServer, type TestServer } from "../../server.ts";
import { see } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const PAGES = ["/", "/login", "/signup", "/channels", "/nothing", "/settings/tokens", "/inbox"];

Deno.test("every page has a strict policy, and no inline script without its nonce", async () => {
  const as = await server.open();
  for (const path of PAGES) {
    const { headers, html } = await see(server, path, { as: path === "/login" ? undefined : as });
    if (headers.has("location")) continue;
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'self'/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.doesNotMatch(policy, /unsafe-/, path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(headers.get("referrer-policy"), "same-origin", path);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) assert.ok(tag.includes(`nonce="${nonce}"`), tag);
    assert.doesNotMatch(html, /\son\w+="|\sstyle="/, path);
  }
});

Deno.test("an address that leads nowhere says what to do, for members in their frame", async () => {
  const visitor = await see(server, "/nothing/here");
  assert.equal(visitor.status, 404);
  assert.match(visitor.text, /Такой страницы нет/);
  const member = await see(server, "/nothing/here", { as: await server.open() });
  assert.equal(member.status, 404);
  assert.match(member.html, /<nav class="rail"/);
});

Deno.test("what breaks is logged with the number that the page shows, and tells nothing else", async () => {
  const as = await server.open();
  const { workspaces } = server.services;
  const { store } = await workspaces.open(as.workspaceId);
  await store.write(() => store.commit(["ALTER TABLE connections RENAME TO lost"]));
  const { status, text } = await see(server, "/settings/channels", { as });
  assert.equal(status, 500);
  assert.match(text, /Что-то сломалось у нас .* номер 01/);
  assert.doesNotMatch(text, /connections|SELECT|at \w+ \(/);
  assert.equal(server.errors.length, 1);
  assert.match(server.errors[0] ?? "", /^page\.failed/);
});

Deno.test("a form that is too large, or no form at all, is refused", async () => {
  const as = await server.open();
  const large = await see(server, "/settings", {
    as,
    form: { _action: "profile", name: "я".repeat(40_000) },
  });
  assert.equal(large.status, 413);
  const response = await fetch(`${server.origin}/settings`, {
    method: "POST",
    body: "{}",
    headers: { cookie: as.cookie, origin: server.origin, "content-type": "application/json" },
  });
  assert.equal(response.status, 400);
  await response.body?.cancel();
});

Deno.test("the manifest, the icons and the robots' rules are served", async () => {
  const types: Record<string, RegExp> = {
    "/manifest.webmanifest": /^application\/manifest\+json/,
    "/favicon.svg": /^image\/svg\+xml/,
    "/icon-192.png": /^image\/png/,
    "/robots.txt": /^text\/plain/,
  };
  for (const [path, type] of Object.entries(types)) {
    const response = await server.ask(path);
    assert.equal(response.status, 200, path);
    assert.match(response.headers.get("content-type") ?? "", type, path);
    await response.body?.cancel();
  }
});
