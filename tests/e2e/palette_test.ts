import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { savedReplies, tickets } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { createReply } from "@/lib/replies/saved.ts";
import { createView } from "@/lib/team/views.ts";
import { until } from "../flows/until.ts";
import { type InboxStage, openInboxStage, PHONE, type Scene } from "./inbox_stage.ts";
import { open, replyField, row } from "./inbox_steps.ts";
import type { TestMember } from "../server.ts";
import { active, box, call, line } from "./palette_steps.ts";
import { assertGood, LOOKS } from "./pages_stage.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" };
const ALYONA = { firstName: "Алёна", lastName: "Королёва" };

function focusOf(page: Page): Promise<unknown> {
  return page.evaluate("document.activeElement.id || document.activeElement.className");
}

async function storeOf({ server, anna }: Scene) {
  return (await server.services.workspaces.open(anna.workspaceId)).store;
}

/** The owner as the domain knows her. */
function ownerOf({ userId: id, workspaceId, email }: TestMember): Viewer {
  const user = { id, name: "Анна Белова", email, locale: "ru" as const };
  return { user, workspaceId, role: "owner", via: "session" };
}

Deno.test("Ctrl-K opens the palette on any page, goes to another by keys, and Esc gives the focus back", () =>
  stage.play(async ({ anna, boris, visit }) => {
    const page = await visit(anna, "/settings");
    await page.locator("input[name=name]").first().focus();
    const before = await focusOf(page);
    await call(page);
    assert.equal(await page.evaluate("document.activeElement.getAttribute('role')"), "combobox");
    await assertGood(page);
    await page.keyboard.press("Escape");
    await page.locator("#palette").waitFor({ state: "hidden" });
    assert.equal(await focusOf(page), before);
    await call(page, "Meta+k");
    await page.keyboard.type("комп");
    await line(page, "Компания").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    assert.match(await active(page), /Компания/);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/settings/workspace");
    await call(page);
    assert.match(await active(page), /Компания/, "what was chosen last comes first");
    await page.keyboard.press("Control+k");
    await page.locator("#palette").waitFor({ state: "hidden" });
    const agents = await visit(boris, "/contacts");
    await call(agents);
    await agents.keyboard.type("компания");
    await line(agents, "Искать «компания»").waitFor();
    assert.equal(await line(agents, "Настройки").count(), 0, "an agent is led nowhere they may not go");
  })());

Deno.test("pages that no list of places has are found, each by what it belongs to, and only by who may enter", () =>
  stage.play(async ({ anna, boris, visit }) => {
    const page = await visit(anna, "/contacts");
    await call(page);
    await box(page).fill("новый набор");
    await line(page, /Новый набор\s*Сроки ответа/).waitFor();
    await box(page).fill("новое правило");
    await line(page, /Новое правило\s*Правила/).click();
    await page.waitForURL("**/settings/rules/new");
    await call(page);
    await box(page).fill("по часам");
    await line(page, /По часам\s*Отчёты/).click();
    await page.waitForURL("**/reports/hours");
    await call(page);
    await box(page).fill("уведомления");
    await line(page, /^Уведомления$/).click();
    await page.waitForURL("**/notifications");
    const agents = await visit(boris, "/contacts");
    await call(agents);
    await box(agents).fill("новое правило");
    await line(agents, "Искать «новое правило»").waitFor();
    assert.equal(await agents.getByRole("option").count(), 1);
  })());

Deno.test("what the account's menu does is done from the palette: absence, theme, language, the way out", () =>
  stage.play(async ({ boris, visit }) => {
    // Whoever has gone is not told anything any more.
    const page = await visit(boris, "/contacts", { expected: /401/ });
    const choose = async (question: string, words: string | RegExp) => {
      await call(page);
      await box(page).fill(question);
      await line(page, words).click();
    };
    await choose("обед", "Я не на месте");
    await page.getByText("Вас нет на месте").waitFor({ state: "attached" });
    await choose("вернуться", /^Я на месте$/);
    await page.getByText("Вас нет на месте").waitFor({ state: "detached" });
    await choose("тема", "Оформление: тёмное");
    await page.locator("html[data-theme=dark]").waitFor({ state: "attached" });
    await call(page);
    await box(page).fill("оформление");
    await line(page, "Оформление: светлое").waitFor();
    // What is so already is not offered.
    await line(page, "Оформление: тёмное").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.locator("#palette").waitFor({ state: "hidden" });
    await choose("выход", "Выйти");
    await page.waitForURL("**/login**");
  })());

Deno.test("the focus stays in the palette", () =>
  stage.play(async ({ anna, visit }) => {
    const page = await visit(anna, "/settings");
    await call(page);
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press(step % 2 ? "Shift+Tab" : "Tab");
      const inside =
        "document.activeElement === document.body || document.activeElement.closest('#palette') !== null";
      assert.equal(await page.evaluate(inside), true);
    }
    await page.mouse.click(5, 400);
    await page.locator("#palette").waitFor({ state: "hidden" });
  })());

Deno.test("a ticket is found by another form of a word in it, and in the wrong layout by its customer", () =>
  stage.play(async (scene) => {
    const { anna, telegram, visit } = scene;
    await telegram(MARINA).write("Хочу вернуть разбитые кружки");
    await telegram(ALYONA).write("Когда привезут вазу?");
    const page = await visit(anna, "/settings");
    await call(page);
    await page.keyboard.type("разбитая кружка");
    await line(page, "Марина Котова").waitFor();
    assert.match(await active(page), /Хочу вернуть разбитые кружки/);
    await box(page).fill("fktyf rjhj");
    await line(page, "Алёна Королёва").first().waitFor();
    await box(page).fill("разбитая кружка");
    await line(page, "Марина Котова").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Марина Котова" }).waitFor();
    await call(page);
    await page.keyboard.type("алена");
    await line(page, "Алёна Королёва").first().waitFor();
    const loads = await page.evaluate(
      "performance.getEntriesByType('navigation').length + performance.timeOrigin",
    );
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Алёна Королёва" }).waitFor();
    const after = await page.evaluate(
      "performance.getEntriesByType('navigation').length + performance.timeOrigin",
    );
    assert.equal(after, loads, "the inbox goes to a ticket without loading a page");
  })());

