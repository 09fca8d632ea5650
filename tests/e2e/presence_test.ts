import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { until } from "../flows/until.ts";
import { answer, open, replyField, row } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage } from "./inbox_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова", avatar: "avatar1" } as const;

const watch = (page: Page) => page.locator(".watch");

Deno.test("a colleague who looks is seen, one who writes turns it red, and both go in time", () =>
  stage.play(async ({ anna, boris, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    const [mine, theirs] = [await visit(anna, "/inbox"), await visit(boris, "/inbox")];
    await open(mine, "Марина Котова");
    await watch(mine).waitFor({ state: "attached" });
    await open(theirs, "Марина Котова");
    await watch(mine).getByText("Смотрит Борис Лунин").waitFor();
    await watch(theirs).getByText("Смотрит Анна Белова").waitFor();
    await mine.locator(".row-watch").getByText("Смотрит Борис Лунин").waitFor({ state: "attached" });

    await replyField(theirs).pressSequentially("З");
    await watch(mine).getByText("Борис Лунин пишет ответ").waitFor();
    assert.equal(await watch(mine).getAttribute("data-typing"), "");
    await watch(mine).getByText("Смотрит Борис Лунин").waitFor();

    await theirs.close();
    await until("the colleague to be gone", async () => (await watch(mine).textContent()) === "");
  })());

Deno.test("whoever has sent does not write any more, and that is told without waiting for a timer", () =>
  stage.play(async ({ anna, boris, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    const [mine, theirs] = [await visit(anna, "/inbox"), await visit(boris, "/inbox")];
    await open(mine, "Марина Котова");
    await open(theirs, "Марина Котова");
    await theirs.clock.install();
    await theirs.reload();
    await theirs.getByRole("button", { name: "Выбрать несколько" }).waitFor();
    await replyField(theirs).pressSequentially("Да");
    await watch(mine).getByText("Борис Лунин пишет ответ").waitFor();
    // From here on no timer of theirs comes to its end.
    await theirs.clock.pauseAt(Date.now() + 1_000);
    await replyField(theirs).press("Control+Enter");
    await watch(mine).getByText("Смотрит Борис Лунин").waitFor();
  })());

Deno.test("one's own other windows are nobody, and another ticket is another place", () =>
  stage.play(async ({ anna, boris, telegram, visit }) => {
    await telegram(MARINA).write("Есть синяя кружка?");
    await telegram({ firstName: "Денис", lastName: "Ломов" }).write("Добрый день");
    const [first, second] = [await visit(anna, "/inbox"), await visit(anna, "/inbox")];
    const colleague = await visit(boris, "/inbox");
    await open(first, "Марина Котова");
    await open(second, "Марина Котова");
    await open(colleague, "Денис Ломов");
    await row(first, "Денис").locator("xpath=..").locator(".row-watch").waitFor({ state: "attached" });
    assert.equal(await watch(first).textContent(), "");
    await open(colleague, "Марина Котова");
    await watch(second).getByText("Смотрит Борис Лунин").waitFor();
    await row(first, "Денис").locator("xpath=..").locator(".row-watch").waitFor({ state: "detached" });
  })());

Deno.test("answers that cross: the second one is held with the first, by keys too, until its writer has looked", () =>
  stage.play(async ({ anna, boris, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Есть синяя кружка?");
    const [mine, theirs] = [await visit(anna, "/inbox"), await visit(boris, "/inbox")];
    await open(mine, "Марина Котова");
    await open(theirs, "Марина Котова");
    await replyField(mine).fill("Да, есть");
    await answer(theirs, "Есть, последняя");
    const notice = mine.getByRole("alertdialog", { name: "Пока вы писали, пришло новое" });
    await notice.getByText("Есть, последняя").waitFor();
    await replyField(mine).press("Control+Enter");
    await mine.waitForFunction(() => document.activeElement?.textContent === "Всё равно отправить");
    const said = () => marina.lines().filter(({ from }) => from === "business").map(({ text }) => text);
    await until("the first answer", () => said().length === 1);
    assert.equal(await replyField(mine).inputValue(), "Да, есть");
    await mine.keyboard.press("Enter");
    await until("the second answer", () => said().length === 2);
    assert.deepEqual(said(), ["Есть, последняя", "Да, есть"]);
    await notice.waitFor({ state: "detached" });
  })());

/** Several tickets in the list, by the names of who wrote. */
