import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "../../browser.ts";
import { fixtureApp } from "./fixture/config.ts";

let browser: Browser;
let server: Deno.HttpServer<Deno.NetAddr>;

Deno.test.beforeAll(async () => {
  const { app } = await fixtureApp();
  server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, app.fetch);
  browser = await launchBrowser();
});

Deno.test.afterAll(async () => {
  await browser.close();
  await server.shutdown();
});

/** Opens a page of the fixture; in the end its console, the policy included, may complain of `expected` only. */
async function visit(
  path: string,
  see: (page: Page) => Promise<void>,
  { expected, ...options }: BrowserContextOptions & { expected?: RegExp } = {},
) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.addInitScript(markServerElements);
    const problems: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.addr.port}${path}`);
    await see(page);
    assert.deepEqual(problems.filter((problem) => !expected?.test(problem)), []);
    if (expected) assert.equal(problems.length, 1);
  } finally {
    await context.close();
  }
}

/** Scripts of the page start when it has been read, so what comes before is the server's. */
function markServerElements(): void {
  new MutationObserver((records) => {
    if (document.readyState !== "loading") return;
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (node instanceof Element) node.toggleAttribute("data-server", true);
      }
    }
  }).observe(document, { childList: true, subtree: true });
}

async function hydrated(page: Page): Promise<void> {
  await page.waitForSelector("#open[data-ready=true]");
  await page.waitForSelector("#shut[data-ready=true]");
}

Deno.test("an island hydrates with its props and reacts", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    const button = page.locator(".counter.plain");
    assert.equal(await button.textContent(), "plain: 3");
    await button.click();
    await button.click();
    assert.equal(await button.textContent(), "plain: 5");
  }));

Deno.test("hydration keeps the server's elements", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    assert.equal(await page.locator(".counter").count(), 4);
    assert.ok(await page.locator("main [data-server]").count() > 20);
    assert.equal(await page.locator("main :not([data-server])").count(), 0);
    assert.equal(await page.locator("#open > h2 > b").textContent(), "Title");
    assert.equal(await page.locator("#shut > h2").textContent(), "Plain title");
    assert.equal(await page.locator("p").filter({ hasText: "Between the two" }).count(), 1);
    const order = await page.locator("main > div > *").evaluateAll((nodes) => nodes.map((node) => node.id));
    assert.deepEqual(order, ["", "left", "", "right", "open", "shut", "kinds", "", ""]);
  }));

Deno.test("two islands with the same signal share it", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    await page.locator("#left button").click();
    await page.locator("#right button").click();
    assert.equal(await page.locator("#left output").textContent(), "3");
    assert.equal(await page.locator("#right output").textContent(), "3");
  }));

Deno.test("an island inside a slot and one inside an island's own markup both react", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    for (const [name, value] of [["nested", 11], ["inside", 6]]) {
      const button = page.locator(`#open .counter.${name}`);
      await button.click();
      assert.equal(await button.textContent(), `${name}: ${value}`);
    }
  }));

Deno.test("slot children survive leaving and coming back", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    await page.locator("#open .typed").fill("by hand");
    const toggle = page.locator("#open .toggle");
    await toggle.click();
    assert.equal(await page.locator("#open .body").count(), 0);
    await toggle.click();
    assert.equal(await page.locator("#open .from-server").textContent(), "Server text & more");
    assert.equal(await page.locator("#open .typed").inputValue(), "default");
    assert.equal(await page.locator("#open .ticked").isChecked(), true);
    assert.equal(await page.locator("#open .ticked").isDisabled(), true);
    await page.locator("#open .counter.nested").click();
    assert.equal(await page.locator("#open .counter.nested").textContent(), "nested: 11");
  }));

Deno.test("what is typed into a slot stays when the island renders again", () =>
  visit("/islands", async (page) => {
    await page.locator("#open .typed").fill("by hand");
    await hydrated(page);
    await page.locator("#open .counter.inside").click();
    assert.equal(await page.locator("#open .typed").inputValue(), "by hand");
  }));

Deno.test("a slot that the server did not show appears when the island asks for it", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    await page.locator("#shut .toggle").click();
    assert.equal(await page.locator("#shut .from-server").textContent(), "Hidden text");
    await page.locator("#shut .counter.hidden").click();
    assert.equal(await page.locator("#shut .counter.hidden").textContent(), "hidden: 21");
  }));

Deno.test("props of every kind arrive in the browser", () =>
  visit("/islands", async (page) => {
    await page.locator("#kinds:not(:empty)").waitFor();
    assert.equal(
      await page.locator("#kinds").textContent(),
      "1970-01-01T00:00:00.000Z example.com bigint true undefined true true 35",
    );
  }));

Deno.test("useId gives the browser the server's ids, different in each island", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    for (const label of ["one", "two"]) {
      const island = page.locator(".ids").filter({ hasText: label });
      await island.locator("button").click();
      assert.equal(
        await island.locator("input").getAttribute("id"),
        await island.locator("label").getAttribute("for"),
      );
    }
    const ids = await page.locator(".ids input").evaluateAll((inputs) => inputs.map((input) => input.id));
    assert.equal(new Set(ids).size, 2);
  }));

Deno.test("asset() gives the browser the server's addresses", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    const image = page.locator("#open img");
    const served = await image.getAttribute("data-icon");
    await page.locator("#open .toggle").click();
    assert.equal(await image.getAttribute("data-icon"), served);
    assert.match(served ?? "", /^\/logo\.svg\?v=\w+#rect$/);
  }));

Deno.test("the policy stops a script without the nonce and lets ours run", () =>
  visit("/about?name=x", async (page) => {
    assert.equal(await page.evaluate(() => document.body.dataset.inline), "ran");
    const ran = await page.evaluate(() => {
      const violation = new Promise((resolve) =>
        document.addEventListener("securitypolicyviolation", resolve)
      );
      const script = document.createElement("div");
      script.innerHTML = '<img src="data:," onerror="document.body.dataset.evil = 1">';
      document.body.append(script);
      return violation.then(() => document.body.dataset.evil ?? "stopped");
    });
    assert.equal(ran, "stopped");
  }, { expected: /inline event handler/ }));

Deno.test("a form works without JavaScript", () =>
  visit("/form", async (page) => {
    await page.locator("button").click();
    assert.equal(await page.locator("#problem").textContent(), "Enter a name");
    await page.locator("input").fill("Anna");
    await page.locator("button").click();
    assert.equal(new URL(page.url()).pathname, "/form");
    assert.match(await page.locator("#saved").textContent() ?? "", /name=Anna/);
  }, { javaScriptEnabled: false, expected: /status of 422/ }));

Deno.test("scripts and styles arrive with a year's keeping time, and come from the cache the second time", () =>
  visit("/islands", async (page) => {
    await hydrated(page);
    const responses: { url: string; keep: string | undefined }[] = [];
    page.on("response", (response) => {
      const url = new URL(response.url()).pathname;
      if (url.startsWith("/_fresh/")) responses.push({ url, keep: response.headers()["cache-control"] });
    });
    await page.reload();
    await hydrated(page);
    assert.ok(responses.length >= 6, `${responses.length} responses`);
    for (const { url, keep } of responses) assert.equal(keep, "public, max-age=31536000, immutable", url);
    const transferred = await page.evaluate(() =>
      performance.getEntriesByType("resource").map((entry) => entry.toJSON())
        .filter(({ name }) => name.includes("/_fresh/")).map(({ transferSize }) => transferSize)
    );
    assert.deepEqual(new Set(transferred), new Set([0]));
  }));
