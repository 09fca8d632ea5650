import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Frame, Page } from "playwright-core";
import { sample } from "@/lib/sandbox/samples.ts";
import { openWebchatStage, type WebchatStage } from "./webchat_stage.ts";
import { becomes, frameOf, openSnippet, settled, ticketOf, write } from "./webchat_steps.ts";

let stage: WebchatStage;

Deno.test.beforeAll(async () => {
  stage = await openWebchatStage();
});

Deno.test.afterAll(() => stage.close());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

function bubbles(place: Page | Frame) {
  return place.locator(".chat-message .rich-text");
}

Deno.test("a visitor of another site writes, the answer appears at once, and the agent sees it read", () =>
  stage.visit(stage.shopUrl, async (page) => {
    const chat = await openSnippet(page);
    await write(chat, "Есть ржаной?");
    const ticketId = await ticketOf(stage.desk, "Есть ржаной?");
    const answer = await stage.desk.answer(ticketId, "Да, к пяти");
    await bubbles(chat).filter({ hasText: "Да, к пяти" }).waitFor();
    await settled(stage.desk, ticketId, answer, "read");
    await stage.desk.answer(ticketId, "Скидку ей не давать", { private: true });
    await stage.desk.answer(ticketId, "Отложить для вас?");
    await bubbles(chat).filter({ hasText: "Отложить для вас?" }).waitFor();
    assert.deepEqual(await bubbles(chat).allTextContents(), [
      "Есть ржаной?",
      "Да, к пяти",
      "Отложить для вас?",
    ]);
  }));

Deno.test("an answer that comes while the chat is put away shows on the button, delivered and not read", () =>
  stage.visit(stage.shopUrl, async (page) => {
    await page.clock.install();
    const chat = await openSnippet(page);
    await write(chat, "Где вы находитесь?");
    const ticketId = await ticketOf(stage.desk, "Где вы находитесь?");
    await chat.locator("#chat-text").press("Escape");
    await becomes(page, { name: "Написать нам" });
    const answer = await stage.desk.answer(ticketId, "На Садовой");
    await page.clock.fastForward(31_000);
    await settled(stage.desk, ticketId, answer, "delivered");
    await becomes(page, { name: "Написать нам. Новых ответов: 1" });
    await page.keyboard.press("Enter");
    await settled(stage.desk, ticketId, answer, "read");
    await chat.locator("#chat-text").press("Escape");
    await becomes(page, { name: "Написать нам", expanded: false, focused: true });
  }));

Deno.test("the snippet opens by keys, closes by Esc, gives the focus back and remembers", () =>
  stage.visit(stage.shopUrl, async (page) => {
    const chat = await openSnippet(page);
    await chat.locator("#chat-text:focus").waitFor();
    await becomes(page, { expanded: true });
    const [again] = await Promise.all([frameOf(page), page.reload()]);
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    await again.locator("#chat-text").focus();
    await page.keyboard.press("Escape");
    await becomes(page, { name: "Написать нам", expanded: false, focused: true });
    await page.reload();
    await page.waitForFunction(() => Reflect.has(globalThis, "otklik"));
    assert.equal(page.frames().length, 1);
  }));

Deno.test("on a phone the chat fills the screen, and the page behind does not scroll", () =>
  stage.visit(stage.shopUrl, async (page) => {
    await page.waitForFunction(() => Reflect.has(globalThis, "otklik"));
    const [chat] = await Promise.all([frameOf(page), page.touchscreen.tap(390 - 48, 844 - 48)]);
    assert.deepEqual(await chat.evaluate(() => [innerWidth, innerHeight]), [390, 844]);
    assert.equal(await page.evaluate(() => document.documentElement.style.overflow), "hidden");
    await write(chat, "С телефона");
    await chat.getByRole("button", { name: "Свернуть чат" }).tap();
    // The frame asks its page to close it; the page hears that a moment later.
    await page.waitForFunction(() => document.documentElement.style.overflow === "");
    await becomes(page, { focused: true });
  }, PHONE));

Deno.test("the page around the snippet keeps its own, and the snippet its looks", () =>
  stage.visit(stage.shopUrl, async (page) => {
    await page.waitForFunction(() => Reflect.has(globalThis, "otklik"));
    const left = await page.evaluate(() => {
      const host = document.querySelector("otklik-chat");
      return {
        root: host?.shadowRoot,
        inner: host?.childNodes.length,
        display: getComputedStyle(host!).display,
      };
    });
    assert.deepEqual(left, { root: null, inner: 0, display: "inline" });
    const frame = await openSnippet(page);
    assert.deepEqual(await frame.evaluate(() => [innerWidth, innerHeight]), [384, 608]);
  }));

Deno.test("a conversation survives a reload, and so does what was being written", () =>
  stage.visit(stage.chatUrl, async (page) => {
    await write(page, "Сохранится?");
    await page.locator("#chat-text").fill("Недописанное");
    await page.waitForFunction(() =>
      Object.values(localStorage).some((kept) => String(kept).includes("Недописанное"))
    );
    await page.reload();
    await bubbles(page).filter({ hasText: "Сохранится?" }).waitFor();
    assert.equal(await page.locator("#chat-text").inputValue(), "Недописанное");
  }));

