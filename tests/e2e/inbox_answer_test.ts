import assert from "node:assert/strict";
import { until } from "../flows/until.ts";
import { answer, bubble, open, reached, replyField } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage } from "./inbox_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" };

Deno.test("an answer goes by Ctrl+Enter, arrives, and its mark goes from sent to read", () =>
  stage.play(async ({ anna, vk, visit }) => {
    const marina = vk(MARINA);
    await marina.write("Есть синяя кружка?");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await answer(page, "Есть, отложить?");
    assert.equal(await replyField(page).inputValue(), "");
    await reached(page, "Есть, отложить?", "sent");
    const line = marina.lines().find(({ from }) => from === "business");
    assert.equal(line?.text, "Есть, отложить?");
    await marina.read();
    await reached(page, "Есть, отложить?", "read");
    await bubble(page, "Есть, отложить?").getByRole("img", { name: "прочитано" }).waitFor();
  })());

Deno.test("an answer that fails stays in place with its reason, and goes out on a second try", () =>
  stage.play(async ({ anna, vk, visit }) => {
    const marina = vk(MARINA);
    await marina.write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    marina.closePrivacy();
    await answer(page, "Слушаю вас");
    await reached(page, "Слушаю вас", "failed");
    await bubble(page, "Слушаю вас").getByText("Клиент недоступен").waitFor();
    marina.closePrivacy(false);
    await bubble(page, "Слушаю вас").getByRole("button", { name: "Отправить ещё раз" }).click();
    await reached(page, "Слушаю вас", "sent");
    assert.deepEqual(marina.lines().map(({ text }) => text), ["Добрый день", "Слушаю вас"]);
  })());

Deno.test("C-07 VK-03 the composer closes as soon as a customer forbids messages, and opens again", () =>
  stage.play(async ({ anna, vk, visit }) => {
    const marina = vk(MARINA);
    await marina.write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await replyField(page).fill("Почти дописано");
    await marina.deny();
    await page.getByText("Клиент запретил сообщения от вас").waitFor();
    await replyField(page).waitFor({ state: "detached" });
    await marina.allow();
    await replyField(page).waitFor();
    assert.equal(await replyField(page).inputValue(), "Почти дописано");
  })());

Deno.test("an answer whose fate nobody knows asks the agent: it arrived, or send it again", () =>
  stage.play(async ({ anna, sandbox, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const business = () => marina.lines().filter(({ from }) => from === "business").map(({ text }) => text);
    for (const text of ["Одно", "Другое"]) {
      sandbox.faults.set({ platform: "telegram", method: "sendMessage", kind: "drop_connection", times: 1 });
      await answer(page, text);
      await reached(page, text, "unsure");
    }
    assert.deepEqual(business(), []);
    await bubble(page, "Одно").getByRole("button", { name: "Отправить ещё раз" }).click();
    await reached(page, "Одно", "sent");
    assert.deepEqual(business(), ["Одно"]);
    await bubble(page, "Другое").getByRole("button", { name: "Оно дошло" }).click();
    await reached(page, "Другое", "sent");
    assert.deepEqual(business(), ["Одно"]);
  })());

Deno.test("a private note is amber, both agents see it, and it never leaves", () =>
  stage.play(async ({ anna, boris, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Добрый день");
    const [page, other] = [await visit(anna, "/inbox"), await visit(boris, "/inbox")];
    await open(page, "Марина Котова");
    await open(other, "Марина Котова");
    await page.getByText("Заметка", { exact: true }).click();
    const field = page.locator("#composer-note");
    await field.fill("Скидку ей не давать");
    const amber = await field.evaluate((it) => getComputedStyle(it.closest("form")!).backgroundColor);
    assert.notEqual(
      amber,
      await replyField(page).evaluate((it) => getComputedStyle(it.closest("form")!).backgroundColor),
    );
    await field.press("Control+Enter");
    for (const one of [page, other]) {
      const note = one.locator(".note-bubble").filter({ hasText: "Скидку ей не давать" });
      // The server's own takes the place of the one that stood in for it.
      await until(
        "an amber note",
        async () => await note.evaluate((it) => getComputedStyle(it).backgroundColor) === amber,
      );
    }
    await page.getByText("Ответ", { exact: true }).click();
    await answer(page, "Для вас скидка");
    await reached(page, "Для вас скидка", "sent");
    assert.deepEqual(marina.lines().map(({ text }) => text), ["Добрый день", "Для вас скидка"]);
  })());

Deno.test("answers of two agents cross: the second sees the first, and decides", () =>
  stage.play(async ({ anna, boris, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Где мой заказ?");
    const page = await visit(anna, "/inbox");
    const other = await visit(boris, "/inbox", { expected: /409/ });
    await open(page, "Марина Котова");
    await open(other, "Марина Котова");
    await other.route("**/api/v1/**", async (route) => {
      if (route.request().method() === "GET") await held.promise;
      await route.continue();
    });
    const held = Promise.withResolvers<void>();
    await answer(page, "Уже едет");
    await reached(page, "Уже едет", "sent");
    await answer(other, "Сейчас узнаю");
    held.resolve();
    const notice = other.getByRole("alertdialog", { name: "Пока вы писали, пришло новое" });
    await notice.getByText("Уже едет").waitFor();
    assert.equal(await replyField(other).inputValue(), "Сейчас узнаю");
    assert.equal(marina.lines().length, 2);
    await notice.getByRole("button", { name: "Всё равно отправить" }).click();
    await reached(other, "Сейчас узнаю", "sent");
    await notice.waitFor({ state: "detached" });
    await until("both answers", () => marina.lines().length === 3);
    await bubble(page, "Сейчас узнаю").waitFor();
  })());

Deno.test("C-08 a long answer shows its parts before it goes, and arrives in them", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Расскажите всё");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const paragraph = "Глина сохнет не спеша, и это правильно. ".repeat(80).trim();
    await replyField(page).fill([paragraph, paragraph, paragraph].join("\n\n"));
    await page.getByRole("button", { name: /Уйдёт 3 сообщениями/ }).click();
    await page.getByText("Сообщение 3 из 3").waitFor();
    await page.keyboard.press("Escape");
    await replyField(page).press("Control+Enter");
    await reached(page, "Глина сохнет", "sent");
    await bubble(page, "Глина сохнет").getByText("3 сообщения").waitFor();
    const parts = marina.lines().filter(({ from }) => from === "business").map(({ text }) => text);
    assert.deepEqual(parts, [paragraph, paragraph, paragraph]);
  })());

Deno.test("C-07 what is left is shown near the limit, and what cannot go is said before it is sent", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Расскажите всё");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await replyField(page).fill("я".repeat(4_000));
    await page.getByText("Осталось 96 знаков").waitFor();
    await replyField(page).fill("я".repeat(100_000));
    await page.getByText(/^Длиннее на .+ Telegram столько не примет/).waitFor();
    const button = page.getByRole("button", { name: "Ответить", exact: true });
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    assert.equal(await replyField(page).getAttribute("aria-invalid"), "true");
  })());
