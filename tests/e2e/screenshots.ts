/**
 * `deno task screenshots [FOLDER]`: starts the demo on a free port and photographs its pages in both languages,
 * both themes and both widths: those that README shows into static/screenshots, or all of them into a folder.
 */
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "@/tests/browser.ts";
import { startDemo } from "@/tests/demo.ts";

const [folder] = Deno.args;
const FOLDER = folder ?? "static/screenshots";
const LOOKS = [
  { width: 1280, height: 800, theme: "light", locale: "ru" },
  { width: 1280, height: 800, theme: "dark", locale: "en" },
  { width: 390, height: 844, theme: "light", locale: "ru" },
  { width: 390, height: 844, theme: "dark", locale: "en" },
] as const;
const PAGES = [
  "inbox",
  "start",
  "search?q=кружка",
  "contacts",
  "reports",
  "notifications",
  "settings/channels",
  "settings/replies",
  "settings/rules",
  "settings/sla",
  "settings/csi",
  "channels",
] as const;
const README = [
  "ticket-1280-light-ru",
  "inbox-390-light-ru",
  "ticket-390-dark-en",
  "channels-1280-dark-en",
  "settings-channels-1280-light-ru",
];

type Look = typeof LOOKS[number];

await Deno.mkdir(FOLDER, { recursive: true });
const demo = await startDemo();
const browser = await launchBrowser();
try {
  for (const look of LOOKS) await photograph(browser, demo.url, look);
} finally {
  await browser.close();
  await demo.stop();
}

async function photograph(browser: Browser, url: string, look: Look): Promise<void> {
  const { width, height, theme, locale } = look;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale });
  const page = await context.newPage();
  await page.goto(`${url}/login`);
  await page.fill("input[name=email]", locale === "ru" ? "vera@example.com" : "maya@example.com");
  await page.fill("input[name=password]", "demo-demo-demo");
  await page.click("button[type=submit]");
  await page.waitForURL(/inbox|start/);
  for (const path of PAGES) {
    const answer = await page.goto(`${url}/${path}`);
    if ((answer?.status() ?? 500) >= 500) {
      throw new Error(`Could not photograph ${path}: ${answer?.status()}`);
    }
    await shoot(page, path.replace(/\?.*/, "").replace("/", "-"), look);
  }
  await page.goto(`${url}/inbox`);
  await page.locator("a[href*='/inbox/']", { hasText: /Максим|Марина/ }).first().click();
  await page.getByRole("textbox").last().waitFor();
  await shoot(page, "ticket", look);
  await context.close();
}

async function shoot(page: Page, name: string, { width, theme, locale }: Look): Promise<void> {
  const picture = `${name}-${width}-${theme}-${locale}`;
  if (!folder && !README.includes(picture)) return;
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${FOLDER}/${picture}.png` });
}
