import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { addTag } from "@/lib/inbox/tickets.ts";
import { until } from "../flows/until.ts";
import {
  DESKTOP,
  type InboxStage,
  openInboxStage,
  PHONE,
  type Scene,
  WITHOUT_SCRIPTS,
} from "./inbox_stage.ts";
import { open } from "./inbox_steps.ts";
import { assertGood } from "./pages_stage.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

/** A ticket of a customer who wants their money back, and the tag for it. */
async function refund({ server, anna, telegram }: Scene) {
  const { services } = server;
  const marina = telegram({ firstName: "Марина", lastName: "Котова" });
  await marina.write("Здравствуйте, оформите возврат");
  const workspace = await services.workspaces.open(anna.workspaceId);
  const first = async () => (await workspace.store.query("SELECT id FROM tickets")).rows[0];
  const { id } = await until("the ticket", first);
  await addTag(services, workspace, String(id), "деньги", { type: "agent", id: null, name: "Анна" });
  return { marina, workspace, ticketId: String(id) };
}

async function write(page: Page, name: string): Promise<void> {
  await page.getByLabel("Название").fill(name);
  await page.getByLabel("Условие 1", { exact: true }).selectOption({ label: "Площадка: Telegram" });
  await page.getByLabel("Условие 2", { exact: true }).selectOption("text:");
  await page.getByLabel("Слова или число: условие 2").fill("возврат");
  await page.getByLabel("Действие 1", { exact: true }).selectOption("tag:деньги");
  await page.getByLabel("Действие 2", { exact: true }).selectOption("priority:high");
}

Deno.test("without scripts a rule is written, grows, is tried, kept, moved and switched off", () =>
  stage.play(async (scene) => {
    await refund(scene);
    const page = await scene.visit(scene.anna, "/settings/rules", WITHOUT_SCRIPTS);
    await page.getByRole("link", { name: "Создать первое правило" }).click();
    await write(page, "Возвраты");
    await page.getByRole("button", { name: "Ещё действие" }).click();
    assert.equal(await page.getByLabel("Слова или число: условие 2").inputValue(), "возврат");
    await page.getByLabel("Действие 3", { exact: true }).selectOption("note:");
    await page.getByLabel("Текст заметки или новая метка: действие 3").fill("Сверьте чек");
    await page.getByRole("button", { name: "Проверить на прошлых" }).click();
    await page.getByText("Подошло 1 обращение").waitFor();
    await page.getByText("приоритет и ответственный — сегодняшние").waitFor();
    await page.getByText("приоритет высокий, заметка «Сверьте чек»").waitFor();
    await page.getByRole("button", { name: "Создать правило" }).last().click();
    await page.getByText("Правило сохранено").waitFor();
    await page.getByText(
      "Когда клиент пишет, если площадка — Telegram и в тексте есть «возврат» → метка «деньги», приоритет высокий, заметка «Сверьте чек»",
    ).waitFor();

    await page.goto("/settings/rules/new");
    await page.getByLabel("Название").fill("Второе");
    await page.getByLabel("Когда").selectOption("elapsed:customer");
    await page.getByLabel("Сколько ждать").fill("2 ч");
    await page.getByLabel("Действие 1", { exact: true }).selectOption("notify:managers");
    await page.getByRole("button", { name: "Создать правило" }).last().click();
    await page.getByRole("button", { name: "Выше: «Второе»" }).click();
    const names = () => page.locator(".rule-name").allTextContents();
    await page.getByText("Порядок изменён").waitFor();
    assert.deepEqual(await names(), ["Второе", "Возвраты"]);
    await page.getByRole("button", { name: "Выключить правило «Второе»" }).click();
    await page.getByRole("button", { name: "Включить правило «Второе»" }).waitFor();
  })());

