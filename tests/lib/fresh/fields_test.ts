import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../browser.ts";
import { fixtureApp } from "./fixture/config.ts";

const { app } = await fixtureApp();

Deno.test("what a field begins with stands in it without scripts, however it is written", async () => {
  const html = await (await app.request("/fields?text=Glina+%22sky%22")).text();
  const value = 'value="Glina &quot;sky&quot;"';
  const field = (name: string) =>
    html.match(new RegExp(`<(input|textarea)[^>]* name="${name}".*?(/>|</\\1>|>)`, "s"))?.[0] ?? "";
  assert.ok(html.includes(value), html);
  for (const name of ["plain", "spread"]) assert.ok(field(name).includes(value), field(name));
  assert.match(html, /<textarea name="area">Glina (&quot;|")sky(&quot;|")<\/textarea>/);
  assert.match(field("ticked"), / checked/);
  assert.match(field("always"), / checked/);
  assert.doesNotMatch(field("empty"), / checked/);
  assert.doesNotMatch(html, /default(Value|Checked)/i);
});

Deno.test("an island that comes to life leaves what was typed before", () =>
  late("/fields?text=Glina", async (page, come) => {
    await page.locator("[name=plain]").fill("typed");
    await page.locator("[name=area]").fill("typed too");
    await page.locator("[name=ticked]").uncheck();
    come();
    await page.locator('form[data-times="1"]').waitFor();
    assert.equal(await page.locator("[name=plain]").inputValue(), "typed");
    assert.equal(await page.locator("[name=spread]").inputValue(), "Glina");
    assert.equal(await page.locator("[name=area]").inputValue(), "typed too");
    assert.equal(await page.locator("[name=ticked]").isChecked(), false);
  }));

Deno.test("an island that holds the words of its fields hears what was typed before it was there", () =>
  late("/fields?text=Glina", async (page, come) => {
    const [area, line] = [page.getByLabel("Area"), page.getByLabel("Line")];
    await line.fill("a line");
    await area.fill("an area");
    await area.press("ArrowLeft");
    come();
    await page.locator("#held[data-alive=true]").waitFor();
    assert.deepEqual([await area.inputValue(), await line.inputValue()], ["an area", "a line"]);
    assert.equal(await page.locator("#held output").textContent(), "an area|a line");
    await page.keyboard.type("!");
    assert.equal(await area.inputValue(), "an are!a", "the caret stays where it was");
  }));

/** Opens a page whose scripts come when they are let. */
async function late(path: string, see: (page: Page, come: () => void) => Promise<void>): Promise<void> {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, app.fetch);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route("**/_fresh/*.js", async (route) => {
      await promise;
      await route.continue();
    });
    await page.goto(`http://127.0.0.1:${server.addr.port}${path}`, { waitUntil: "commit" });
    await see(page, resolve);
  } finally {
    await browser.close();
    await server.shutdown();
  }
}
