import assert from "node:assert/strict";
import { findRoutes } from "@/lib/fresh/server/routes.ts";
import { fixtureApp } from "./fixture/config.ts";

const { app, errors } = await fixtureApp();

async function get(path: string, init?: RequestInit): Promise<{ response: Response; text: string }> {
  const response = await app.request(path, init);
  return { response, text: await response.text() };
}

Deno.test("a page renders inside its layout and the app", async () => {
  const { response, text } = await get("/");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
  assert.match(
    text,
    /^<!DOCTYPE html><html lang="en"><head>.*<\/head><body data-path="\/"><main id="outer"><h1>/,
  );
  assert.match(text, /Home after 2<\/h1><\/main><\/body><\/html>$/);
});

Deno.test("middlewares run from the root inwards and see the answer on the way back", async () => {
  const { response, text } = await get("/tickets/7");
  assert.equal(response.headers.get("x-trail"), "root 1, root 2, tickets, handler");
  assert.match(
    text,
    /<main id="outer"><div id="inner" data-id="7"><h1>Ticket 7 of \/tickets\/:id<\/h1><\/div><\/main>/,
  );
});

Deno.test("a middleware that does not go on answers instead of the page", async () => {
  const { response, text } = await get("/tickets/7?closed");
  assert.equal(response.status, 401);
  assert.equal(text, "closed");
  assert.equal(response.headers.get("x-trail"), "root 1, root 2");
});

Deno.test("a static name wins over a parameter, a parameter over a rest", async () => {
  assert.match((await get("/tickets/new")).text, /New ticket/);
  assert.match((await get("/docs")).text, /Docs index/);
  assert.match((await get("/docs/a/b")).text, /Docs \[a\/b\]/);
});

Deno.test("a rest parameter may be empty", async () => {
  assert.match((await get("/files")).text, /Files \[none\]/);
  assert.match((await get("/files/x")).text, /Files \[x\]/);
});

Deno.test("a parameter is decoded", async () => {
  assert.match((await get("/tickets/%D0%B0%20b")).text, /Ticket а b of/);
});

Deno.test("a group's folder is not part of the address, and its layout may stand alone", async () => {
  const { text } = await get("/grouped");
  assert.match(text, /<body data-path="\/grouped"><section id="plain"><p>Grouped<\/p><\/section><\/body>/);
});

Deno.test("a page may skip the app", async () => {
  const { text } = await get("/bare");
  assert.equal(
    text,
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><section id="plain"><p>Bare</p></section></body></html>',
  );
});

Deno.test("an endpoint answers by method, and 405 names the others", async () => {
  assert.deepEqual(await (await app.request("/api")).json(), { ok: true });
  assert.equal((await get("/api", { method: "PUT" })).text, "PUT");
  const { response } = await get("/api", { method: "DELETE" });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET, PUT, HEAD");
  assert.equal((await get("/", { method: "POST" })).response.headers.get("allow"), "GET, HEAD");
  assert.equal((await get("/any", { method: "PATCH" })).text, "any PATCH");
});

Deno.test("a handler may render JSX itself, inside layout and app", async () => {
  const { response, text } = await get("/direct");
  assert.equal(response.status, 202);
  assert.equal(response.headers.get("x-direct"), "yes");
  assert.match(text, /<body data-path="\/direct"><main id="outer"><p>Direct<\/p><\/main>/);
});

Deno.test("HEAD is GET without a body", async () => {
  for (const path of ["/", "/api", "/logo.svg"]) {
    const { response, text } = await get(path, { method: "HEAD" });
    assert.equal(response.status, 200, path);
    assert.equal(text, "", path);
  }
});

Deno.test("a form post answers its problem with a status, or redirects with cookies", async () => {
  const refused = await get("/form", { method: "POST", body: new URLSearchParams({ name: "" }) });
  assert.equal(refused.response.status, 422);
  assert.match(refused.text, /Enter a name/);
  const { response } = await get("/form", { method: "POST", body: new URLSearchParams({ name: "Анна" }) });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/form");
  assert.equal(response.headers.getSetCookie().length, 2);
});

Deno.test("an unknown address is answered by the 404 page inside app and layout", async () => {
  const { response, text } = await get("/no/such", { method: "POST" });
  assert.equal(response.status, 404);
  assert.match(text, /<main id="outer"><h1>Nothing at \/no\/such<\/h1><\/main>/);
});

Deno.test("HttpError chooses the status and the page", async () => {
  const missing = await get("/tickets/0");
  assert.equal(missing.response.status, 404);
  assert.match(missing.text, /Nothing at \/tickets\/0/);
  const refused = await get("/tickets/403");
  assert.equal(refused.response.status, 403);
  assert.match(refused.text, /<main id="outer"><h1>Refused: 403 Not yours<\/h1>/);
  assert.deepEqual(errors, []);
});

Deno.test("an unknown error becomes 500 without its text, and is reported once", async () => {
  errors.length = 0;
  const { response, text } = await get("/boom");
  assert.equal(response.status, 500);
  assert.match(text, /<h1>Something broke<\/h1>/);
  assert.doesNotMatch(text, /secret detail|\.tsx/);
  assert.deepEqual(errors.map(String), ["Error: secret detail"]);
});

Deno.test("the nearest error page answers", async () => {
  errors.length = 0;
  assert.match((await get("/deep/down")).text, /<main id="outer"><h1>Deep failure<\/h1>/);
  assert.deepEqual(errors.map(String), ["TypeError: deep"]);
});

Deno.test("trailing slashes redirect to the address without, on the same host", async () => {
  const { response } = await get("/about/?name=x");
  assert.equal(response.status, 308);
  assert.equal(response.headers.get("location"), "/about?name=x");
  const tricky = await app.request("http://localhost//evil.example/");
  assert.equal(tricky.headers.get("location"), "/evil.example");
});

Deno.test("two files for one pattern are refused at the start", async () => {
  const dir = await Deno.makeTempDir();
  await Deno.mkdir(`${dir}/(group)`);
  await Deno.writeTextFile(`${dir}/(group)/a.tsx`, "");
  await Deno.writeTextFile(`${dir}/a.tsx`, "");
  await assert.rejects(findRoutes(dir, [{}]), /Two files answer "\/a"/);
});

Deno.test("a file name that is no route is refused at the start", async () => {
  const dir = await Deno.makeTempDir();
  await Deno.writeTextFile(`${dir}/[id].csv.tsx`, "");
  await assert.rejects(findRoutes(dir, [{}]), /A route is named by/);
});
