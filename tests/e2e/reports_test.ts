import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertGood, DESKTOP, LOOKS, openPages, type PagesStage, PHONE } from "./pages_stage.ts";
import { playStory } from "./report_story.ts";
import type { TestMember } from "../server.ts";

let stage: PagesStage;
let anna: TestMember;
let boris: TestMember;
Deno.test.beforeAll(async () => {
  stage = await openPages();
  anna = await stage.server.open();
  boris = await stage.server.join(anna, "agent");
  const agents = [{ id: boris.userId, name: "Борис Лунин" }, { id: anna.userId, name: "Анна Белова" }];
  await playStory(stage.server, anna, agents, { days: 10, tickets: 4 });
});
Deno.test.afterAll(async () => await stage[Symbol.asyncDispose]());

const PAGES = [
  "",
  "/channels",
  "/agents",
  "/tags",
  "/hours",
  "/sla",
  "/tickets?what=first&sort=slow",
  "?period=today",
];
const DAY_MS = 86_400_000;
const WITHOUT_SCRIPTS = { ...DESKTOP, javaScriptEnabled: false } as const;

/** The large number of a card, as it stands there. */
const card = (page: Page, name: string) => page.locator(".stat").filter({ hasText: name });
const valueOf = (page: Page, name: string) => card(page, name).locator(".stat-value").innerText();

Deno.test("without scripts the filters are a form, and what was chosen stands in the address", () =>
  stage.visit("/reports", async (page) => {
    const all = Number(await valueOf(page, "Новые обращения"));
    await page.getByText("Фильтры", { exact: true }).click();
    await page.getByLabel("Площадка или канал").selectOption({ label: "Telegram: Глина в Telegram" });
    await page.getByRole("button", { name: "Показать" }).click();
    await page.getByText("Фильтры: 1").waitFor();
    const some = Number(await valueOf(page, "Новые обращения"));
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    const { searchParams } = new URL(page.url());
    assert.equal(searchParams.get("period"), "7");
    await page.locator(".tabs").getByRole("link", { name: "Каналы" }).click();
    assert.equal(new URL(page.url()).searchParams.get("channel"), searchParams.get("channel"));
    await page.getByRole("link", { name: "Обзор" }).click();
    await page.getByRole("link", { name: "Сбросить" }).click();
    assert.equal(Number(await valueOf(page, "Новые обращения")), all);
  }, { ...WITHOUT_SCRIPTS, as: anna }));

Deno.test("without scripts own dates are a period, and a wrong one is named at its field", () =>
  stage.visit("/reports", async (page) => {
    await page.getByRole("link", { name: "Свои даты" }).click();
    const from = page.getByLabel("С", { exact: true });
    const to = page.getByLabel("По", { exact: true });
    // Of today there may be nothing yet.
    const day = new Date(Date.parse(await to.inputValue()) - DAY_MS).toISOString().slice(0, 10);
    await from.fill(day);
    await to.fill(day);
    await page.getByRole("button", { name: "Показать" }).click();
    assert.deepEqual([await from.inputValue(), await to.inputValue()], [day, day]);
    await page.getByText("Таблицей: по часам").waitFor();
    await from.fill("2030-01-01");
    await page.getByRole("button", { name: "Показать" }).click();
    await page.getByText("Первый день должен быть не позже последнего.").waitFor();
    assert.equal(await from.inputValue(), "2030-01-01");
  }, { ...WITHOUT_SCRIPTS, as: anna, expected: /400/ }));

