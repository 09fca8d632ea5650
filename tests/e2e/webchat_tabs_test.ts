import assert from "node:assert/strict";
import { until } from "../flows/until.ts";
import { openWebchatStage, type WebchatStage } from "./webchat_stage.ts";

let stage: WebchatStage;

Deno.test.beforeAll(async () => {
  stage = await openWebchatStage();
});

Deno.test.afterAll(() => stage.close());

Deno.test("what a visitor wrote in two tabs without a connection all goes once there is one", () =>
  stage.visit(stage.chatUrl, async (page, context) => {
    const other = await context.newPage();
    await other.goto(stage.chatUrl);
    await context.route(
      "**/chat/**",
      (route) => route.request().method() === "POST" ? route.abort() : undefined,
    );
    for (const [tab, text] of [[page, "Из первой вкладки"], [other, "Из второй вкладки"]] as const) {
      await tab.locator(".chat-attach").waitFor();
      await tab.locator("#chat-text").fill(text);
      await tab.locator(".chat-send:not([aria-disabled])").click();
      await tab.locator(".chat-message[data-state]").filter({ hasText: text }).waitFor();
    }
    await other.close();
    await page.goto("about:blank");
    await context.unroute("**/chat/**");
    await page.goto(stage.chatUrl);
    for (const text of ["Из первой вкладки", "Из второй вкладки"]) {
      await page.locator(".chat-message:not([data-state])").filter({ hasText: text }).waitFor();
    }
  }, { expected: /ERR_FAILED/ }));

Deno.test("the last letters before a tab is left are kept too", () =>
  stage.visit(stage.chatUrl, async (page, context) => {
    await page.locator(".chat-attach").waitFor();
    await page.locator("#chat-text").fill("Добрый день, у меня");
    await page.goto(new URL("/", stage.chatUrl).href);
    const later = await context.newPage();
    await later.goto(stage.chatUrl);
    await until(
      "what was being written",
      async () => await later.locator("#chat-text").inputValue() === "Добрый день, у меня",
    );
    assert.equal(await later.locator(".chat-message").count(), 0);
  }));

Deno.test("an answer that was on its way when the connection went does not say that it is there", () =>
  stage.visit(stage.chatUrl, async (page, context) => {
    const gate = Promise.withResolvers<void>();
    await page.route("**/messages", async (route) => {
      const response = await route.fetch();
      if (route.request().method() === "POST") await gate.promise;
      await route.fulfill({ response });
    });
    await page.locator(".chat-attach").waitFor();
    await page.locator("#chat-text").fill("Со связью");
    await page.locator(".chat-send:not([aria-disabled])").click();
    // The line tells of the message before its own answer has come.
    await page.locator(".chat-message:not([data-state])").filter({ hasText: "Со связью" }).waitFor();
    await context.setOffline(true);
    await page.getByText("Нет связи. Всё отправится само").waitFor();
    const late = page.waitForResponse("**/messages");
    gate.resolve();
    await (await late).finished();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    assert.equal(await page.getByText("Нет связи. Всё отправится само").isVisible(), true);
    await context.setOffline(false);
    await page.getByText("Нет связи").waitFor({ state: "detached" });
  }, { expected: /ERR_INTERNET_DISCONNECTED/ }));
