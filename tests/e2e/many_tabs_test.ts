import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { until } from "../flows/until.ts";
import { answer, bubble, open, reached, replyField, row } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage, PHONE } from "./inbox_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" } as const;

/** The same address in another tab of the same browser. */
async function secondTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await tab.getByRole("button", { name: "Выбрать несколько" }).waitFor();
  return tab;
}

Deno.test("what two tabs could not send is all kept, and goes when there is a line again", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    const page = await visit(anna, "/inbox", { expected: /ERR_FAILED/ });
    await open(page, "Марина Котова");
    const other = await secondTab(page);
    const context = page.context();
    await context.route(
      "**/messages",
      (route) => route.request().method() === "POST" ? route.abort() : route.fallback(),
    );
    await answer(page, "Из первой");
    await reached(page, "Из первой", "failed");
    await answer(other, "Из второй");
    await reached(other, "Из второй", "failed");
    await other.close();
    await context.unroute("**/messages");
    await page.reload();
    await reached(page, "Из первой", "sent");
    await reached(page, "Из второй", "sent");
  })());

Deno.test("a draft that another tab goes on with goes on here, and is gone once it was sent there", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await page.getByRole("button", { name: "Выбрать несколько" }).waitFor();
    await replyField(page).fill("Да");
    await replyField(page).blur();
    const other = await secondTab(page);
    const shows = (text: string) =>
      until(`"${text}" in the other tab`, async () => await replyField(other).inputValue() === text);
    await shows("Да");
    await replyField(page).fill("Да, есть");
    await shows("Да, есть");
    await answer(page, "Да, есть");
    await bubble(page, "Да, есть").waitFor();
    await shows("");
    await other.close({ runBeforeUnload: true });
    await page.reload();
    await bubble(page, "Да, есть").waitFor();
    await page.getByRole("button", { name: "Выбрать несколько" }).waitFor();
    assert.equal(await replyField(page).inputValue(), "");
  })());

Deno.test("what was written on another device meanwhile is there when one comes back to the ticket", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    await telegram({ firstName: "Денис", lastName: "Ломов" }).write("Есть вазы?");
    const desk = await visit(anna, "/inbox");
    await open(desk, "Марина Котова");
    await desk.getByRole("button", { name: "Выбрать несколько" }).waitFor();
    await open(desk, "Денис Ломов");
    const phone = await visit(anna, "/inbox", PHONE);
    await open(phone, "Марина Котова");
    const saved = phone.waitForResponse((one) => one.url().endsWith("/draft") && one.ok());
    await replyField(phone).fill("С телефона");
    await saved;
    await row(desk, "Марина").click();
    await until("the words", async () => await replyField(desk).inputValue() === "С телефона");
  })());

Deno.test("the browser's way back does not bring words that another tab has sent meanwhile", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const ticket = page.url();
    await page.getByRole("button", { name: "Выбрать несколько" }).waitFor();
    await replyField(page).fill("Да, есть");
    await replyField(page).blur();
    const other = await secondTab(page);
    await until(
      "the draft in the other tab",
      async () => await replyField(other).inputValue() === "Да, есть",
    );
    await page.getByRole("link", { name: "Настройки" }).first().click();
    await page.waitForURL(/settings/);
    await replyField(other).press("Control+Enter");
    await reached(other, "Да, есть", "sent");
    await page.goBack();
    await page.waitForURL(ticket);
    await page.getByRole("button", { name: "Выбрать несколько" }).waitFor();
    await bubble(page, "Да, есть").waitFor();
    assert.equal(await replyField(page).inputValue(), "");
  })());
