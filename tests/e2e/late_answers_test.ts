import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { until } from "../flows/until.ts";
import { answer, bubble, hold, nextSecond, open, reached, replyField, row } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage, type Scene } from "./inbox_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" } as const;
const DENIS = { firstName: "Денис", lastName: "Ломов" } as const;

async function twoWrite({ telegram }: Scene) {
  const [marina, denis] = [telegram(MARINA), telegram(DENIS)];
  await marina.write("Есть синяя кружка?");
  await denis.write("Есть вазы?");
  return { marina, denis };
}

Deno.test("a further page of one list that comes late does not join another list", () =>
  stage.play(async ({ anna, telegram, vk, visit }) => {
    for (let index = 1; index <= 34; index++) {
      await telegram({ firstName: `Гость ${index}`, lastName: "Рощин" }).write("Добрый день");
    }
    await vk({ firstName: "Олег", lastName: "Рощин" }).write("Есть вазы?");
    const page = await visit(anna, "/inbox");
    await page.locator(".inbox[data-live]").waitFor();
    const { held, release } = await hold(page, /\/api\/v1\/tickets\?.*cursor=/);
    await page.locator(".row").last().scrollIntoViewIfNeeded();
    await held;
    await page.getByRole("button", { name: "Отбор" }).click();
    await page.locator("#filter-platform").selectOption("vk");
    await page.getByRole("button", { name: "Показать", exact: true }).click();
    await until("one row", async () => await page.locator(".row").count() === 1);
    const late = page.waitForResponse(/cursor=/);
    release();
    await (await late).finished();
    // A new message passes through the list after what came late.
    await vk({ firstName: "Вера", lastName: "Рощина" }).write("И мне");
    await row(page, "Вера").waitFor();
    assert.equal(await page.locator(".row").count(), 2);
  })());

Deno.test("more than a page of messages that came meanwhile leaves no gap", () =>
  stage.play(async (scene) => {
    const { marina } = await twoWrite(scene);
    const page = await scene.visit(scene.anna, "/inbox");
    await open(page, "Марина Котова");
    await open(page, "Денис Ломов");
    for (let index = 1; index <= 70; index++) await marina.write(`Слово ${index}.`);
    await open(page, "Марина Котова");
    await bubble(page, "Слово 70.").waitFor();
    const words = async () => (await page.locator(".bubble .rich-text").allTextContents()).join(" ");
    await until("all of it", async () => {
      await page.locator(".bubble").first().scrollIntoViewIfNeeded();
      return (await words()).includes("Есть синяя кружка?");
    });
    const all = Array.from({ length: 70 }, (_, i) => `Слово ${i + 1}.`);
    assert.equal(await words(), ["Есть синяя кружка?", ...all].join(" "));
  })());

Deno.test("notes of one customer that come late do not stand on another's card", () =>
  stage.play(async (scene) => {
    await twoWrite(scene);
    const page = await scene.visit(scene.anna, "/inbox");
    const notes = page.locator(".client-notes li");
    const field = page.getByRole("textbox", { name: "Новая заметка для коллег" });
    await open(page, "Марина Котова");
    await field.fill("Любит синее");
    await page.getByRole("button", { name: "Добавить заметку" }).dblclick();
    await notes.waitFor();
    await until("an empty field", async () => await field.inputValue() === "");
    await field.fill("И ещё одно");
    await open(page, "Денис Ломов");
    await notes.waitFor({ state: "detached" });
    assert.equal(await field.inputValue(), "");

    const { held, release } = await hold(page, "**/notes?**");
    await row(page, "Марина").click();
    await held;
    await open(page, "Денис Ломов");
    const late = page.waitForResponse("**/notes?**");
    release();
    await (await late).finished();
    await field.fill("Только про Дениса");
    await field.press("Tab");
    await page.keyboard.press("Enter");
    await notes.filter({ hasText: "Только про Дениса" }).waitFor();
    assert.equal(await notes.count(), 1);
    await open(page, "Марина Котова");
    await notes.filter({ hasText: "Любит синее" }).waitFor();
    assert.equal(await notes.count(), 1, "a double press adds one");
    assert.equal(await field.inputValue(), "И ещё одно");
  })());

Deno.test("a refusal takes back what it refused, and nothing else", () =>
  stage.play(async (scene) => {
    await twoWrite(scene);
    const page = await scene.visit(scene.anna, "/inbox", { expected: /status of 422/ });
    await open(page, "Марина Котова");
    const refuse = Promise.withResolvers<void>();
    await page.route("**/assignment", async (route) => {
      await refuse.promise;
      const error = { code: "invalid_request", message: "Так нельзя" };
      await route.fulfill({ status: 422, json: { error } });
    });
    await page.getByRole("button", { name: "Ответственный" }).click();
    await page.getByRole("button", { name: "Взять себе" }).click();
    await page.getByRole("button", { name: "Ответственный: Анна" }).waitFor();
    const field = page.getByRole("combobox", { name: "Название метки" });
    const saved = page.waitForResponse("**/tags");
    await field.fill("опт");
    await field.press("Enter");
    await saved;
    refuse.resolve();
    await page.locator(".toast", { hasText: "Так нельзя" }).waitFor();
    await page.getByRole("button", { name: "Ответственный: Ничьё" }).waitFor();
    assert.equal(await page.locator(".tag-list li").count(), 1);

    const error = { code: "invalid_request", message: "Не закрывается" };
    await page.route("**/closure", (route) => route.fulfill({ status: 422, json: { error } }));
    await page.getByRole("button", { name: "Закрыть обращение" }).click();
    await page.locator(".toast", { hasText: "Не закрывается" }).waitFor();
    assert.equal(await page.locator(".toast", { hasText: "Вернуть" }).count(), 0);
    await page.getByRole("button", { name: "Закрыть обращение" }).waitFor();
  })());

