import assert from "node:assert/strict";
import { HttpError } from "fresh";
import { Context } from "fresh";
import { asset } from "fresh/runtime";
import { fixtureApp } from "./fixture/config.ts";

const { app, errors } = await fixtureApp();

async function html(path: string): Promise<string> {
  return await (await app.request(path)).text();
}

Deno.test("Head adds to the head from a page and from components; the last of a name stays", async () => {
  const head = (await html("/about?name=x")).split("</head>")[0] ?? "";
  assert.equal(head.match(/<title>/g)?.length, 1);
  assert.match(head, /<title>About x<\/title>/);
  assert.equal(head.match(/name="description"/g)?.length, 1);
  assert.match(head, /content="from page"/);
  assert.match(head, /<meta name="robots" content="from component"\/>/);
  assert.match(head, /<link rel="mask-icon" href="\/logo\.svg\?v=[0-9a-f]{12}"\/>/);
  assert.match(head, /^<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"\/>/);
});

Deno.test("text in a title is escaped", async () => {
  assert.match(
    await html("/about?name=</title><b>"),
    /<title>About &lt;\/title><b><\/title>|<title>About &lt;\/title>&lt;b>/,
  );
});

Deno.test("a page without islands ships no script", async () => {
  assert.doesNotMatch(await html("/"), /<script|modulepreload/);
});

Deno.test("island props in the page cannot end their script", async () => {
  const data = (await html("/islands")).match(/<script type="application\/json"[^>]*>(.*?)<\/script>/)?.[1] ??
    "";
  assert.ok(data.includes("\\u003c/script>\\u003cscript>alert(1)"));
  assert.ok(data.includes("\\u2028"));
  assert.doesNotMatch(data, /[<\u2028]/);
  assert.doesNotThrow(() => JSON.parse(data));
});

Deno.test("every inline script carries the nonce of its response", async () => {
  const response = await app.request("/islands");
  const nonce = response.headers.get("content-security-policy")?.match(/'nonce-([^']+)'/)?.[1];
  const scripts = (await response.text()).match(/<script[^>]*>/g) ?? [];
  assert.equal(scripts.length, 2);
  for (const script of scripts) assert.ok(script.includes(`nonce="${nonce}"`), script);
  const other = await app.request("/islands");
  assert.notEqual(
    other.headers.get("content-security-policy"),
    response.headers.get("content-security-policy"),
  );
});

Deno.test("a page replaces single directives of the policy, and can read its nonce", async () => {
  const response = await app.request("/frame");
  const policy = response.headers.get("content-security-policy") ?? "";
  assert.match(policy, /frame-ancestors https:\/\/shop\.example$/);
  assert.match(policy, /default-src 'self'; script-src 'self' 'nonce-[^']+'; style-src 'self'; /);
  const nonce = (await response.text()).match(/<p id="nonce">([^<]+)</)?.[1];
  assert.ok(policy.includes(`'nonce-${nonce}'`));
});

Deno.test("the default policy allows no frames, objects or foreign forms", async () => {
  const policy = (await app.request("/")).headers.get("content-security-policy") ?? "";
  for (
    const directive of [
      "frame-ancestors 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]
  ) {
    assert.ok(policy.includes(directive), directive);
  }
});

Deno.test("two pages that render in turns keep their heads and islands apart", async () => {
  const [a, b] = await Promise.all([html("/slow/a"), html("/slow/b")]);
  for (const [own, page] of [["a", a], ["b", b]]) {
    assert.match(page ?? "", new RegExp(`<title>${own}</title>`));
    const data = page?.match(/<script type="application\/json"[^>]*>(.*?)<\/script>/)?.[1] ?? "";
    assert.deepEqual(JSON.parse(data).props, [[1], { start: 2, label: 3 }, 1, own]);
  }
});

Deno.test("a function as a prop is refused by the island's and the prop's name", async () => {
  errors.length = 0;
  assert.equal((await app.request("/broken/function_prop")).status, 500);
  assert.match(
    String(errors[0]),
    /Cannot send prop "count" of island "Shared" to the browser: it is a function/,
  );
});

Deno.test("an async component below page level is refused by name", async () => {
  errors.length = 0;
  assert.equal((await app.request("/broken/async_child")).status, 500);
  assert.match(String(errors[0]), /Component "AsyncChild" is async/);
});

Deno.test("slots keep their markup, and one that is not shown waits in a template", async () => {
  const page = await html("/islands");
  assert.match(page, /<!--slot:1--><p class="from-server">Server text &amp; more<\/p>/);
  assert.match(page, /<template id="__fresh-slot-2"><p class="from-server">Hidden text<\/p><!--island:9-->/);
});

Deno.test("an island inside an island's own markup is not marked again", async () => {
  const page = await html("/islands");
  assert.match(
    page,
    /<!--\/slot:1--><\/div><button type="button" class="counter inside"[^>]*>inside: 5<\/button>/,
  );
});

Deno.test("asset() knows the stylesheet and static files, and leaves the rest alone", () => {
  assert.match(asset("/styles.css"), /^\/_fresh\/styles-[A-Z0-9]{8}\.css$/);
  assert.match(asset("/logo.svg#rect"), /^\/logo\.svg\?v=[0-9a-f]{12}#rect$/);
  assert.equal(asset("/nothing.svg"), "/nothing.svg");
  assert.equal(asset("/constructor"), "/constructor");
});

Deno.test("redirect() stays on this host unless it names another in full", () => {
  const ctx = new Context(new Request("http://localhost/"), null, {}, {}, "", () => Promise.reject());
  const to = (path: string) => ctx.redirect(path).headers.get("location");
  assert.equal(to("//evil.example/a//b?c=//d"), "/evil.example/a/b?c=//d");
  assert.equal(to("/\\evil.example"), "/evil.example");
  assert.equal(to("/\t/evil.example"), "/evil.example");
  assert.equal(to("https://example.com//a"), "https://example.com//a");
  assert.equal(to("next?x#y"), "next?x#y");
  assert.equal(ctx.redirect("/", 307).status, 307);
});

Deno.test("HttpError has the status text unless it is told another", () => {
  assert.equal(new HttpError(404).message, "Not Found");
  assert.equal(new HttpError(403, "Not yours", { cause: 1 }).cause, 1);
});