Deno.test("what is written without a connection goes by itself once it is back, once", () =>
  stage.visit(stage.chatUrl, async (page, context) => {
    await write(page, "Со связью");
    await context.setOffline(true);
    await page.getByText("Нет связи. Всё отправится само").waitFor();
    await page.locator("#chat-text").fill("Без связи");
    await page.keyboard.press("Enter");
    await page.locator(".chat-message[data-state=sending]").filter({ hasText: "Без связи" }).waitFor();
    await context.setOffline(false);
    await page.locator(".chat-message:not([data-state])").filter({ hasText: "Без связи" }).waitFor();
    await page.getByText("Нет связи").waitFor({ state: "detached" });
    const ticketId = await ticketOf(stage.desk, "Без связи");
    const texts = (await stage.desk.messages(ticketId)).map(({ text }) => text);
    assert.deepEqual(texts, ["Со связью", "Без связи"]);
  }, { expected: /ERR_INTERNET_DISCONNECTED/ }));

Deno.test("pictures are shown, sounds play, files download; too large is said before sending", () =>
  stage.visit(stage.chatUrl, async (page) => {
    const files = [];
    for (const name of ["mug", "voice", "price"] as const) {
      const { bytes, contentType: mimeType, name: fileName } = await sample(name);
      files.push({ name: fileName, mimeType, buffer: Buffer.from(bytes) });
    }
    await page.locator(".chat-attach input").setInputFiles(files);
    await page.locator(".chat-place").evaluate((place) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(25 * 1024 * 1024 + 1)], "large.bin"));
      place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
    });
    await page.getByText("Больше 25 МБ").waitFor();
    await page.getByRole("button", { name: "Убрать файл large.bin" }).click();
    await page.locator(".chat-send:not([aria-disabled])").click();
    await page.locator(".chat-message:not([data-state]) .chat-file >> nth=2").waitFor();
    const image = page.locator(".chat-file img");
    await page.waitForFunction(() =>
      document.querySelector<HTMLImageElement>(".chat-file img")?.naturalWidth
    );
    assert.match(await image.getAttribute("src") ?? "", /^\/media\/.*thumb/);
    const duration = await page.locator(".chat-file audio").evaluate((audio: HTMLAudioElement) =>
      new Promise((resolve) => {
        audio.muted = true;
        audio.ontimeupdate = () => resolve(audio.duration);
        void audio.play();
      })
    );
    assert.ok(Number(duration) > 0);
    assert.equal(await page.locator("a.chat-download").getAttribute("download"), files[2]?.name);
  }));

Deno.test("an answer's markup is text, and only http links are links", () =>
  stage.visit(stage.chatUrl, async (page) => {
    await write(page, "Пришлите код");
    const ticketId = await ticketOf(stage.desk, "Пришлите код");
    const text = '<img src=x onerror="document.title=1"> javascript:alert(1) https://example.ru/a?b=1.';
    await stage.desk.answer(ticketId, text);
    await bubbles(page).filter({ hasText: "onerror" }).waitFor();
    assert.equal(await bubbles(page).last().textContent(), text);
    const links = await page.locator(".chat-bubble a").evaluateAll((found) =>
      found.map((one) => one.getAttribute("href"))
    );
    assert.deepEqual(links, ["https://example.ru/a?b=1"]);
  }));

Deno.test("without scripts one writes, and sees the answer after a reload", () =>
  stage.visit(stage.chatUrl, async (page) => {
    await page.locator("#chat-text").fill("Без скриптов");
    await page.getByRole("button", { name: "Отправить" }).click();
    assert.equal(page.url(), stage.chatUrl);
    await bubbles(page).filter({ hasText: "Без скриптов" }).waitFor();
    await stage.desk.answer(await ticketOf(stage.desk, "Без скриптов"), "И ответ без них");
    await page.getByRole("link", { name: "Обновите страницу, чтобы увидеть ответ" }).click();
    assert.deepEqual(await bubbles(page).allTextContents(), ["Без скриптов", "И ответ без них"]);
  }, { javaScriptEnabled: false }));

Deno.test("who wrote without scripts goes on with them as the same visitor", () =>
  stage.visit(stage.chatUrl, async (page, context) => {
    await page.locator(".chat-attach").waitFor();
    const form = { id: crypto.randomUUID(), text: "Сначала без" };
    const headers = { "sec-fetch-site": "same-origin" };
    await context.request.post(`${stage.chatUrl}/form`, { form, headers });
    await page.reload();
    await write(page, "Потом с ними");
    const ticketId = await ticketOf(stage.desk, "Потом с ними");
    assert.deepEqual((await stage.desk.messages(ticketId)).map(({ text }) => text), [
      "Сначала без",
      "Потом с ними",
    ]);
  }));
