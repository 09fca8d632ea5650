import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import { notify } from "@/lib/notify/notify.ts";
import type { TestMember } from "../server.ts";
import { hold } from "./inbox_steps.ts";
import { assertGood, LOOKS, openPages, type PagesStage, PHONE } from "./pages_stage.ts";

let stage: PagesStage;
let owner: TestMember;

Deno.test.beforeAll(async () => {
  stage = await openPages();
  owner = await stage.server.open();
  const workspace = await stage.server.services.workspaces.open(owner.workspaceId);
  await connect(stage.server.services, workspace, { platform: "webchat", credentials: {} });
});
Deno.test.afterAll(async () => await stage[Symbol.asyncDispose]());

async function tell(member: TestMember, kind: string, connectionId?: string): Promise<void> {
  const { services } = stage.server;
  const { id, store } = await services.workspaces.open(member.workspaceId);
  const notice = { kind, memberIds: [member.userId], connectionId };
  await store.write(() => store.commit(notify(store, notice)));
  services.live.notify(id);
}

Deno.test("the bell counts as things happen, and its page lists them until they are read", () =>
  stage.visit("/settings", async (page) => {
    const count = page.locator("[data-bell-count] > :first-child");
    await tell(owner, "rule.notice");
    await count.getByText("1", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Уведомления" }).first().click();
    await page.getByText("Сработало правило").waitFor();
    const fresh = page.getByRole("link", { name: "Есть новые. Показать" });
    await fresh.waitFor({ state: "hidden" });
    await tell(owner, "connection.stopped", "x");
    await count.getByText("2", { exact: true }).waitFor();
    await fresh.click();
    await page.locator(".told-line").nth(1).waitFor();
    await fresh.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Отметить всё прочитанным" }).click();
    await page.getByText("Всё прочитано").first().waitFor();
    await count.waitFor({ state: "hidden" });
    assert.equal(await page.locator(".told-line[data-fresh]").count(), 0);
  }, { as: owner }));

Deno.test("a count that comes late does not replace a newer one", async () => {
  const as = await stage.server.open();
  await stage.visit("/settings", async (page) => {
    const count = page.locator("[data-bell-count] > :first-child");
    await tell(as, "rule.notice");
    await count.getByText("1", { exact: true }).waitFor();
    const { held, release } = await hold(
      page,
      "**/notifications?**",
      (_, body) => body.includes('"unread":2'),
    );
    await tell(as, "rule.notice");
    await held;
    await tell(as, "rule.notice");
    await count.getByText("3", { exact: true }).waitFor();
    const late = page.waitForResponse("**/notifications?**");
    release();
    await (await late).finished();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    assert.equal(await count.textContent(), "3");
  }, { as });
});

Deno.test("what to be told of is chosen without scripts too", () =>
  stage.visit("/settings/notifications", async (page) => {
    const box = page.getByLabel("Клиент написал в вашем обращении: Устройства");
    assert.equal(await box.isChecked(), true);
    await box.uncheck();
    await page.locator("form", { has: box }).getByRole("button", { name: "Сохранить" }).click();
    await page.getByText("Запомнили, о чём вам говорить").waitFor();
    assert.equal(await box.isChecked(), false);
    await page.getByLabel("Не присылать на устройства").check();
    await page.getByLabel("С", { exact: true }).fill("23:00");
    await page.getByLabel("До", { exact: true }).fill("23:00");
    const quiet = page.locator("form", { has: page.locator("#quietFrom") });
    await quiet.getByRole("button", { name: "Сохранить" }).click();
    await page.locator("#quietTo-error").waitFor();
    await page.getByLabel("До", { exact: true }).fill("07:30");
    await quiet.getByRole("button", { name: "Сохранить" }).click();
    await page.getByText("Тихие часы сохранены").waitFor();
    assert.equal(await page.getByLabel("До", { exact: true }).inputValue(), "07:30");
  }, { as: owner, javaScriptEnabled: false, expected: /400/ }));

Deno.test("the service worker is taken at the root, and the manifest says what installs", () =>
  stage.visit("/settings/notifications", async (page) => {
    const scope = await page.evaluate(async () => {
      await navigator.serviceWorker.register("/sw.js");
      return (await navigator.serviceWorker.ready).scope;
    });
    assert.equal(scope, `${stage.server.origin}/`);
    const href = await page.locator("link[rel=manifest]").getAttribute("href");
    const manifest = await (await fetch(new URL(href ?? "", stage.server.origin))).json();
    assert.deepEqual([manifest.display, manifest.start_url, manifest.shortcuts.length], [
      "standalone",
      "/inbox",
      3,
    ]);
    for (const { src } of manifest.icons) {
      const icon = await fetch(new URL(src, stage.server.origin));
      assert.equal(icon.status, 200, src);
      await icon.body?.cancel();
    }
  }, { as: owner }));

for (
  const { locale, title, retry, offline } of [
    { locale: "ru", title: "Уведомления", retry: "Попробовать ещё раз", offline: "Нет связи" },
    { locale: "en", title: "Notifications", retry: "Try again", offline: "No connection" },
  ]
) {
  Deno.test(`without a network the app says so, keeps no page, and comes back: ${locale}`, async () => {
    const as = await stage.server.open();
    await (await stage.server.ask("/preferences", { as, form: { locale } })).body?.cancel();
    await stage.visit("/settings/notifications", async (page, context) => {
      await page.evaluate(async () => {
        const { serviceWorker } = navigator;
        const taken = new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
        if (!serviceWorker.controller) await taken;
      });
      const heading = page.getByRole("heading", { level: 1 });
      await context.setOffline(true);
      await page.goto(`${stage.server.origin}/notifications`);
      await heading.getByText(offline).waitFor();
      assert.equal(await page.getAttribute("html", "lang"), locale);
      assert.match(await page.title(), new RegExp(offline));
      await assertGood(page);
      await page.getByRole("link", { name: retry }).click();
      await heading.getByText(offline).waitFor();
      const kept = await page.evaluate(async () => {
        const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
        const all = await Promise.all(caches.map((cache) => cache.keys()));
        return all.flat().map(({ url }) => new URL(url).pathname);
      });
      assert.deepEqual(kept, ["/offline"]);
      await context.setOffline(false);
      await heading.getByText(title).waitFor();
      assert.equal(new URL(page.url()).pathname, "/notifications");
    }, { ...PHONE, as, expected: /ERR_INTERNET_DISCONNECTED/ });
  });
}

Deno.test("without scripts the page for a missing network speaks both languages", () =>
  stage.visit("/offline", async (page) => {
    await page.getByRole("heading", { name: "Нет связи" }).waitFor();
    await page.getByRole("heading", { name: "No connection" }).waitFor();
  }, { javaScriptEnabled: false }));

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`the notifications and their settings are good at ${name}`, async () => {
    const as = await stage.server.open();
    await (await stage.server.ask("/preferences", { as, form: { locale: look.locale?.slice(0, 2) ?? "ru" } }))
      .body
      ?.cancel();
    await stage.visit("/notifications", assertGood, { ...look, as });
    await tell(as, "rule.notice");
    await tell(as, "connection.stopped", "x");
    for (const path of ["/notifications", "/notifications?unread=1", "/settings/notifications"]) {
      await stage.visit(path, assertGood, { ...look, as });
    }
  });
}