Deno.test("what the buttons of a ticket do is done from the palette, with the same undo", () =>
  stage.play(async (scene) => {
    const { anna, telegram, visit } = scene;
    await telegram(MARINA).write("Хочу вернуть кружку");
    const { db } = await storeOf(scene);
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await call(page);
    await assertGood(page);
    await page.keyboard.type("борис");
    assert.match(await active(page), /Назначить: Борис Лунин/);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /Борис Лунин/ }).first().waitFor();
    await call(page);
    await page.keyboard.type("приоритет");
    const lines = await page.getByRole("option").allInnerTexts();
    assert.deepEqual(lines, [...new Set(lines)], "what stands in the menu and on the card is one line");
    await line(page, "Приоритет: высокий").click();
    await until("it is pressing", async () => (await db.select().from(tickets))[0]?.priority === "high");
    await call(page);
    await page.keyboard.type("отложить завтра");
    assert.match(await active(page), /Отложить: до завтра/);
    await page.keyboard.press("Enter");
    await until("it is put off", async () => (await db.select().from(tickets))[0]?.snoozedUntil != null);
    await call(page);
    await page.keyboard.type("pfrhsnm");
    assert.match(await active(page), /Закрыть обращение/, "«закрыть» in the other layout");
    await page.keyboard.press("Enter");
    await until("it is closed", async () => (await db.select().from(tickets))[0]?.status === "closed");
    await page.getByRole("button", { name: "Вернуть", exact: true }).click();
    await until("it is open again", async () => (await db.select().from(tickets))[0]?.status === "open");
    await call(page);
    await page.keyboard.type("заметк");
    await page.keyboard.press("Enter");
    await page.locator("#composer-note:focus").waitFor();
  })());

Deno.test("RE-02 the palette puts a saved reply into the answer, filled, where the caret was; its use is counted", () =>
  stage.play(async (scene) => {
    const { server: { services }, anna, telegram, visit } = scene;
    const workspace = await services.workspaces.open(anna.workspaceId);
    const reply = {
      title: "Возврат денег",
      texts: { any: "{{contact.first_name|Друг}}, вернём. " },
      shared: true,
    };
    await createReply(services, workspace, ownerOf(anna), reply);
    await telegram(MARINA).write("Хочу вернуть кружку");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await replyField(page).fill("Здравствуйте! ");
    await call(page);
    await page.keyboard.type("возвраты");
    await line(page, "Возврат денег").waitFor();
    await page.keyboard.press("Enter");
    await until(
      "it stands there",
      async () => await replyField(page).inputValue() === "Здравствуйте! Марина, вернём.",
    );
    assert.equal(await focusOf(page), "composer-reply");
    await page.keyboard.press("Control+Enter");
    const { db } = workspace.store;
    await until("its use is counted", async () => (await db.select().from(savedReplies))[0]?.uses === 1);
  })());

Deno.test("a saved view is opened from the palette, with the conversation left open beside it", () =>
  stage.play(async ({ server: { services }, anna, telegram, visit }) => {
    const workspace = await services.workspaces.open(anna.workspaceId);
    await createView(services, workspace, ownerOf(anna), {
      name: "Жду клиента",
      filters: { status: "closed" },
      shared: true,
    });
    await telegram(MARINA).write("Хочу вернуть кружку");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await call(page);
    await page.keyboard.type("жду");
    await line(page, "Жду клиента").click();
    await page.waitForURL(/\/inbox\/[^/]+\?status=closed$/);
    await row(page, "Марина Котова").waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1, name: "Марина Котова" }).waitFor();
  })());

Deno.test("on a phone the palette is the whole screen, and opens from the menu of the account", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Хочу вернуть кружку");
    const page = await visit(anna, "/settings", { ...PHONE, colorScheme: "dark" });
    const account = page.getByRole("button", { name: "Вы и оформление" });
    await account.click();
    await page.getByRole("button", { name: "Найти и сделать" }).tap();
    await box(page).waitFor();
    await assertGood(page);
    await page.waitForFunction(
      "document.getElementById('palette').getBoundingClientRect().height === innerHeight",
    );
    await page.getByRole("button", { name: "закрыть" }).tap();
    assert.match(String(await focusOf(page)), /rail-account/, "the menu has gone: its button has the focus");
    await account.click();
    await page.getByRole("button", { name: "Найти и сделать" }).tap();
    await box(page).fill("кружки");
    await line(page, "Марина Котова").tap();
    await page.getByRole("heading", { level: 1, name: "Марина Котова" }).waitFor();
  })());

Deno.test("the palette is good in every look, with lines of every kind and with nothing found", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram(MARINA).write("Хочу вернуть кружку");
    for (const look of LOOKS) {
      const page = await visit(anna, "/inbox", { ...look, reducedMotion: "reduce" });
      await call(page);
      await assertGood(page);
      await page.keyboard.type("кот");
      await line(page, "Марина Котова").first().waitFor();
      await assertGood(page);
      await page.keyboard.type("ъъъ");
      await until(
        "only the way to the search is left",
        async () => await page.getByRole("option").count() === 1,
      );
      await assertGood(page);
      await page.context().close();
    }
  })());
