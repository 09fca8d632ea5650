import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { PASSWORD } from "../server.ts";
import { assertGood, LOOKS, openPages, type PagesStage, PHONE } from "./pages_stage.ts";

let stage: PagesStage;
Deno.test.beforeAll(async () => {
  stage = await openPages();
});
Deno.test.afterAll(async () => await stage[Symbol.asyncDispose]());

let people = 0;

/** From the landing to the first screen, as a new owner. @returns the e-mail */
async function signUp(page: Page): Promise<string> {
  const email = `owner${++people}@example.com`;
  await page.getByRole("link", { name: "Создать пространство" }).click();
  await page.getByLabel("Название компании").fill("Глина и небо");
  await page.getByLabel("Как вас зовут").fill("Анна");
  await page.getByLabel("Почта").fill(email);
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("button", { name: "Создать пространство" }).click();
  await page.waitForURL("**/start");
  return email;
}

Deno.test("from the landing to the first message: sign up, try the chat, answer it in the inbox", () =>
  stage.visit("/", async (page, context) => {
    await signUp(page);
    await page.getByRole("button", { name: "Попробовать чат" }).click();
    const [chat] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "Написать себе" }).click(),
    ]);
    await chat.locator(".chat-attach").waitFor();
    await chat.locator("#chat-text").fill("Проверка связи");
    await chat.locator(".chat-send:not([aria-disabled])").click();
    await chat.locator(".chat-message:not([data-state])").filter({ hasText: "Проверка связи" }).waitFor();
    await page.getByRole("link", { name: "К обращениям" }).click();
    await page.getByRole("link", { name: /Проверка связи/ }).click();
    await page.getByText("Проверка связи").first().waitFor();
    assert.match(page.url(), /\/inbox\/\w+/);
  }));

Deno.test("all of it works without scripts", () =>
  stage.visit("/", async (page) => {
    const email = await signUp(page);
    await page.getByRole("button", { name: "Попробовать чат" }).click();
    await page.getByRole("link", { name: "К обращениям" }).click();
    await page.getByText("Пока тихо").waitFor();
    await page.goto(`${stage.server.origin}/settings`);
    await page.getByRole("button", { name: "English" }).first().click();
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await page.goto(`${stage.server.origin}/inbox`);
    await page.locator(".rail-account").click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("You are signed out").or(page.getByText("Вы вышли")).waitFor();
    await page.getByLabel(/^(Почта|E-mail)$/).fill(email);
    await page.getByLabel(/^(Пароль|Password)$/).fill(PASSWORD);
    await page.getByRole("button", { name: /^(Войти|Sign in)$/ }).click();
    await page.waitForURL("**/inbox");
  }, { javaScriptEnabled: false }));

Deno.test("mistakes are told above the form, which takes the focus, and at each field", () =>
  stage.visit("/signup", async (page) => {
    await page.getByLabel("Как вас зовут").fill("Анна");
    await page.getByLabel("Почта").fill("анна");
    await page.getByRole("button", { name: "Создать пространство" }).click();
    const summary = page.getByRole("alert");
    await summary.waitFor();
    assert.equal(await summary.evaluate((node) => node === document.activeElement), true);
    assert.equal(await page.getByLabel("Как вас зовут").inputValue(), "Анна");
    await summary.getByRole("link", { name: /Впишите почту/ }).click();
    const email = page.getByLabel("Почта");
    assert.equal(await email.evaluate((node) => node === document.activeElement), true);
    assert.equal(await email.getAttribute("aria-invalid"), "true");
    await assertGood(page);
  }, { expected: /400 \(Bad Request\)/ }));

Deno.test("after the session has ended one comes back to where one was", async () => {
  const member = await stage.server.open();
  await stage.visit("/settings/tokens", async (page) => {
    await page.waitForURL("**/login?next=%2Fsettings%2Ftokens");
    await page.getByText("вернём вас туда, где вы были").waitFor();
    await page.getByLabel("Почта").fill(member.email);
    await page.getByLabel("Пароль").fill(PASSWORD);
    await page.getByRole("button", { name: "Войти" }).click();
    await page.waitForURL("**/settings/tokens");
  });
});

Deno.test("a page without islands ships no script", () =>
  stage.visit("/login", async (page) => {
    assert.equal(await page.locator("script").count(), 0);
    const asked = await page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)");
    assert.ok(Array.isArray(asked) && asked.length > 0);
    assert.deepEqual(asked.filter((url) => /\.js\b/.test(url)), []);
  }, PHONE));

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`the pages before the door are good at ${name}`, async () => {
    for (
      const path of ["/", "/signup", "/login", "/forgot", "/reset/gone", "/invitations/gone", "/nothing"]
    ) {
      await stage.visit(path, assertGood, { ...look, expected: /404 \(Not Found\)|410 \(Gone\)/ });
    }
  });
}
