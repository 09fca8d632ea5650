import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import type { TestMember } from "../server.ts";
import { assertGood, LOOKS, openPages, type PagesStage } from "./pages_stage.ts";

let stage: PagesStage;
let owner: TestMember;
let channel: string;
let chat: string;
Deno.test.beforeAll(async () => {
  stage = await openPages();
  const { server } = stage;
  owner = await server.open();
  const token = "901:sandbox-token-901";
  server.sandbox.telegram.addBot({ token, name: "Глина и небо", username: "glina_bot" });
  const workspace = await server.services.workspaces.open(owner.workspaceId);
  channel = await connect(server.services, workspace, { platform: "telegram", credentials: { token } });
  chat = await connect(server.services, workspace, { platform: "webchat", credentials: {} });
});
Deno.test.afterAll(async () => await stage[Symbol.asyncDispose]());

Deno.test("an invitation's link is made, copied, and used by somebody else", () =>
  stage.visit("/settings/team", async (page, context) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByLabel("Роль").selectOption("admin");
    await page.getByRole("button", { name: "Сделать ссылку" }).click();
    await page.getByRole("button", { name: "Скопировать" }).click();
    await page.getByRole("button", { name: "Скопировано" }).waitFor();
    const link = await page.evaluate("navigator.clipboard.readText()");
    assert.equal(link, await page.locator("#invitation-link").inputValue());
    await stage.visit(new URL(String(link)).pathname, async (invited) => {
      await invited.getByLabel("Как вас зовут").fill("Вера");
      await invited.getByLabel("Почта").fill("vera@example.com");
      await invited.getByLabel("Пароль").fill("тоже длинная фраза");
      await invited.getByRole("button", { name: "Присоединиться" }).click();
      await invited.getByText("Вы в команде").waitFor();
    });
    await page.goto(`${stage.server.origin}/settings/team`);
    await page.getByText("vera@example.com").waitFor();
  }, { as: owner }));

Deno.test("a theme is chosen from the account's menu, at once and for every page", () =>
  stage.visit("/settings", async (page) => {
    await page.locator(".rail-account").click();
    await page.locator("#account-menu").getByRole("button", { name: "Тёмное" }).click();
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
    const scheme = () => page.evaluate("getComputedStyle(document.documentElement).colorScheme");
    assert.equal(await scheme(), "dark");
    await page.goto(`${stage.server.origin}/channels`);
    assert.equal(await scheme(), "dark");
  }, { as: owner, colorScheme: "light" }));

Deno.test("a key is checked while the button says so, and takes no second press", () =>
  stage.visit("/settings/channels/new/telegram", async (page) => {
    await page.getByLabel("Ключ доступа").fill("902:sandbox-token-902");
    const busy = Promise.withResolvers<void>();
    let posts = 0;
    await page.exposeFunction("heard", busy.resolve);
    await page.route("**/new/telegram", async (route) => {
      if (route.request().method() === "POST") posts++;
      // Not before the button has changed and was pressed again
      await busy.promise;
      await route.continue();
    });
    await page.evaluate(pressOnceMore);
    await page.getByRole("button", { name: "Проверить и подключить" }).click();
    await page.getByText("Telegram не знает этого токена").first().waitFor();
    assert.equal(posts, 1);
    assert.equal(await page.getByLabel("Ключ доступа").inputValue(), "902:sandbox-token-902");
  }, { as: owner, expected: /422 \(Unprocessable/ }));

/** Runs in the page: presses the button again as soon as it says that it works. */
function pressOnceMore(): void {
  const place = document.querySelector(".busy-button");
  if (!place) return;
  new MutationObserver(() => {
    const button = place.querySelector("button");
    if (button?.ariaDisabled !== "true" || !place.textContent?.includes("Проверяем ключ…")) return;
    button.click();
    Reflect.get(globalThis, "heard")();
  }).observe(place, { subtree: true, childList: true, characterData: true, attributes: true });
}

Deno.test("what has been done is said, and read out", () =>
  stage.visit(`/settings/channels/${channel}`, async (page) => {
    await page.getByRole("button", { name: "Остановить" }).click();
    const said = page.getByRole("status").filter({ hasText: "Канал остановлен" });
    await said.waitFor();
    await page.getByRole("button", { name: "Возобновить" }).click();
    await page.getByRole("status").filter({ hasText: "Канал снова работает" }).waitFor();
  }, { as: owner }));

Deno.test("every page can be walked by keys, past the places by one press", () =>
  stage.visit("/settings", async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Перейти к содержанию");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.closest('#main') !== null"), true);
  }, { as: owner }));

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`the settings are good at ${name}`, async () => {
    const as = owner;
    const locale = look.locale?.slice(0, 2) ?? "ru";
    await (await stage.server.ask("/preferences", { as, form: { locale } })).body?.cancel();
    const paths = [
      "/start",
      "/settings",
      "/settings/team",
      `/settings/team/${owner.userId}`,
      "/settings/workspace",
      "/settings/tokens",
      "/settings/channels",
      "/settings/channels/new/vk",
      `/settings/channels/${channel}`,
      `/settings/channels/${chat}`,
    ];
    for (const path of paths) await stage.visit(path, assertGood, { ...look, as });
    await (await stage.server.ask("/preferences", { as, form: { locale: "ru" } })).body?.cancel();
  });
}
