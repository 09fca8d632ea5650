import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { TicketView } from "@/lib/inbox/view.ts";
import { createTeam } from "@/lib/team/teams.ts";
import { createView } from "@/lib/team/views.ts";
import { until } from "../flows/until.ts";
import { bubble, nextSecond, open, replyField, row } from "./inbox_steps.ts";
import { DESKTOP, type InboxStage, openInboxStage, PHONE, type Scene } from "./inbox_stage.ts";
import { assertGood } from "./pages_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова", avatar: "avatar1" } as const;

async function fill({ telegram }: Scene, ...names: readonly string[]): Promise<void> {
  for (const firstName of names) await telegram({ firstName, lastName: "К" }).write(`Пишет ${firstName}`);
}

Deno.test("several are selected by presses and Shift, and one that refuses stays with why", () =>
  stage.play(async (scene) => {
    const { anna, server, visit } = scene;
    await fill(scene, "Анфиса", "Богдан", "Вадим", "Галина");
    const page = await visit(anna, "/inbox");
    await row(page, "Анфиса").waitFor();
    await page.getByRole("button", { name: "Выбрать несколько" }).click();
    await row(page, "Галина").click();
    await row(page, "Анфиса").click({ modifiers: ["Shift"] });
    const bar = page.getByRole("region", { name: "Что сделать с выбранными" });
    await bar.getByText("Выбрано: 4").waitFor();
    assert.equal(new URL(page.url()).pathname, "/inbox");
    await row(page, "Вадим").click();
    await bar.getByText("Выбрано: 3").waitFor();

    await bar.getByRole("button", { name: "Поставить метку" }).click();
    await page.locator("#bulk-tag-name").fill("опт");
    await page.locator("#bulk-tag-name").press("Enter");
    await page.getByText("Готово: 3 обращения").waitFor();
    assert.equal(await page.locator(".row .tag", { hasText: "опт" }).count(), 3);
    await bar.waitFor({ state: "detached" });

    // Somebody closes one of them meanwhile: it cannot be put off any more.
    const tickets = await list(page, server.origin);
    await page.getByRole("button", { name: "Выбрать несколько" }).click();
    await bar.getByRole("button", { name: "Все показанные" }).click();
    await page.route("**/api/v1/bulk-actions", async (route) => {
      const id = tickets.find(({ contact }) => contact.name.startsWith("Богдан"))?.id;
      await call(page, server.origin, "POST", `/tickets/${id}/closure`);
      await route.continue();
    });
    await bar.getByRole("button", { name: "Отложить" }).click();
    await page.getByRole("button", { name: "На час" }).click();
    await page.getByText("Не вышло с 1 обращением").waitFor();
    const why = page.locator(".select-failures li");
    assert.match(await why.textContent() ?? "", /№ \d+, Богдан К: .*[а-я]{4}/);
    assert.equal((await list(page, server.origin, "snoozed")).length, 3);
    await bar.getByText("Выбрано: 1").waitFor();
    await page.unrouteAll();
    await page.keyboard.press("Escape");
    await bar.waitFor({ state: "detached" });
  })());

Deno.test("closing several can be taken back for a while", () =>
  stage.play(async (scene) => {
    const { anna, server, visit } = scene;
    await fill(scene, "Анфиса", "Богдан", "Вадим");
    const page = await visit(anna, "/inbox");
    await row(page, "Анфиса").waitFor();
    await page.getByRole("button", { name: "Выбрать несколько" }).click();
    await row(page, "Анфиса").click();
    await row(page, "Богдан").click();
    await page.getByRole("region", { name: "Что сделать" }).getByRole("button", { name: "Закрыть" }).click();
    await row(page, "Богдан").waitFor({ state: "detached" });
    assert.equal((await list(page, server.origin)).length, 1);
    await page.locator(".toast").getByRole("button", { name: "Вернуть" }).click();
    await row(page, "Богдан").waitFor();
    await until("both to be open", async () => (await list(page, server.origin)).length === 3);
  })());