Deno.test("a list that comes after one has read does not call it unread", () =>
  stage.play(async (scene) => {
    const { marina } = await twoWrite(scene);
    const page = await scene.visit(scene.anna, "/inbox");
    await open(page, "Денис Ломов");
    await open(page, "Марина Котова");
    await until("all to be read", async () => await page.locator(".row[data-unread]").count() === 0);
    await nextSecond();
    const { held, release } = await hold(page, "**/api/v1/tickets?**", (_, body) =>
      body.includes("Ещё вопрос"));
    await marina.write("Ещё вопрос");
    await held;
    await bubble(page, "Ещё вопрос").waitFor();
    await until("it to be read", async () =>
      !(await page.title()).startsWith("("));
    release();
    await row(page, "Ещё вопрос").waitFor();
    assert.equal(await row(page, "Ещё вопрос").getAttribute("data-unread"), null);
  })());

Deno.test("answers arrive in the order in which they were written, however slow the first one is", () =>
  stage.play(async (scene) => {
    const { marina } = await twoWrite(scene);
    const page = await scene.visit(scene.anna, "/inbox");
    await open(page, "Марина Котова");
    const gate = Promise.withResolvers<void>();
    const posted: string[] = [];
    await page.route("**/messages", async (route) => {
      const { text } = route.request().postDataJSON() ?? {};
      if (text) posted.push(text);
      if (text === "Одно") await gate.promise;
      await route.fallback();
    });
    await answer(page, "Одно");
    await until("the first to be on its way", () => posted.length === 1);
    await answer(page, "Другое");
    await bubble(page, "Другое").waitFor();
    assert.deepEqual(posted, ["Одно"]);
    gate.resolve();
    for (const text of ["Одно", "Другое"]) await reached(page, text, "sent");
    const business = marina.lines().filter(({ from }) => from === "business").map(({ text }) => text);
    assert.deepEqual(business, ["Одно", "Другое"]);
  })());

Deno.test("a note does not stop a file of the answer that is on its way up", () =>
  stage.play(async (scene) => {
    await twoWrite(scene);
    const page = await scene.visit(scene.anna, "/inbox");
    await open(page, "Марина Котова");
    const gate = Promise.withResolvers<void>();
    await page.route("**/api/v1/uploads", async (route) => {
      await gate.promise;
      await route.continue();
    });
    const sent = page.waitForRequest("**/api/v1/uploads");
    await page.locator("[data-panel=reply] input[type=file]").last().setInputFiles({
      name: "price.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Кружка, 900 ₽"),
    });
    await sent;
    await page.getByText("Заметка", { exact: true }).click();
    await page.locator("#composer-note").fill("Спросить склад");
    await page.locator("#composer-note").press("Control+Enter");
    await page.locator(".note-bubble", { hasText: "Спросить склад" }).waitFor();
    await page.getByText("Ответ", { exact: true }).click();
    gate.resolve();
    await page.locator(".composer-file:not(:has(progress))", { hasText: "price.txt" }).waitFor();
    assert.equal(await page.locator(".composer-file[data-error]").count(), 0);
    await replyField(page).press("Control+Enter");
    await page.locator(".bubble[data-status=sent]", { hasText: "price.txt" }).waitFor();
  })());

Deno.test("a note leaves the answer beside it as it is, and an answer that is held back keeps its quote", () =>
  stage.play(async (scene) => {
    const { marina } = await twoWrite(scene);
    const [page, other] = [
      await scene.visit(scene.anna, "/inbox", { expected: /status of 409/ }),
      await scene.visit(scene.boris, "/inbox"),
    ];
    await open(page, "Марина Котова");
    await open(other, "Марина Котова");
    await bubble(page, "Есть синяя").hover();
    await bubble(page, "Есть синяя").getByRole("button", { name: "Ответить на это сообщение" }).click();
    const quote = page.getByText("Ответ на сообщение: Марина Котова");
    await quote.waitFor();
    await replyField(page).fill("Синяя есть");
    await page.getByText("Заметка", { exact: true }).click();
    await page.locator("#composer-note").fill("Спросить склад");
    await page.locator("#composer-note").press("Control+Enter");
    await page.locator(".note-bubble", { hasText: "Спросить склад" }).waitFor();
    await page.getByText("Ответ", { exact: true }).click();
    await quote.waitFor();

    // The colleague's answer is not told here before this one goes.
    await page.route(
      "**/api/v1/tickets/*",
      (route) => route.request().method() === "GET" ? undefined : route.fallback(),
    );
    await answer(other, "Сейчас узнаю");
    await reached(other, "Сейчас узнаю", "sent");
    await replyField(page).press("Control+Enter");
    await page.unroute("**/api/v1/tickets/*");
    await page.getByRole("button", { name: "Всё равно отправить" }).click();
    await reached(page, "Синяя есть", "sent");
    await bubble(page, "Синяя есть").locator("blockquote", { hasText: "Есть синяя кружка?" }).waitFor();
    assert.notEqual(marina.lines().at(-1)?.replyTo, undefined);
  })());
