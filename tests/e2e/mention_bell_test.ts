import assert from "node:assert/strict";
import { assertGood } from "./pages_stage.ts";
import { DESKTOP, type InboxStage, openInboxStage, PHONE } from "./inbox_stage.ts";
import { open } from "./inbox_steps.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

for (const look of [DESKTOP, PHONE]) {
  const width = look.viewport.width;
  Deno.test(`a mention rings the colleague's bell in the inbox, and leads to the note, at ${width} px`, () =>
    stage.play(async ({ anna, boris, telegram, visit }) => {
      await telegram({ firstName: "Марина", lastName: "Котова" }).write("Где мой заказ?");
      const colleague = await visit(boris, "/inbox", look);
      const count = colleague.locator("[data-bell-count] > :first-child");
      const page = await visit(anna, "/inbox");
      await open(page, "Марина Котова");
      await page.getByText("Заметка", { exact: true }).click();
      await page.locator("#composer-note").fill("@Борис Лунин, посмотри доставку");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+Enter");
      await count.getByText("1", { exact: true }).waitFor();
      await colleague.getByRole("link", { name: "Уведомления" }).click();
      const line = colleague.locator(".told-line a");
      await line.getByText("Анна Белова зовёт вас в заметке").waitFor();
      await assertGood(colleague);
      // Whoever opens the ticket has read of it; that is told a moment later.
      const read = colleague.waitForResponse((answer) => answer.url().endsWith("/read") && answer.ok());
      await line.click();
      await colleague.locator(".note-bubble", { hasText: "посмотри доставку" }).waitFor();
      await read;
      await colleague.goto(`${new URL(colleague.url()).origin}/notifications`);
      assert.equal(await colleague.locator(".told-line").count(), 1);
      await colleague.locator(".told-line:not([data-fresh])").waitFor();
    })());
}
