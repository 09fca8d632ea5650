import type { Locator, Page } from "playwright-core";

/** A line of the palette, by words in it. */
export function line(page: Page, words: string | RegExp): Locator {
  return page.getByRole("option").filter({ hasText: words });
}

export function box(page: Page): Locator {
  return page.getByRole("combobox", { name: "Что найти или сделать" });
}

/** Presses the keys until the palette has heard them: its listener comes with the scripts. */
export async function call(page: Page, keys = "Control+k"): Promise<void> {
  await page.locator("[data-palette]:not([hidden])").first().waitFor({ state: "attached" });
  await page.keyboard.press(keys);
  await box(page).waitFor();
}

/** The line that Enter takes, as a screen reader hears it. */
export async function active(page: Page): Promise<string> {
  const id = await box(page).getAttribute("aria-activedescendant");
  return await page.locator(`#${id}[aria-selected="true"]`).innerText();
}
