import assert from "node:assert/strict";
import { type InboxStage, openInboxStage } from "./inbox_stage.ts";
import { answer, nextSecond, open, row } from "./inbox_steps.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" };

Deno.test("A, S, T and / lead to the assignee, the menu, the tags and the search, in any layout, and never while one writes", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Хочу вернуть кружку");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const focused = (selector: string) => page.locator(`${selector}:focus`).waitFor();
    await page.keyboard.press("a");
    await focused("#assignee-menu .menu-item");
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await focused("#ticket-menu .menu-item");
    await page.keyboard.press("Escape");
    await page.keyboard.press("t");
    await focused(".tag-add input");
    await page.keyboard.press("t");
    assert.equal(
      await page.locator(".tag-add input[list]").inputValue(),
      "t",
      "in a field a key is a letter",
    );
    await page.locator("body").press("Tab");
    await row(page, "Марина Котова").focus();
    await page.keyboard.press("/");
    await focused(".list-head [type=search]");
    assert.equal(await page.locator(".list-head [type=search]").inputValue(), "");
    await row(page, "Марина Котова").focus();
    await page.evaluate(
      "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ф', code: 'KeyA', bubbles: true }))",
    );
    await focused("#assignee-menu .menu-item");
    await page.keyboard.press("Escape");
    await page.evaluate(
      "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '.', code: 'Slash', bubbles: true }))",
    );
    await focused(".list-head [type=search]");
    await row(page, "Марина Котова").focus();
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Быстрые клавиши" });
    await sheet.getByText("Назначить ответственного").waitFor();
    const told = await sheet.locator("dt").allInnerTexts();
    assert.deepEqual(told.map((keys) => keys.replace(/\s+/g, " ")), [
      ..."JKRNEAST/?",
      "Ctrl K",
      "Ctrl Enter",
      "/ @ : {{",
      "Esc",
    ]);
    await sheet.getByText("Одиночные клавиши").click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("a");
    assert.equal(await page.locator("#assignee-menu:popover-open").count(), 0);
  })());

Deno.test("R leads to the answer as soon as the conversation is there", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Есть кружки?");
    const page = await visit(anna, "/inbox");
    await row(page, "Марина").waitFor();
    await page.locator(".inbox[data-live]").waitFor();
    const gate = Promise.withResolvers<void>();
    await page.route("**/tickets/*/messages", async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.keyboard.press("j");
    await page.getByRole("heading", { level: 1, name: "Марина" }).waitFor();
    await page.keyboard.press("r");
    gate.resolve();
    await page.locator("#composer-reply:focus").waitFor();
  })());

Deno.test("J goes down the list as it was come to, though an answer takes a ticket to its top", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const people = ["Первый", "Второй", "Третий", "Четвёртый"];
    for (const firstName of people.toReversed()) {
      await telegram({ firstName, lastName: "Покупатель" }).write("Здравствуйте");
      await nextSecond();
    }
    const page = await visit(anna, "/inbox");
    await row(page, "Четвёртый").waitFor();
    await page.locator(".inbox[data-live]").waitFor();
    for (const name of people) {
      await page.keyboard.press("j");
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await page.keyboard.press("r");
      await page.locator("#composer-reply:focus").waitFor();
      await answer(page, `Добрый день, ${name}`);
      await page.locator(".row").first().filter({ hasText: `Добрый день, ${name}` }).waitFor();
      await page.keyboard.press("Escape");
      await page.locator(".row[aria-current]:focus").waitFor();
    }
  })());

Deno.test("T brings a card that was put away", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Хочу вернуть кружку");
    const page = await visit(anna, "/inbox", { viewport: { width: 900, height: 800 } });
    await open(page, "Марина Котова");
    await page.keyboard.press("t");
    await page.locator(".tag-add input:focus").waitFor();
  })());

Deno.test("Esc leaves the field, what is typed stays, and keys are keys again", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram({ firstName: "Олег", lastName: "Рощин" }).write("Добрый день");
    await telegram(MARINA).write("Хочу вернуть кружку");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await page.keyboard.press("r");
    await page.locator("#composer-reply:focus").waitFor();
    await page.keyboard.type("Здравствуйте, :сер");
    await page.getByRole("listbox").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("listbox").waitFor({ state: "detached" });
    await page.locator("#composer-reply:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".row[aria-current]:focus").waitFor();
    assert.match(await page.locator("#composer-reply").inputValue(), /^Здравствуйте,/);
    await page.keyboard.press("t");
    await page.locator(".tag-add input:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".row[aria-current]:focus").waitFor();
    await page.keyboard.press("/");
    await page.locator(".list-head [type=search]:focus").waitFor();
    await page.keyboard.type("круж");
    await page.keyboard.press("Escape");
    await page.locator(".row[aria-current]:focus").waitFor();
    assert.equal(await page.locator(".list-head [type=search]").inputValue(), "круж");
    await page.keyboard.press("j");
    await page.getByRole("heading", { level: 1, name: "Олег Рощин" }).waitFor();
    await page.locator(".row[aria-current]:focus").waitFor();
  })());