Deno.test("a ticket that is put off leaves the list, and is back as soon as its customer writes", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Напишу позже");
    await telegram({ firstName: "Денис", lastName: "Ломов" }).write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await page.getByRole("button", { name: "Ещё действия" }).click();
    await page.getByRole("button", { name: "На час" }).click();
    await page.locator(".toast").getByText(/Отложено до .*\d\d:\d\d/).waitFor();
    await row(page, "Марина").waitFor({ state: "detached" });
    await page.getByRole("img", { name: "Отложено до" }).waitFor();
    await page.locator(".system-line", { hasText: "откладывает обращение до" }).waitFor();
    await marina.write("Я снова тут");
    await row(page, "Я снова тут").waitFor();
    await page.getByRole("img", { name: "Отложено до" }).waitFor({ state: "detached" });
  })());

Deno.test("two tickets become one, and are two again when that is taken back", () =>
  stage.play(async ({ anna, sandbox, group, vk, visit }) => {
    const oleg = vk({ firstName: "Олег", lastName: "Рощин" });
    await oleg.write("Есть вазы?");
    const post = await sandbox.vk.post({ community: group, text: "Новая партия ваз" });
    await nextSecond();
    await oleg.comment(post, "Сколько стоят?");
    const page = await visit(anna, "/inbox");
    await page.locator(".inbox[data-live]").waitFor();
    await row(page, "Сколько стоят?").click();
    await bubble(page, "Сколько стоят?").waitFor();
    const merged = page.url();
    await page.getByRole("button", { name: "Ещё действия" }).click();
    await page.getByRole("link", { name: "Присоединить к другому" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByText("Есть вазы?").waitFor();
    assert.equal(await sheet.getByRole("radio").count(), 1);
    await sheet.getByRole("button", { name: "Присоединить" }).click();
    await sheet.waitFor({ state: "detached" });
    await page.waitForURL((url) => url.href !== merged && url.pathname.startsWith("/inbox/"));
    await bubble(page, "Есть вазы?").waitFor();
    await bubble(page, "Сколько стоят?").waitFor();
    await until("one row", async () => await page.locator(".row").count() === 1);
    await page.locator(".toast").getByRole("button", { name: "Вернуть" }).click();
    await page.waitForURL(merged);
    await bubble(page, "Есть вазы?").waitFor({ state: "detached" });
    await until("two rows", async () => await page.locator(".row").count() === 2);
  })());

Deno.test("what was begun on one device is there on another, and sending it ends it on both", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Есть синяя кружка?");
    const desk = await visit(anna, "/inbox");
    await open(desk, "Марина Котова");
    const saved = desk.waitForResponse((one) => one.url().endsWith("/draft") && one.ok());
    await replyField(desk).fill("Есть, отложить");
    await saved;
    const phone = await visit(anna, "/inbox", PHONE);
    await row(phone, "Марина").getByRole("img", { name: "Черновик" }).waitFor();
    await open(phone, "Марина Котова");
    await phone.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>("#composer-reply")?.value === "Есть, отложить"
    );
    const gone = phone.waitForResponse((one) => one.url().endsWith("/draft") && one.ok());
    await replyField(phone).fill("Есть, отложить для вас?");
    await phone.getByRole("button", { name: "Ответить" }).click();
    await bubble(phone, "Есть, отложить для вас?").waitFor();
    await gone;
    const again = await visit(anna, new URL(desk.url()).pathname);
    await bubble(again, "Есть, отложить для вас?").waitFor();
    await until("no draft", async () => await replyField(again).inputValue() === "");
  })());

