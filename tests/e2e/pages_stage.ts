import assert from "node:assert/strict";
import axe from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { startServer, type TestMember, type TestServer } from "../server.ts";

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };

/** Every look in which a page has to be good. */
export const LOOKS: readonly BrowserContextOptions[] = [
  { ...PHONE, colorScheme: "light", locale: "ru-RU" },
  { ...PHONE, colorScheme: "dark", locale: "en-US" },
  { ...DESKTOP, colorScheme: "dark", locale: "ru-RU" },
  { ...DESKTOP, colorScheme: "light", locale: "en-US" },
];

export interface Visit extends BrowserContextOptions {
  /** Whose session the browser has. */
  as?: TestMember;
  /** What the console says by itself when a refusal is part of the test. */
  expected?: RegExp;
}

/** A browser and a whole product. */
export interface PagesStage extends AsyncDisposable {
  readonly server: TestServer;
  /** Opens a page; in the end its console, the policy included, may hold nothing. */
  visit(
    path: string,
    see: (page: Page, context: BrowserContext) => Promise<void>,
    options?: Visit,
  ): Promise<void>;
}

export async function openPages(): Promise<PagesStage> {
  const server = await startServer();
  const browser = await launchBrowser();
  return {
    server,
    visit: (path, see, options) => visit(server, browser, path, see, options),
    async [Symbol.asyncDispose]() {
      await browser.close();
      assert.deepEqual(server.errors, []);
      await server[Symbol.asyncDispose]();
    },
  };
}

async function visit(
  { origin }: TestServer,
  browser: Browser,
  path: string,
  see: (page: Page, context: BrowserContext) => Promise<void>,
  { as, expected, ...options }: Visit = {},
): Promise<void> {
  const context = await browser.newContext({ locale: "ru-RU", ...options });
  try {
    if (as) await context.addCookies([cookieFor(origin, as)]);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(origin + path);
    await see(page, context);
    assert.deepEqual(problems.filter((problem) => !expected?.test(problem)), []);
  } finally {
    await context.close();
  }
}

function cookieFor(url: string, { cookie }: TestMember) {
  const [name = "", value = ""] = cookie.split("=");
  return { name, value, url, httpOnly: true, sameSite: "Lax" as const };
}

/** Nothing that axe finds, and nothing wider than the screen, once what comes in has come. */
export async function assertGood(page: Page): Promise<void> {
  await standStill(page);
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`))",
  );
  assert.deepEqual(found, [], page.url());
  const over = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  assert.equal(over, 0, `${page.url()} is wider than the screen`);
}

/** Waits for the animations that end: half of a colour has no contrast. */
export async function standStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) =>
      playState !== "running" || effect?.getComputedTiming().endTime === Infinity
    )
  );
}
