import assert from "node:assert/strict";
import { hold, open, replyField } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage } from "./inbox_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" } as const;
const PARTS = "**/_fresh/chunk-*.js";
/** The part that brings the card, the menu and what belongs to working together. */
const isLater = (script: string) => script.includes("select-bar");

Deno.test("what is typed into the card before its scripts have come stays, and the focus with it", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const { held, release } = await hold(page, PARTS, (_, body) => isLater(body));
    await page.reload();
    await page.locator(".inbox[data-live]").waitFor();
    await held;
    await page.getByText("Изменить данные").click();
    await page.getByLabel("Город").fill("Уфа");
    const tag = page.getByRole("combobox", { name: "Название метки" });
    await tag.pressSequentially("оп");
    release();
    await page.getByRole("textbox", { name: "Новая заметка для коллег" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest(".tag-add"));
    await page.keyboard.type("т");
    assert.equal(await tag.inputValue(), "опт");
    assert.equal(await page.getByLabel("Город").inputValue(), "Уфа");
  })());

Deno.test("a menu that was opened before its scripts have come stays open, with what is typed in it", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const { held, release } = await hold(page, PARTS, (_, body) => isLater(body));
    await page.reload();
    await page.locator(".inbox[data-live]").waitFor();
    await held;
    await page.getByRole("button", { name: "Ещё действия" }).click();
    await page.locator("#snooze-own").fill("2030-01-01T09:00");
    release();
    await page.getByRole("button", { name: "Выбрать несколько" }).waitFor();
    await page.locator("#ticket-menu:popover-open").waitFor();
    assert.equal(await page.locator("#snooze-own").inputValue(), "2030-01-01T09:00");
  })());

Deno.test("where a part did not come, the next press opens a whole page", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    await telegram({ firstName: "Денис", lastName: "Ломов" }).write("Есть вазы?");
    const page = await visit(anna, "/inbox", { expected: /ERR_FAILED/ });
    await open(page, "Марина Котова");
    await page.route(PARTS, async (route) => {
      const response = await route.fetch();
      if (isLater(await response.text())) await route.abort();
      else await route.fulfill({ response });
    });
    await page.reload();
    await page.locator(".inbox[data-live]").waitFor();
    await page.keyboard.press("?");
    await page.locator(".toast", { hasText: "Часть страницы не загрузилась" }).waitFor();
    await replyField(page).fill("Почти дописано");
    await page.unroute(PARTS);
    await page.getByRole("button", { name: "Закрыть обращение" }).click();
    await page.getByRole("button", { name: "Открыть снова" }).waitFor();
    await page.getByRole("textbox", { name: "Новая заметка для коллег" }).waitFor();
    assert.equal(await replyField(page).inputValue(), "Почти дописано");
    await open(page, "Денис Ломов");
    await page.getByRole("textbox", { name: "Новая заметка для коллег" }).waitFor();
  })());
