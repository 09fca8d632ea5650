import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertGood, DESKTOP, LOOKS, openPages, type PagesStage, PHONE } from "./pages_stage.ts";

let stage: PagesStage;
Deno.test.beforeAll(async () => {
  stage = await openPages();
});
Deno.test.afterAll(async () => await stage[Symbol.asyncDispose]());

const live = (page: Page) => page.locator("#matrix-form[data-live]").waitFor();
const rows = (page: Page) => page.locator(".matrix-row:visible");

Deno.test("C-09 the matrix is filtered while one types, and the address follows", () =>
  stage.visit("/channels", async (page) => {
    await live(page);
    const all = await rows(page).count();
    await page.getByLabel("Найти возможность").fill("обсужд");
    assert.ok(await rows(page).count() < all);
    await page.locator("#discussions").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("q"), "обсужд");
    const shown = await page.locator(".matrix-shown").textContent();
    assert.match(shown ?? "", new RegExp(`^Показан\\S* ${await rows(page).count()} `));
    await page.getByLabel("Найти возможность").fill("такого нет");
    await page.getByText("Такой возможности не нашлось").waitFor();
    await page.reload();
    await page.getByText("Такой возможности не нашлось").waitFor();
  }, DESKTOP));

Deno.test("C-09 two platforms are compared with their sentences, and by their differences", () =>
  stage.visit("/channels", async (page) => {
    await live(page);
    await page.getByRole("checkbox", { name: "ВКонтакте" }).check();
    await page.getByRole("checkbox", { name: "Telegram" }).check();
    assert.equal(await page.locator("thead th:visible").count(), 3);
    await page.locator("#vk-comments").getByText("Комментарий открывает обращение.").first().waitFor();
    const all = await rows(page).count();
    await page.getByRole("checkbox", { name: "Только различия" }).check();
    const differing = await rows(page).count();
    assert.ok(differing > 0 && differing < all);
    const found = await page.evaluate("location.search");
    assert.equal(found, "?platform=vk&platform=telegram&differing=1");
    await assertGood(page);
  }, DESKTOP));

Deno.test("C-09 only what is not as with Usedesk is left, with its answer beside ours", () =>
  stage.visit("/channels", async (page) => {
    await live(page);
    const all = await rows(page).count();
    await page.getByRole("checkbox", { name: "Иначе, чем у Usedesk" }).check();
    const left = await rows(page).count();
    assert.ok(left > 5 && left < all, String(left));
    await page.locator("#facebook-video").getByText("Usedesk: нет").waitFor();
    assert.equal(new URL(page.url()).search, "?usedesk=1");
    await page.getByRole("checkbox", { name: "Telegram" }).check();
    assert.ok(await rows(page).count() < left);
    await page.reload();
    assert.ok(await rows(page).count() < left);
    await assertGood(page);
  }, DESKTOP));

Deno.test("C-09 on a phone one's own channels are told above the cards", async () => {
  const as = await stage.server.open();
  await (await stage.server.ask("/start", { as, form: {} })).body?.cancel();
  await stage.visit("/channels", async (page) => {
    const own = page.getByRole("list", { name: "Ваши каналы" });
    assert.match(await own.innerText(), /^Чат на сайте\s+подключён$/);
    await own.getByRole("link", { name: "подключён" }).tap();
    await page.waitForURL(/\/settings\/channels$/);
  }, { ...PHONE, as });
});

Deno.test("C-09 an answer tells its story at a press; Esc closes it and the focus goes back", () =>
  stage.visit("/channels", async (page) => {
    const answer = page.locator("#vk-comments .matrix-answer");
    await answer.click();
    const about = page.getByRole("group", { name: "Комментарии: ВКонтакте" });
    await about.waitFor();
    assert.match(await about.textContent() ?? "", /Кто может изменить.*Usedesk, 2022.*dev\.vk\.com/);
    await page.keyboard.press("Escape");
    await about.waitFor({ state: "hidden" });
    assert.equal(await answer.evaluate((node) => node === document.activeElement), true);
  }, DESKTOP));

Deno.test("C-09 a link to an answer opens it", () =>
  stage.visit("/channels#telegram-text-limit", async (page) => {
    const about = page.getByRole("group", { name: "Длина ответа: Telegram" });
    await about.waitFor();
    await page.locator("#telegram-text-limit").waitFor();
    const box = await page.locator("#telegram-text-limit").boundingBox();
    assert.ok(box && box.y >= 0 && box.y < 800, JSON.stringify(box));
  }, DESKTOP));

