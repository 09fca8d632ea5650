import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { notifications, savedReplies } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { createReply } from "@/lib/replies/saved.ts";
import { addStarters } from "@/lib/replies/starter/mod.ts";
import { until } from "../flows/until.ts";
import { type InboxStage, openInboxStage, PHONE, type Scene } from "./inbox_stage.ts";
import { bubble, open, reached, replyField } from "./inbox_steps.ts";
import { assertGood } from "./pages_stage.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" };

/** The owner as the domain knows her. */
function ownerOf({ anna }: Scene): Viewer {
  const user = { id: anna.userId, name: "Анна Белова", email: anna.email, locale: "ru" as const };
  return { user, workspaceId: anna.workspaceId, role: "owner", via: "session" };
}

async function keep(scene: Scene, title: string, text: string): Promise<string> {
  const { services } = scene.server;
  const workspace = await services.workspaces.open(scene.anna.workspaceId);
  return await createReply(services, workspace, ownerOf(scene), {
    title,
    texts: { any: text },
    shared: true,
  });
}

async function storeOf({ server, anna }: Scene) {
  return (await server.services.workspaces.open(anna.workspaceId)).store;
}

/** Types as a person does, so that the lists hear it. */
async function type(page: Page, text: string, field = replyField(page)): Promise<void> {
  await field.click();
  await field.pressSequentially(text);
}

function option(page: Page, words: string | RegExp) {
  return page.getByRole("option").filter({ hasText: words });
}

function selected(page: Page): Promise<string> {
  return replyField(page).evaluate((it: HTMLTextAreaElement) =>
    it.value.slice(it.selectionStart, it.selectionEnd)
  );
}

Deno.test("RE-02 RE-07 a slash and a few letters put a reply in, filled; it is edited, sent and counted", () =>
  stage.play(async (scene) => {
    const { anna, telegram, visit } = scene;
    const id = await keep(
      scene,
      "Возврат денег",
      "{{contact.first_name|Друг}}, вернём за три дня. {{agent.first_name}}",
    );
    await keep(scene, "Доставка", "Курьер приедет завтра");
    const marina = telegram(MARINA);
    await marina.write("Хочу вернуть кружку");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await type(page, "/ден воз");
    await option(page, "Возврат денег").waitFor();
    await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1);
    await page.waitForFunction(() =>
      document.querySelector("#composer-reply[aria-activedescendant]") !== null
    );
    const tied = await replyField(page).getAttribute("aria-activedescendant");
    assert.equal(await page.locator(`#${tied}[aria-selected="true"]`).count(), 1);
    await page.keyboard.press("Enter");
    assert.equal(await replyField(page).inputValue(), "Марина, вернём за три дня. Анна");
    await page.keyboard.press("Control+z");
    assert.equal(await replyField(page).inputValue(), "/ден воз", "the browser's undo takes it back");
    await page.keyboard.press("Enter");
    await replyField(page).fill("Марина, вернём за пять дней. Анна");
    await replyField(page).press("Control+Enter");
    await reached(page, "вернём за пять дней", "sent");
    assert.equal(marina.lines().at(-1)?.text, "Марина, вернём за пять дней. Анна");
    const store = await storeOf(scene);
    const [row] = await until("the use", async () => {
      const rows = await store.db.select().from(savedReplies).where(eq(savedReplies.id, id));
      return rows[0]?.uses === 1 ? rows : undefined;
    });
    assert.ok(row && row.changed > 0.2 && row.changed < 0.8, String(row?.changed));
  })());