Deno.test("a team, a priority and a saved list are at hand in the inbox", () =>
  stage.play(async ({ server, anna, boris, telegram, visit }) => {
    const { services } = server;
    const workspace = await services.workspaces.open(anna.workspaceId);
    await createTeam(services, workspace, { name: "Доставка", memberIds: [boris.userId] });
    await telegram(MARINA).write("Где заказ?");
    await telegram({ firstName: "Денис", lastName: "Ломов" }).write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const menu = () => page.getByRole("button", { name: "Ещё действия" }).click();
    await menu();
    await page.locator("#ticket-menu").getByText("Приоритет: Обычный").click();
    await page.locator("#ticket-menu").getByRole("button", { name: "Срочный" }).click();
    await row(page, "Марина").getByRole("img", { name: "Приоритет: Срочный" }).waitFor();
    await menu();
    await page.locator("#ticket-menu").getByText("Группа: Без группы").click();
    await page.locator("#ticket-menu").getByRole("button", { name: "Доставка" }).click();
    await page.locator(".system-line", { hasText: "Доставка" }).waitFor();
    const [team] = (await (await call(page, server.origin, "GET", "/teams")).json()).items;
    await page.goto(`/inbox?team=${team.id}`);
    await row(page, "Марина").waitFor();
    assert.equal(await page.locator(".row").count(), 1);
    await page.getByRole("button", { name: /Отбор/ }).first().click();
    await page.getByRole("link", { name: "Сохранить список" }).click();
    await page.getByLabel("Название списка").fill("Доставка срочно");
    await page.getByRole("button", { name: "Сохранить", exact: true }).click();
    await page.waitForURL(/\/inbox\?/);
    await page.getByRole("link", { name: "Доставка срочно" }).waitFor();
  })());

for (
  const look of [
    { ...PHONE, colorScheme: "light" as const },
    { ...PHONE, colorScheme: "dark" as const },
    { ...DESKTOP, colorScheme: "light" as const },
    { ...DESKTOP, colorScheme: "dark" as const },
  ]
) {
  Deno.test(`axe finds nothing: ${look.viewport.width} px, ${look.colorScheme}`, () =>
    stage.play(async (scene) => {
      const { server, anna, boris, sandbox, group, vk, visit } = scene;
      const { services } = server;
      const workspace = await services.workspaces.open(anna.workspaceId);
      const team = await createTeam(services, workspace, { name: "Доставка", memberIds: [boris.userId] });
      const owner = { id: anna.userId, name: "", email: "", locale: "ru" as const };
      const viewer = {
        user: owner,
        workspaceId: anna.workspaceId,
        role: "owner" as const,
        via: "session" as const,
      };
      const view = { name: "Ничьи", filters: { assignee: "none" }, shared: true };
      for (let at = 0; at < 2; at++) await createView(services, workspace, viewer, view);
      const oleg = vk({ firstName: "Олег", lastName: "Рощин" });
      await oleg.write("Есть вазы?");
      await oleg.comment(await sandbox.vk.post({ community: group, text: "Вазы" }), "Почём?");
      const page = await visit(anna, "/inbox", look);
      await row(page, "Почём?").waitFor();
      await page.getByRole("button", { name: "Выбрать несколько" }).click();
      await row(page, "Почём?").click();
      await assertGood(page);
      await page.locator("[popovertarget=bulk-more]").click();
      await page.locator("#bulk-more:popover-open").waitFor();
      await assertGood(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Закончить выбор" }).first().click();
      const colleague = await visit(boris, "/inbox");
      await row(colleague, "Почём?").click();
      await row(page, "Почём?").click();
      await page.locator(".watch").getByText("Смотрит").waitFor();
      await assertGood(page);
      await page.locator("[popovertarget=ticket-menu]").click();
      await page.locator("#ticket-menu:popover-open").waitFor();
      await assertGood(page);
      await page.getByRole("link", { name: "Присоединить к другому" }).click();
      await page.getByRole("dialog").getByText("Есть вазы?").waitFor();
      await assertGood(page);
      const ticket = new URL(page.url()).pathname;
      const [connection] = (await (await call(page, server.origin, "GET", "/connections")).json()).items;
      const paths = [
        "/settings/teams",
        `/settings/teams/${team}`,
        "/settings/views?tag=опт",
        `${ticket}/merge`,
        `/settings/channels/${connection.id}`,
      ];
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await assertGood(page);
      }
    })());
}

function call(page: Page, origin: string, method: string, path: string) {
  const headers = { origin, "sec-fetch-site": "same-origin" };
  return page.context().request.fetch(`/api/v1${path}`, { method, headers });
}

async function list(page: Page, origin: string, status = "open"): Promise<TicketView[]> {
  return (await (await call(page, origin, "GET", `/tickets?status=${status}`)).json()).items;
}
