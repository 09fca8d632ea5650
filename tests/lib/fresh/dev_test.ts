import assert from "node:assert/strict";
import type { Hono } from "hono";
import { launchBrowser } from "../../browser.ts";
import { createPages } from "@/lib/fresh/pages.ts";
import { fixtureConfig } from "./fixture/config.ts";

Deno.test({
  name: "in development a changed style is built anew, open pages are told, and failures show their stack",
  sanitizeOps: true,
  sanitizeResources: true,
  async fn() {
    const { root, app } = await temporaryProject();
    const first = await (await app.request("/")).text();
    assert.match(first, /<script type="module" nonce="[^"]+">let first;new EventSource\("\/_fresh\/live"\)/);

    const [left, stayed] = [await listen(app), await listen(app)];
    await left.cancel();
    await Deno.writeTextFile(`${root}/styles/index.css`, "p { color: green; }");
    assert.equal((await stayed.read()).value, "data: changed\n\n");
    assert.equal((await stayed.read()).done, true);

    const second = await (await app.request("/")).text();
    const sheet = (page: string) => page.match(/styles-\w+\.css/)?.[0];
    assert.ok(sheet(first) && sheet(second));
    assert.notEqual(sheet(first), sheet(second));
    const failed = await app.request("/boom");
    assert.equal(failed.status, 500);
    assert.match(await failed.text(), /^500 Internal Server Error\n\nError: shown at/);
  },
});

Deno.test("in development an open page reloads by itself when a style changes", async () => {
  const { root, app } = await temporaryProject();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, app.fetch);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const listening = page.waitForResponse((response) => response.url().endsWith("/_fresh/live"));
    await page.goto(`http://127.0.0.1:${server.addr.port}/`);
    await listening;
    const [, before] = (await page.textContent("p"))?.match(/styles-(\w+)/) ?? [];
    assert.ok(before);
    await Deno.writeTextFile(`${root}/styles/index.css`, "p { color: blue; }");
    await page.waitForFunction((old) => !document.body.textContent?.includes(old), before);
  } finally {
    await browser.close();
    await server.shutdown();
  }
});

async function listen(app: Hono): Promise<ReadableStreamDefaultReader<string>> {
  const { body } = await app.request("/_fresh/live");
  assert.ok(body);
  const events = body.pipeThrough(new TextDecoderStream()).getReader();
  assert.match((await events.read()).value ?? "", /^data: [0-9a-f-]{36}\n\n$/);
  return events;
}

async function temporaryProject(): Promise<{ root: string; app: Hono }> {
  const root = await Deno.makeTempDir();
  for (const folder of ["routes", "islands", "styles", "static"]) await Deno.mkdir(`${root}/${folder}`);
  await Deno.copyFile(`${fixtureConfig().root}/deno.json`, `${root}/deno.json`);
  await Deno.writeTextFile(`${root}/styles/index.css`, "p { color: red; }");
  await Deno.writeTextFile(
    `${root}/routes/index.tsx`,
    `import { h } from "npm:preact@10.29.8"; import { asset } from "${import.meta.resolve("fresh/runtime")}";
    export default () => h("p", null, asset("/styles.css"));`,
  );
  await Deno.writeTextFile(
    `${root}/routes/boom.ts`,
    `export const handler = () => { throw new Error("shown at"); };`,
  );
  const folders = { routes: "routes", islands: "islands", static: "static", styles: "styles/index.css" };
  const config = { ...fixtureConfig(), ...folders, root, build: "_fresh" };
  return { root, app: await createPages(config, { dev: true, state: () => ({}) }) };
}