Deno.test("a mistake is shown under its row, and nothing that was typed is lost", () =>
  stage.play(async (scene) => {
    await refund(scene);
    const page = await scene.visit(scene.anna, "/settings/rules/new", { expected: /400 \(Bad Request/ });
    await page.getByLabel("Когда").selectOption("status:closed");
    await page.getByLabel("Условие 1", { exact: true }).selectOption("text:");
    await page.getByLabel("Действие 1", { exact: true }).selectOption("close:");
    await page.getByRole("button", { name: "Создать правило" }).last().click();
    await page.locator("#a0-what-error").getByText("Правило запустило бы само себя").waitFor();
    await page.locator("#c0-text-error").getByText("Впишите слова").waitFor();
    await page.locator("#name-error").waitFor();
    assert.equal(await page.getByLabel("Когда").inputValue(), "status:closed");
    assert.equal(await page.getByLabel("Действие 1", { exact: true }).inputValue(), "close:");
    await assertGood(page);
  })());

Deno.test("a rule at work shows in the inbox, in the ticket's history and in its log", () =>
  stage.play(async (scene) => {
    const { marina } = await refund(scene);
    const page = await scene.visit(scene.anna, "/settings/rules/new");
    await write(page, "Возвраты");
    await page.getByLabel("Действие 1", { exact: true }).selectOption("note:");
    await page.getByLabel("Текст заметки или новая метка: действие 1").fill("Сверьте чек");
    await page.getByLabel("Название").press("Enter");
    await page.getByText("Правило сохранено").waitFor();
    await page.goto("/inbox");
    await open(page, "Марина Котова");
    await marina.write("Так что с возвратом?");
    await page.getByText("Правило «Возвраты» ставит приоритет «Высокий»").waitFor();
    const note = page.locator(".note-bubble", { hasText: "Сверьте чек" });
    await note.getByText("Возвраты").waitFor();
    await page.goto("/settings/rules");
    await page.getByText("Сработало 1 раз").waitFor();
    await page.getByRole("link", { name: "Возвраты" }).click();
    await page.getByRole("link", { name: "№ 1" }).waitFor();
    await assertGood(page);
  })());

Deno.test("rules are the owner's and the admins': an agent is told so and sees no link", () =>
  stage.play(async (scene) => {
    const page = await scene.visit(scene.boris, "/settings", { expected: /403 \(Forbidden/ });
    assert.equal(await page.getByRole("link", { name: "Правила" }).count(), 0);
    const answer = await page.goto("/settings/rules");
    assert.equal(answer?.status(), 403);
  })());

for (
  const look of [
    { ...PHONE, colorScheme: "light", locale: "ru" },
    { ...PHONE, colorScheme: "dark", locale: "en" },
    { ...DESKTOP, colorScheme: "dark", locale: "ru" },
    { ...DESKTOP, colorScheme: "light", locale: "en" },
  ] as const
) {
  Deno.test(`rules are good at ${look.viewport.width} px, ${look.colorScheme}, ${look.locale}`, () =>
    stage.play(async (scene) => {
      await refund(scene);
      const { server, anna: as } = scene;
      await (await server.ask("/preferences", { as, form: { locale: look.locale } })).body?.cancel();
      const page = await scene.visit(as, "/settings/rules", look);
      await assertGood(page);
      await page.goto("/settings/rules/new");
      await page.locator("#name").fill("Возвраты");
      await page.locator("#c0-what").selectOption("platform:telegram");
      await page.locator("#c1-what").selectOption("text:");
      await page.locator("#c1-text").fill("возврат, деньги назад");
      await page.locator("#a0-what").selectOption("tag:деньги");
      await page.locator("#a1-what").selectOption("note:");
      await page.locator("#a1-text").fill("Сверьте чек");
      await page.locator("[name=try]").click();
      await page.locator("#tried").waitFor();
      await assertGood(page);
      await page.locator(".rule-ends .button-main").click();
      await page.locator(".rule-item").waitFor();
      await page.goto("/settings/rules/new");
      await page.locator("#name").fill("Давно ждут");
      await page.locator("#trigger").selectOption("elapsed:customer");
      await page.locator("#minutes").fill("2 ч");
      await page.locator("#a0-what").selectOption("notify:managers");
      await page.locator(".rule-ends .button-main").click();
      await page.locator(".rule-item").nth(1).waitFor();
      await assertGood(page);
    })());
}
