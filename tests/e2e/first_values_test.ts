import assert from "node:assert/strict";
import { openInboxStage, WITHOUT_SCRIPTS } from "./inbox_stage.ts";
import { replyField, row } from "./inbox_steps.ts";

Deno.test("without scripts the fields of a card and of a refused answer hold what there is", async () => {
  const stage = await openInboxStage();
  try {
    await stage.play(async ({ anna, telegram, visit }) => {
      await telegram({ firstName: "Марина", lastName: "Котова" }).write("Хочу вернуть кружку");
      const page = await visit(anna, "/inbox", { ...WITHOUT_SCRIPTS, expected: /status of 4/ });
      assert.equal(
        await page.locator("[data-palette]:visible").count(),
        0,
        "what needs scripts is not offered",
      );
      await row(page, "Марина Котова").click();
      const name = page.getByRole("textbox", { name: "Имя", exact: true });
      assert.equal(await name.inputValue(), "Марина Котова");
      await page.getByText("Изменить данные").click();
      await page.getByLabel("Город").fill("Уфа");
      await page.locator(".client-edit").getByRole("button", { name: "Сохранить" }).click();
      await page.getByText("Изменить данные").click();
      assert.equal(await page.getByLabel("Город").inputValue(), "Уфа");
      await name.fill("Марина Котова-Белая");
      await name.press("Enter");
      assert.equal(await name.inputValue(), "Марина Котова-Белая");
      await replyField(page).fill("Вернём за {{ДНЕЙ}}");
      await page.getByRole("button", { name: "Ответить", exact: true }).click();
      await page.getByRole("alert").waitFor();
      assert.equal(await replyField(page).inputValue(), "Вернём за {{ДНЕЙ}}");
    })();
  } finally {
    await stage.close();
  }
});
