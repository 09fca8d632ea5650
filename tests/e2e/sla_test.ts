import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { choosePolicies } from "@/lib/sla/choose.ts";
import { addHours, listHours } from "@/lib/sla/hours_book.ts";
import { addPolicy, listPolicies } from "@/lib/sla/policy_book.ts";
import { until } from "../flows/until.ts";
import {
  DESKTOP,
  type InboxStage,
  openInboxStage,
  PHONE,
  type Scene,
  WITHOUT_SCRIPTS,
} from "./inbox_stage.ts";
import { open, row } from "./inbox_steps.ts";
import { assertGood } from "./pages_stage.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

const MINUTE = 60_000;
const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "00:00", to: "24:00" }));

/** Every channel answers within so many minutes, around the clock. */
async function answerWithin({ server, anna }: Scene, first: number, share: number): Promise<void> {
  const { services } = server;
  const workspace = await services.workspaces.open(anna.workspaceId);
  const hours = { name: "Всегда", timeZone: "UTC", weekly: ALWAYS, holidays: [] };
  const direct = await addPolicy(services, workspace, {
    name: "Обычное",
    hoursId: await addHours(services, workspace, hours),
    targets: { normal: { first, resolution: 600 }, urgent: { first: 1 } },
    warning: { share },
    pausesResolution: false,
  });
  const all = await listConnections(services, workspace);
  await choosePolicies(services, workspace, new Map(all.map(({ id }) => [id, { direct, posts: direct }])));
}

/** Moves what is due nearer by so much, as if the customer had written earlier. */
async function later({ server, anna }: Scene, ms: number): Promise<void> {
  const { services } = server;
  const { store } = await services.workspaces.open(anna.workspaceId);
  const earlier = (path: string) => `'$.clocks[0].${path}', json_extract(sla, '$.clocks[0].${path}') - ${ms}`;
  await store.write(() =>
    store.commit([
      `UPDATE tickets SET sla = json_set(sla, ${["since", "dueAt", "warnAt"].map(earlier).join(", ")}),
        sla_due_at = sla_due_at - ${ms}, sla_mark_at = sla_mark_at - ${ms}`,
    ])
  );
  services.queue.nudge(anna.workspaceId);
}

const chip = (page: Page, name: string) => row(page, name).locator(".tag[data-tone]").last();

Deno.test("a countdown appears when time is short, turns late at its second, and goes with the answer", () =>
  stage.play(async (scene) => {
    const { anna, telegram, visit } = scene;
    await answerWithin(scene, 30, 0.5);
    const marina = telegram({ firstName: "Марина", lastName: "Котова" });
    await marina.write("Есть кружки?");
    const page = await visit(anna, "/inbox");
    await row(page, "Марина Котова").waitFor();
    assert.equal(await row(page, "Марина Котова").locator("[data-tone=warn], [data-tone=late]").count(), 0);
    await later(scene, 20 * MINUTE);
    await row(page, "Марина").getByText("Первый ответ: осталось").waitFor();
    assert.equal(await chip(page, "Марина").getAttribute("data-tone"), "warn");

    await open(page, "Марина Котова");
    await page.locator(".thread-head .tag[data-tone=warn]").waitFor();
    await later(scene, 10 * MINUTE - 2_000);
    await page.locator(".thread-head .tag[data-tone=late]").waitFor();
    await row(page, "Марина").getByText("Первый ответ опаздывает").waitFor();
    await page.goto("/inbox?sla=breached");
    await row(page, "Марина").waitFor();

    await open(page, "Марина Котова");
    await page.getByRole("textbox", { name: "Ответ" }).first().fill("Есть, три");
    await page.keyboard.press("Control+Enter");
    await page.locator(".thread-head .tag[data-tone=late]").waitFor({ state: "detached" });
    await until("the answer", () => marina.lines().some(({ text }) => text === "Есть, три"));
  })());

Deno.test("a priority is chosen on the card, moves the deadline, and stands in the history", () =>
  stage.play(async (scene) => {
    const { boris, telegram, visit } = scene;
    await answerWithin(scene, 120, 0.9);
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Всё пропало");
    const page = await visit(boris, "/inbox");
    await open(page, "Марина Котова");
    const card = page.locator(".inbox-card");
    const due = async () =>
      Date.parse(await card.locator(".deadline time").first().getAttribute("datetime") ?? "");
    await card.getByText("Ответить", { exact: true }).waitFor();
    const before = await due();
    await card.getByRole("button", { name: "Приоритет: Обычный" }).click();
    await page.locator("#priority-menu").getByRole("button", { name: "Срочный" }).click();
    await card.getByRole("button", { name: "Приоритет: Срочный" }).waitFor();
    await page.getByText("Борис Лунин ставит приоритет «Срочный»").waitFor();
    await until("the nearer deadline", async () => before - await due() === 119 * MINUTE);
  })());

