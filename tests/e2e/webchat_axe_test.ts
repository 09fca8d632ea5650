import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";
import { configure } from "@/lib/inbox/connect.ts";
import { sample } from "@/lib/sandbox/samples.ts";
import { openWebchatStage, type WebchatStage } from "./webchat_stage.ts";
import { openSnippet, ticketOf, write } from "./webchat_steps.ts";

let stage: WebchatStage;

Deno.test.beforeAll(async () => {
  stage = await openWebchatStage();
});

Deno.test.afterAll(() => stage.close());

/** WCAG 2.2 AA and what axe holds for good practice. */
async function findings(place: Page | Frame): Promise<unknown> {
  await place.evaluate(axe.source);
  return await place.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)]))`,
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const locale of ["ru-RU", "en-US"]) {
    for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
      const look = { colorScheme, locale, viewport };
      Deno.test(`axe finds nothing: ${colorScheme}, ${locale}, ${viewport.width} px`, () =>
        stage.visit(stage.chatUrl, async (page) => {
          await page.locator(".chat-attach").waitFor();
          assert.deepEqual(await findings(page), [], "empty");
          const text = `Вопрос ${colorScheme} ${locale} ${viewport.width}`;
          await write(page, text);
          await stage.desk.answer(await ticketOf(stage.desk, text), "Ответ: https://example.ru/");
          await page.locator("[data-from=team] .chat-message a").waitFor();
          const { bytes, contentType, name } = await sample("mug");
          const file = { name, mimeType: contentType, buffer: Buffer.from(bytes) };
          await page.locator(".chat-attach input").setInputFiles([file, { ...file, name: "again.jpg" }]);
          await page.locator(".chat-send:not([aria-disabled])").waitFor();
          await page.locator(".chat-ask summary").click();
          await page.locator(".chat-ask input[name=email]").fill("не адрес");
          await page.locator(".chat-ask form button").first().click();
          await page.locator(".chat-ask-wrong").waitFor();
          assert.deepEqual(await findings(page), [], "with a conversation");
          await page.locator(".chat-send").click();
          await page.locator(".chat-message:not([data-state]) img").first().waitFor();
          await page.locator("#chat-text").fill("я".repeat(10_001));
          await page.locator(".chat-note[role=alert]").waitFor();
          assert.deepEqual(await findings(page), [], "with files and a text that is too long");
        }, look));
    }
  }
}

Deno.test("axe finds nothing on a site with the snippet, nor in its frame", () =>
  stage.visit(stage.shopUrl, async (page) => {
    const chat = await openSnippet(page);
    assert.deepEqual(await findings(chat), []);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const named = (role: string) => nodes.find((node) => node.role?.value === role)?.name?.value;
    assert.equal(named("button"), "Свернуть чат");
    assert.equal(named("Iframe"), "Чат");
  }));

Deno.test("axe finds nothing on a paused chat", async () => {
  const { services, workspaceId, connectionId } = stage.desk;
  const workspace = await services.workspaces.open(workspaceId);
  await configure(services, workspace, connectionId, { status: "paused" });
  await stage.visit(stage.chatUrl, async (page) => {
    await page.locator(".chat-paused").waitFor();
    assert.deepEqual(await findings(page), []);
  });
  await configure(services, workspace, connectionId, { status: "active" });
});
