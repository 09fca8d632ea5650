import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { answer, bubble, open, reached, replyField, row } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage, type Scene } from "./inbox_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" };
const DENIS = { firstName: "Денис", lastName: "Ломов" };

async function twoTickets({ anna, telegram, vk, visit }: Scene): Promise<Page> {
  await telegram(MARINA).write("Есть синяя кружка?");
  await vk(DENIS).write("Где мой заказ?");
  return await visit(anna, "/inbox");
}

Deno.test("a ticket is taken, given away and set free; the colleague sees it at once", () =>
  stage.play(async (scene) => {
    const page = await twoTickets(scene);
    const other = await scene.visit(scene.boris, "/inbox?assignee=me");
    await other.getByText("У вас нет открытых обращений").waitFor();
    await open(page, "Марина Котова");
    const assignee = page.getByRole("button", { name: /^Ответственный/ });
    const assign = async (name: string) => {
      await assignee.click();
      await page.getByRole("button", { name, exact: true }).click();
    };
    await assign("Взять себе");
    await page.getByRole("button", { name: "Ответственный: Анна Белова" }).waitFor();
    await assign("Борис Лунин");
    await row(other, "Марина Котова").waitFor();
    await assign("Снять ответственного");
    await row(other, "Марина Котова").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Ответственный: Ничьё" }).waitFor();
  })());

Deno.test("a ticket closes with the way back, reopens, and its tags change", () =>
  stage.play(async (scene) => {
    const page = await twoTickets(scene);
    await open(page, "Марина Котова");
    await page.getByRole("button", { name: "Закрыть обращение" }).click();
    await row(page, "Марина Котова").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Вернуть" }).click();
    await row(page, "Марина Котова").waitFor();
    await page.getByRole("button", { name: "Закрыть обращение" }).click();
    await page.getByRole("button", { name: "Открыть снова" }).click();
    await page.getByRole("button", { name: "Закрыть обращение" }).waitFor();
    await page.getByLabel("Название метки").fill("опт");
    await page.getByLabel("Название метки").press("Enter");
    await row(page, "Марина Котова").getByText("опт").waitFor();
    assert.equal(await page.getByLabel("Название метки").inputValue(), "");
    await page.getByRole("button", { name: "Убрать метку «опт»" }).click();
    await row(page, "Марина Котова").getByText("опт").waitFor({ state: "detached" });
  })());

Deno.test("filters and searches stand in the address; back and forward walk through them", () =>
  stage.play(async (scene) => {
    const page = await twoTickets(scene);
    await page.getByRole("button", { name: "Отбор" }).click();
    await page.getByLabel("Канал", { exact: true }).selectOption({ label: "Telegram" });
    await page.getByRole("button", { name: "Показать", exact: true }).click();
    await page.waitForURL(/\?platform=telegram$/);
    await row(page, "Денис Ломов").waitFor({ state: "detached" });
    await row(page, "Марина Котова").waitFor();
    await page.getByRole("searchbox").fill("нет такого");
    await page.getByRole("searchbox").press("Enter");
    await page.getByText("По запросу «нет такого» ничего не нашлось").waitFor();
    await page.goBack();
    await row(page, "Марина Котова").waitFor();
    await page.goBack();
    await row(page, "Денис Ломов").waitFor();
    await page.goForward();
    await row(page, "Денис Ломов").waitFor({ state: "detached" });
    await page.reload();
    await row(page, "Марина Котова").waitFor();
    assert.equal(await row(page, "Денис Ломов").count(), 0);
    await page.getByRole("link", { name: "Убрать отбор «Telegram»" }).click();
    await row(page, "Денис Ломов").waitFor();
    assert.match(page.url(), /\/inbox$/);
  })());

Deno.test("single keys walk, answer, note and close, on a Russian layout too; a switch stops them", () =>
  stage.play(async (scene) => {
    const page = await twoTickets(scene);
    const [first, second] = await page.locator(".row-name").allTextContents();
    const heading = (name = "") => page.getByRole("heading", { level: 1, name }).waitFor();
    await page.locator(".inbox[data-live]").waitFor();
    await page.keyboard.press("j");
    await heading(first);
    await page.keyboard.press("KeyJ");
    await heading(second);
    await page.evaluate(() => {
      const init = { key: "л", code: "KeyK", bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent("keydown", init));
    });
    await heading(first);
    await replyField(page).waitFor();
    await page.keyboard.press("r");
    await page.locator("#composer-reply:focus").waitFor();
    await page.keyboard.type("jenk");
    assert.equal(await replyField(page).inputValue(), "jenk");
    await replyField(page).fill("");
    await page.locator(".thread-scroll").focus();
    await page.keyboard.press("n");
    await page.locator("#composer-note:focus").waitFor();
    await page.locator(".thread-scroll").focus();
    await page.keyboard.press("e");
    await page.getByRole("button", { name: "Открыть снова" }).waitFor();
    await page.locator(".thread-scroll").focus();
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Быстрые клавиши" });
    await sheet.getByRole("switch", { name: "Одиночные клавиши" }).uncheck();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    await page.keyboard.press("?");
    await page.keyboard.press("r");
    await page.reload();
    await page.locator(".inbox[data-live]").waitFor();
    await page.locator(".row").first().focus();
    await page.keyboard.press("?");
    assert.equal(await sheet.isVisible(), false);
    assert.equal(await page.locator("#composer-note:focus, #composer-reply:focus").count(), 0);
  })());

Deno.test("the card shows who it is, and what is changed in it stays", () =>
  stage.play(async ({ anna, boris, vk, visit }) => {
    await vk({ ...MARINA, city: "Казань", avatar: "avatar2" }).write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const card = page.getByRole("complementary", { name: "Карточка клиента" });
    await card.getByText("Казань").waitFor();
    const profile = card.getByRole("link", { name: "Открыть профиль: Марина Котова, ВКонтакте" });
    assert.match(await profile.getAttribute("href") ?? "", /^https:\/\/vk\.com\/id\d+$/);
    await card.getByLabel("Имя", { exact: true }).fill("Марина, опт");
    await card.getByLabel("Имя", { exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Марина, опт" }).waitFor();
    await card.getByText("Изменить данные").click();
    await card.getByLabel("Телефон").fill("+7 900 000-00-00");
    await card.getByRole("button", { name: "Сохранить", exact: true }).click();
    await card.getByRole("link", { name: "+7 900 000-00-00" }).waitFor();
    const other = await visit(boris, page.url());
    await other.getByRole("link", { name: "+7 900 000-00-00" }).waitFor();
    await other.getByRole("heading", { level: 1, name: "Марина, опт" }).waitFor();
  })());

Deno.test("an answer quotes the message it is for", () =>
  stage.play(async (scene) => {
    const marina = scene.telegram(MARINA);
    await marina.write("Есть синяя кружка?");
    await marina.write("А зелёная?");
    const page = await scene.visit(scene.anna, "/inbox");
    await open(page, "Марина Котова");
    await bubble(page, "Есть синяя").hover();
    await bubble(page, "Есть синяя").getByRole("button", { name: "Ответить на это сообщение" }).click();
    await page.getByText("Ответ на сообщение: Марина Котова").waitFor();
    await answer(page, "Синяя есть");
    await reached(page, "Синяя есть", "sent");
    await bubble(page, "Синяя есть").locator("blockquote", { hasText: "Есть синяя кружка?" }).waitFor();
    const [asked] = marina.lines();
    assert.equal(marina.lines().at(-1)?.replyTo, asked?.id);
  })());