Deno.test("C-09 the head and the first column stay in sight", () =>
  stage.visit("/channels", async (page) => {
    const place = () =>
      page.evaluate(() => {
        const box = document.querySelector(".matrix-box");
        box?.scrollTo(600, 1500);
        const at = box?.getBoundingClientRect();
        const of = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
        return {
          head: Math.round((of("thead th:nth-child(9)")?.top ?? 0) - (at?.top ?? 0)),
          first: Math.round((of("#csi > th, .matrix-row:nth-child(3) > th")?.left ?? 0) - (at?.left ?? 0)),
          scrolled: (box?.scrollTop ?? 0) > 0 && (box?.scrollLeft ?? 0) > 0,
        };
      });
    assert.deepEqual(await place(), { head: 1, first: 1, scrolled: true });
  }, DESKTOP));

Deno.test("C-09 on a phone each feature is a card with every platform's answer", () =>
  stage.visit("/channels", async (page) => {
    const card = page.locator("#comments");
    assert.match(await card.innerText(), /Комментарии\s+ВКонтакте\s+Да\s+Facebook\s+Да/);
    await page.locator("#instagram-comments .matrix-answer").tap();
    const about = page.locator("#instagram-comments-about");
    await about.waitFor();
    const box = await about.boundingBox();
    assert.deepEqual([box?.x, box?.width, Math.round((box?.y ?? 0) + (box?.height ?? 0))], [0, 390, 844]);
  }, { ...PHONE, reducedMotion: "reduce" }));

Deno.test("C-09 on paper there is the table alone, on as many pages as it takes", () =>
  stage.visit("/channels?platform=vk&platform=telegram", async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#matrix-form").isVisible(), false);
    const cut = await page.evaluate(() => {
      const box = document.querySelector(".matrix-box");
      return (box?.scrollHeight ?? 0) - (box?.clientHeight ?? 0);
    });
    assert.equal(cut, 0);
    await page.getByText("Комментарий открывает обращение.").first().waitFor();
  }, DESKTOP));

Deno.test("C-09 paper is white: what a dark screen shows is printed dark on it", () =>
  stage.visit("/channels?platform=vk", async (page) => {
    const ink = () => page.locator("#comments").evaluate((it) => getComputedStyle(it).color);
    const bright = await ink();
    await page.emulateMedia({ media: "print" });
    const printed = await ink();
    await page.emulateMedia({ media: "screen", colorScheme: "light" });
    assert.equal(printed, await ink());
    assert.notEqual(printed, bright);
  }, { ...DESKTOP, colorScheme: "dark" }));

Deno.test("C-09 what is ticked before the scripts are there counts as well", () =>
  stage.visit("/login", async (page) => {
    const gate = Promise.withResolvers<void>();
    await page.route("**/_fresh/client-*.js", async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.goto(`${stage.server.origin}/channels`, { waitUntil: "commit" });
    await page.getByRole("checkbox", { name: "Telegram" }).check();
    const all = await page.locator("thead th:visible").count();
    gate.resolve();
    await live(page);
    assert.equal(await page.locator("thead th:visible").count(), 2);
    assert.ok(all > 2);
    assert.equal(new URL(page.url()).search, "?platform=telegram");
  }, DESKTOP));

Deno.test("C-09 without scripts the filter is a form and the answers still open", () =>
  stage.visit("/channels", async (page) => {
    await page.getByRole("combobox", { name: "Раздел" }).selectOption("files");
    await page.getByRole("button", { name: "Показать" }).click();
    await page.waitForURL(/group=files/);
    assert.equal(await page.locator("#comments").isVisible(), false);
    await page.locator("#vk-audio .matrix-answer").click();
    await page.locator("#vk-audio-about").waitFor();
  }, { ...DESKTOP, javaScriptEnabled: false }));

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`C-09 the matrix is good at ${name}`, async () => {
    await stage.visit("/channels", assertGood, look);
    const as = await stage.server.open();
    await (await stage.server.ask("/preferences", { as, form: { locale: look.locale?.slice(0, 2) ?? "" } }))
      .body?.cancel();
    await stage.visit("/channels?platform=vk&platform=whatsapp", assertGood, { ...look, as });
  });
}
