import assert from "node:assert/strict";
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

Deno.test("an island that comes to life leaves what was typed before", async () => {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, app.fetch);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const late = Promise.withResolvers<void>();
    await page.route("**/_fresh/*.js", async (route) => {
      await late.promise;
      await route.continue();
    });
    await page.goto(`http://127.0.0.1:${server.addr.port}/fields?text=Glina`, { waitUntil: "commit" });
    await page.locator("[name=plain]").fill("typed");
    await page.locator("[name=area]").fill("typed too");
    await page.locator("[name=ticked]").uncheck();
    late.resolve();
    await page.locator('form[data-times="1"]').waitFor();
    assert.equal(await page.locator("[name=plain]").inputValue(), "typed");
    assert.equal(await page.locator("[name=spread]").inputValue(), "Glina");
    assert.equal(await page.locator("[name=area]").inputValue(), "typed too");
    assert.equal(await page.locator("[name=ticked]").isChecked(), false);
  } finally {
    await browser.close();
    await server.shutdown();
  }
});