Deno.test("RE-03 what is unfilled is marked, holds the sending and is led to", () =>
  stage.play(async (scene) => {
    const { anna, telegram, visit } = scene;
    await keep(scene, "Деньги", "Вернём {СУММА} за {СРОК}.");
    const marina = telegram(MARINA);
    await marina.write("Где деньги?");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await type(page, "/ден");
    await option(page, "Деньги").click();
    assert.equal(await selected(page), "{СУММА}", "the first place is selected at once");
    await page.locator(".composer-marks mark[data-tone=gap]").nth(1).waitFor();
    await page.getByText("Впишите своё вместо {СУММА}").waitFor();
    const button = page.getByRole("button", { name: "Ответить", exact: true });
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    await page.keyboard.type("900 рублей");
    await page.keyboard.press("Control+Enter");
    assert.equal(await selected(page), "{СРОК}", "sending leads to the next one");
    assert.equal(marina.lines().length, 1);
    await page.keyboard.type("три дня");
    await page.getByText("Впишите своё").waitFor({ state: "detached" });
    await page.keyboard.press("Control+Enter");
    await reached(page, "Вернём 900 рублей за три дня.", "sent");
  })());

Deno.test("a list gives way: Esc leaves the text, Enter makes a line, and words that go on close it", () =>
  stage.play(async (scene) => {
    const { anna, telegram, visit } = scene;
    await keep(scene, "Адрес", "Мы на Садовой, 5");
    await telegram(MARINA).write("Где вы?");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await type(page, "/адр");
    await option(page, "Адрес").waitFor();
    await assertGood(page);
    await page.keyboard.press("Escape");
    await page.getByRole("option").waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    assert.equal(await replyField(page).inputValue(), "/адр\n");
    assert.ok(await page.locator(".inbox-thread").isVisible());
    await replyField(page).fill("");
    await type(page, "/цена");
    await page.getByText("Такого ответа нет").waitFor();
    await page.keyboard.type(" вопроса");
    await page.getByText("Такого ответа нет").waitFor({ state: "detached" });
  })());

Deno.test("RE-02 a reply that is added meanwhile is there by the next slash", () =>
  stage.play(async (scene) => {
    const { boris, telegram, visit } = scene;
    await keep(scene, "Адрес", "Мы на Садовой, 5");
    await telegram(MARINA).write("Где вы?");
    const page = await visit(boris, "/inbox");
    await open(page, "Марина Котова");
    await type(page, "/");
    await option(page, "Адрес").waitFor();
    await keep(scene, "Часы", "С девяти до пяти");
    await until("the new reply", async () => {
      await replyField(page).fill("");
      await type(page, "/ча");
      return await option(page, "Часы").waitFor({ timeout: 1_000 }).then(() => true, () => false);
    });
  })());

Deno.test("RE-02 at 390 px a button opens the list, and a touch chooses", () =>
  stage.play(async (scene) => {
    const { server, anna, telegram, visit } = scene;
    await addStarters(server.services, await server.services.workspaces.open(anna.workspaceId), anna.userId);
    const marina = telegram(MARINA);
    await marina.write("Спасибо, всё работает");
    const page = await visit(anna, "/inbox", PHONE);
    await open(page, "Марина Котова");
    await page.getByRole("button", { name: "Вставить готовый ответ" }).tap();
    await option(page, "Сообщение получено").waitFor();
    await assertGood(page);
    await page.keyboard.type("спас кон");
    await option(page, "Спасибо в конце").tap();
    assert.match(
      await replyField(page).inputValue(),
      /^Спасибо вам, Марина! .*\n\nЕсли .*Хорош.*!\n\nАнна$/s,
    );
    await page.getByRole("button", { name: "Ответить", exact: true }).tap();
    await reached(page, "Спасибо вам, Марина!", "sent");
    await assertGood(page);
  })());