Deno.test("a number leads to its tickets, a ticket to its conversation, and the way back to the report", () =>
  stage.visit("/reports/agents?period=30", async (page) => {
    const row = page.getByRole("row", { name: /^Борис Лунин/ });
    const closed = row.getByRole("cell").nth(1);
    const count = Number(await closed.innerText());
    assert.ok(count > 0);
    await closed.getByRole("link").click();
    await page.getByRole("heading", { name: "Закрытые обращения" }).waitFor();
    const rows = page.locator("tbody tr");
    assert.equal(await rows.count(), Math.min(count, 50));
    await page.getByRole("link", { name: "Сначала долгие" }).click();
    const took = await rows.first().getByRole("cell").last().innerText();
    assert.match(took, /\d+\s(ч|мин)/);
    const back = page.getByRole("link", { name: "К отчёту" });
    assert.match(await back.getAttribute("href") ?? "", new RegExp(`period=30.*agent=${boris.userId}`));
    const ticket = rows.first().getByRole("link");
    const number = await ticket.innerText();
    await ticket.click();
    await page.waitForURL(/\/inbox\/\w+/);
    await page.getByText(number, { exact: false }).first().waitFor();
  }, { ...DESKTOP, as: anna }));

Deno.test("an hour of the map leads to whoever wrote then", () =>
  stage.visit("/reports/hours?period=30", async (page) => {
    await page.getByText("Таблицей").click();
    const field = page.locator("tbody td a").first();
    const count = Number(await field.innerText());
    await field.click();
    await page.getByRole("heading", { name: "Обращения, в которых писали клиенты" }).waitFor();
    const shown = await page.locator("tbody tr").count();
    assert.ok(shown > 0 && shown <= count, `${shown} tickets of ${count} messages`);
  }, { ...DESKTOP, as: anna }));

Deno.test("an agent sees the team's sums and their own row", () =>
  stage.visit("/reports/agents", async (page) => {
    await page.getByText("Ваши числа и итоги всей команды.").waitFor();
    assert.deepEqual(
      await page.locator("#agents tbody th").allInnerTexts(),
      ["Борис Лунин", "Всего"],
    );
    assert.equal(await page.getByText("Сменить пояс").count(), 0);
  }, { ...PHONE, as: boris }));

Deno.test("a table is had as a file", () =>
  stage.visit("/reports/channels", async (page) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Скачать CSV: По каналам" }).click(),
    ]);
    assert.match(file.suggestedFilename(), /^otklik-channels-connections-.*\.csv$/);
    const text = await Deno.readTextFile(await file.path());
    assert.match(text, /Глина в Telegram,\d+,/);
  }, { ...DESKTOP, as: anna }));

Deno.test("reports are a place of the rail, and on a phone of the account's menu", async () => {
  await stage.visit("/inbox", async (page) => {
    await page.locator(".rail").getByRole("link", { name: "Отчёты" }).click();
    await page.waitForURL(/\/reports$/);
    assert.equal(await page.locator(".rail [aria-current]").getAttribute("href"), "/reports");
  }, { ...DESKTOP, as: anna });
  await stage.visit("/search", async (page) => {
    await page.getByRole("button", { name: "Вы и оформление" }).tap();
    await page.getByRole("link", { name: "Отчёты" }).tap();
    await page.waitForURL(/\/reports$/);
  }, { ...PHONE, as: anna });
});

Deno.test("on paper there are the numbers, the charts and their tables", () =>
  stage.visit("/reports", async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".report-filters").isVisible(), false);
    assert.equal(await page.locator(".rail").isVisible(), false);
    assert.ok(await page.locator(".chart svg:visible").first().isVisible());
    assert.ok(await page.locator("#steps table").isVisible());
  }, { ...DESKTOP, as: anna }));

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`reports are good at ${name}`, async () => {
    const form = { locale: look.locale?.slice(0, 2) ?? "" };
    await (await stage.server.ask("/preferences", { as: anna, form })).body?.cancel();
    try {
      for (const path of PAGES) {
        await stage.visit(`/reports${path}`, async (page) => {
          for (const fold of await page.locator("main details > summary").all()) await fold.click();
          await assertGood(page);
        }, { ...look, as: anna });
      }
    } finally {
      await (await stage.server.ask("/preferences", { as: anna, form: { locale: "ru" } })).body?.cancel();
    }
  });
}
