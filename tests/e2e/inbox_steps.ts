import type { Locator, Page, Request } from "playwright-core";
import { until } from "../flows/until.ts";

/** A row of the list, by a name or other words in it. */
export function row(page: Page, words: string | RegExp): Locator {
  return page.locator(".row").filter({ hasText: words });
}

/** A message of the open conversation, by words in it. */
export function bubble(page: Page, words: string | RegExp): Locator {
  return page.locator(".bubble").filter({ hasText: words });
}

/** Opens a ticket as a person does, and waits for its conversation. */
export async function open(page: Page, name: string): Promise<void> {
  await row(page, name).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.locator(".thread-day").first().waitFor();
}

export function replyField(page: Page): Locator {
  return page.locator("#composer-reply");
}

/** Writes an answer and sends it by keys. */
export async function answer(page: Page, text: string): Promise<void> {
  await replyField(page).fill(text);
  await replyField(page).press("Control+Enter");
}

/** Waits until a message of ours has come so far. */
export async function reached(page: Page, text: string, status: string): Promise<void> {
  await page.locator(`.bubble[data-status="${status}"]`).filter({ hasText: text }).waitFor();
}

/** The platforms' dates count whole seconds: what is said now and what was said before must differ. */
export async function nextSecond(): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  await until("the next second", () => Math.floor(Date.now() / 1000) > now);
}

/**
 * Holds back the first answer that is meant; what comes after it passes.
 * @returns `held` waits until the server has given it, `release` lets it go
 */
export async function hold(
  page: Page,
  address: string | RegExp,
  means: (request: Request, body: string) => boolean = () => true,
): Promise<{ held: Promise<void>; release: () => void }> {
  const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let waits = false;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    if (!waits && means(route.request(), body)) {
      waits = true;
      asked.resolve();
      await gate.promise;
    }
    await route.fulfill({ response, body });
  });
  return { held: asked.promise, release: gate.resolve };
}
