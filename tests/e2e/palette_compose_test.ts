import assert from "node:assert/strict";
import { type InboxStage, openInboxStage } from "./inbox_stage.ts";
import { open } from "./inbox_steps.ts";
import { call } from "./palette_steps.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

Deno.test("nothing acts while one composes a word", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram({ firstName: "Клиент", lastName: "Котов" }).write("Где заказ?");
    const page = await visit(anna, "/inbox");
    await open(page, "Клиент");
    await call(page);
    await page.evaluate(compose, ["Enter", "Enter"] as const);
    assert.ok(await page.locator("#palette").isVisible(), "Enter ends a word that is being composed");
    await page.keyboard.press("Escape");
    await page.locator("#palette").waitFor({ state: "hidden" });
    await page.evaluate(compose, ["k", "KeyK"] as const);
    assert.equal(await page.locator("#palette").isVisible(), false);
  })());

/** A key of an input method, as a browser tells it in the middle of a word. */
function compose([key, code]: readonly [string, string]): void {
  const init = { key, code, isComposing: true, ctrlKey: key === "k", bubbles: true, cancelable: true };
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", init));
}
