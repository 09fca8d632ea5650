import assert from "node:assert/strict";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { createApp } from "@/routes/mod.ts";
import { launchBrowser } from "../browser.ts";
import { type Desk, openDesk } from "../lib/chat/desk.ts";

/** A browser, a product with a web chat, and a shop's site on another origin that has the snippet. */
export interface WebchatStage {
  readonly desk: Desk;
  /** The chat's page. */
  readonly chatUrl: string;
  /** The shop's page. */
  readonly shopUrl: string;
  /** Opens a page; in the end its console, the policies included, may hold nothing. */
  visit(
    url: string,
    see: (page: Page, context: BrowserContext) => Promise<void>,
    options?: VisitOptions,
  ): Promise<void>;
  close(): Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** What the browser says by itself when a call fails on purpose. */
  expected?: RegExp;
}

const SHOP = (script: string) =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Пекарня</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/shop.css"></head>
<body><main><h1>Тёплый хлеб</h1><p>Печём с пяти утра.</p></main><script src="${script}" async></script></body></html>`;
/** A site that does its worst to everything on it. */
const SHOP_CSS =
  "* { font: 40px cursive; opacity: 0.2; display: none; } html, body { display: block; opacity: 1; }";

export async function openWebchatStage(): Promise<WebchatStage> {
  const desk = await openDesk();
  const app = await createApp(desk.services);
  const product = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) => app.fetch(request, { remote: info.remoteAddr }),
  );
  const origin = `http://127.0.0.1:${product.addr.port}`;
  const chatUrl = `${origin}/chat/${desk.connectionId}`;
  const shop = Deno.serve({ hostname: "localhost", port: 0, onListen() {} }, shopHandler(origin, chatUrl));
  const browser = await launchBrowser();
  return {
    desk,
    chatUrl,
    shopUrl: `http://localhost:${shop.addr.port}/`,
    visit: (url, see, options) => visit(browser, url, see, options),
    async close() {
      await browser.close();
      await Promise.all([product.shutdown(), shop.shutdown()]);
      await desk[Symbol.asyncDispose]();
    },
  };
}

/** The shop's policy allows our script and our frame, and nothing else from anywhere. */
function shopHandler(origin: string, chatUrl: string): (request: Request) => Response {
  const policy = `default-src 'none'; style-src 'self'; script-src ${origin}; frame-src ${origin}`;
  return (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/shop.css") return new Response(SHOP_CSS, { headers: { "content-type": "text/css" } });
    if (pathname !== "/") return new Response(null, { status: 204 });
    const headers = { "content-type": "text/html", "content-security-policy": policy };
    return new Response(SHOP(`${chatUrl}/widget.js`), { headers });
  };
}

async function visit(
  browser: Browser,
  url: string,
  see: (page: Page, context: BrowserContext) => Promise<void>,
  { expected, ...options }: VisitOptions = {},
): Promise<void> {
  const context = await browser.newContext({ locale: "ru-RU", ...options });
  try {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(url);
    await see(page, context);
    assert.deepEqual(problems.filter((problem) => !expected?.test(problem)), []);
  } finally {
    await context.close();
  }
}