Deno.test("RE-06 the coach marks words, advises quietly, and never stops the sending", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Кружка пришла с трещиной");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const text = "Приносим извинения за доставленные неудобства. Ваше обращение рассмотрено, ждите ответа.";
    await replyField(page).fill(text);
    const marks = page.locator(".composer-marks mark[data-tone=hint]");
    await marks.filter({ hasText: "неудобства" }).waitFor();
    const line = page.locator(".coach > summary");
    assert.match(await line.innerText(), /3 совета\s+Поздоровайтесь по имени: Марина/);
    await line.click();
    await page.getByRole("button", { name: /«Приносим извинения» — казённое слово/ }).click();
    assert.equal(await selected(page), "Приносим извинения");
    await assertGood(page);
    await page.getByRole("button", { name: "Больше не советовать: Говорить спасибо" }).click();
    await page.getByText("Больше не советуем: Говорить спасибо").waitFor();
    await page.getByText("Скажите спасибо").waitFor({ state: "detached" });
    await replyField(page).press("Control+Enter");
    await reached(page, "Приносим извинения", "sent");
    await page.reload();
    await replyField(page).fill(`Ещё раз: ${text}`);
    await line.waitFor();
    assert.match(
      await line.innerText(),
      /1 совет/,
      "one greets once a day, and thanks are not wanted any more",
    );
  })());

Deno.test("an @ in a note calls a colleague, who is told", () =>
  stage.play(async (scene) => {
    const { anna, boris, telegram, visit } = scene;
    await telegram(MARINA).write("Здравствуйте");
    const [page, other] = [await visit(anna, "/inbox"), await visit(boris, "/inbox")];
    for (const one of [page, other]) await open(one, "Марина Котова");
    await page.getByText("Заметка", { exact: true }).click();
    await type(page, "Глянь, @лун", page.locator("#composer-note"));
    await option(page, "Борис Лунин").waitFor();
    await assertGood(page);
    await page.keyboard.press("Tab");
    assert.equal(await page.locator("#composer-note").inputValue(), "Глянь, @Борис Лунин ");
    await page.keyboard.type("срочно");
    await page.keyboard.press("Control+Enter");
    await other.locator(".note-bubble .mention").filter({ hasText: "@Борис Лунин" }).waitFor();
    const store = await storeOf(scene);
    const told = await store.db.select().from(notifications);
    assert.deepEqual(told.map(({ memberId, kind, byId }) => [memberId, kind, byId]), [
      [boris.userId, "mention", anna.userId],
    ]);
  })());

Deno.test("RE-02 two braces put in what is known of the ticket, ready to be sent", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Есть кружки?");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await type(page, "Здравствуйте, {{");
    await page.getByRole("listbox", { name: "Подставить из обращения" }).waitFor();
    await option(page, "Имя клиента целиком").waitFor();
    await assertGood(page);
    await page.keyboard.type("имя кл");
    await option(page, "Ваше имя").first().waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    assert.equal(await replyField(page).inputValue(), "Здравствуйте, Марина");
    await page.keyboard.type("! {{номер");
    await option(page, "Номер обращения").click();
    assert.equal(await replyField(page).inputValue(), "Здравствуйте, Марина! 1");
    await page.keyboard.press("Control+Enter");
    await bubble(page, "Здравствуйте, Марина! 1").waitFor();
  })());

Deno.test("a colon and letters put an emoji in, and a button opens them all", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Спасибо!");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await type(page, "Вам спасибо :heart");
    await page.getByRole("listbox", { name: "Эмодзи" }).waitFor();
    await page.keyboard.press("Enter");
    assert.match(await replyField(page).inputValue(), /^Вам спасибо ❤️ $/u);
    await page.getByRole("button", { name: "Вставить эмодзи" }).click();
    await page.getByRole("listbox", { name: "Эмодзи" }).waitFor();
    await page.keyboard.press("Escape");
    assert.match(await replyField(page).inputValue(), /^Вам спасибо ❤️ $/u, "the button's sign goes again");
    await page.getByRole("button", { name: "Вставить эмодзи" }).click();
    const grid = page.locator(".suggest[data-grid] [role=option]");
    await grid.first().waitFor();
    assert.ok(await grid.count() >= 40);
    await assertGood(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const chosen = await page.locator('[role=option][aria-selected="true"] .suggest-glyph').innerText();
    await page.keyboard.press("Enter");
    assert.equal(await replyField(page).inputValue(), `Вам спасибо ❤️ ${chosen} `);
    await replyField(page).press("Control+Enter");
    await bubble(page, "Вам спасибо").waitFor();
  })());