Deno.test("by deadline the list begins with what is due first, and stays so while messages come", () =>
  stage.play(async (scene) => {
    const { anna, telegram, visit } = scene;
    await telegram({ firstName: "Олег", lastName: "Без" }).write("Раньше всех, но без срока");
    await answerWithin(scene, 30, 0.5);
    const marina = telegram({ firstName: "Марина", lastName: "Котова" });
    await marina.write("Я первая");
    await telegram({ firstName: "Денис", lastName: "Ломов" }).write("Я второй");
    const page = await visit(anna, "/inbox");
    await row(page, "Денис").waitFor();
    await page.getByRole("button", { name: "Отбор", exact: true }).click();
    await page.getByLabel("Порядок").selectOption("deadline");
    await page.getByRole("button", { name: "Показать", exact: true }).click();
    await page.waitForURL(/sort=deadline/);
    const names = () => page.locator(".row-name").allTextContents();
    const wanted = ["Марина Котова", "Денис Ломов", "Олег Без"];
    await until("the order", async () => assert.deepEqual(await names(), wanted) ?? true);
    await telegram({ firstName: "Вера", lastName: "Новая" }).write("А я последняя");
    await row(page, "Вера").waitFor();
    await until(
      "the order with the new one",
      async () =>
        assert.deepEqual(await names(), ["Марина Котова", "Денис Ломов", "Вера Новая", "Олег Без"]) ?? true,
    );
  })());

Deno.test("without scripts deadlines show, filters lead, and a priority is set", () =>
  stage.play(async (scene) => {
    const { anna, telegram, visit } = scene;
    await answerWithin(scene, 30, 0.5);
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Есть кружки?");
    await later(scene, 20 * MINUTE);
    const page = await visit(anna, "/inbox?sort=deadline", WITHOUT_SCRIPTS);
    await row(page, "Марина").getByText("Первый ответ: осталось").waitFor();
    await row(page, "Марина").click();
    await page.getByRole("button", { name: "Приоритет: Обычный" }).click();
    await page.locator("#priority-menu").getByRole("button", { name: "Высокий" }).click();
    await page.getByRole("button", { name: "Приоритет: Высокий" }).waitFor();
  })());

const LOOKS = [
  { ...PHONE, colorScheme: "light", locale: "ru" },
  { ...PHONE, colorScheme: "dark", locale: "en" },
  { ...DESKTOP, colorScheme: "dark", locale: "ru" },
  { ...DESKTOP, colorScheme: "light", locale: "en" },
] as const;

for (const look of LOOKS) {
  const name = `${look.viewport.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`deadlines and their settings are good at ${name}`, () =>
    stage.play(async (scene) => {
      const { server, anna: as, telegram, visit } = scene;
      await (await server.ask("/preferences", { as, form: { locale: look.locale } })).body?.cancel();
      await answerWithin(scene, 30, 0.5);
      await telegram({ firstName: "Марина", lastName: "Котова" }).write("Есть кружки?");
      await telegram({ firstName: "Денис", lastName: "Ломов" }).write("Где заказ?");
      await later(scene, 45 * MINUTE);
      const page = await visit(as, "/inbox?sort=deadline", look);
      await row(page, "Марина").locator("[data-tone=late]").waitFor();
      await assertGood(page);
      await open(page, "Марина Котова");
      await page.locator(".thread-head .tag[data-tone=late]").waitFor();
      await assertGood(page);
      await page.goto(`${page.url().split("?")[0]}?card=1`);
      await page.locator(".inbox-card .deadline[data-late]").waitFor();
      await assertGood(page);
      for (const path of await settingsOf(scene)) {
        await page.goto(path);
        await assertGood(page);
      }
    })());
}

async function settingsOf({ server, anna }: Scene): Promise<string[]> {
  const workspace = await server.services.workspaces.open(anna.workspaceId);
  const policies = (await listPolicies(workspace)).map(({ id }) => `/policies/${id}`);
  const hours = (await listHours(workspace)).map(({ id }) => `/hours/${id}`);
  return ["", "/policies/new", "/hours/new", ...policies, ...hours].map((path) => `/settings/sla${path}`);
}
