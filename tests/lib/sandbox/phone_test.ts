import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../browser.ts";
import { onStage, type Stage } from "./product.ts";

const TOKEN = "777000:AAsandbox_token-for_tests";
const COMMUNITY = "vk1.a.sandbox-token-for-tests";

/** The phone page in a real browser of a phone's width, with Анна at a connected bot; errors of the page fail it. */
function onPhone(test: (stage: Stage & { page: Page; send(text: string): Promise<void> }) => Promise<void>) {
  return () =>
    onStage(async (stage) => {
      const { sandbox, url, product } = stage;
      sandbox.telegram.addBot({ token: TOKEN, name: "Глина и небо", username: "clay_sky_bot" });
      sandbox.vk.addCommunity({ token: COMMUNITY, groupId: 101, name: "Глина и небо" });
      sandbox.telegram.customer({ id: 555, firstName: "Анна", avatar: "avatar2" });
      await (await fetch(`${url}/telegram/bot${TOKEN}/setWebhook?url=${product.url}/t`)).body?.cancel();
      const send = async (text: string) => {
        const body = new URLSearchParams({ chat_id: "555", text });
        const sent = await fetch(`${url}/telegram/bot${TOKEN}/sendMessage`, { method: "POST", body });
        await sent.body?.cancel();
      };
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage({ viewport: { width: 390, height: 780 }, locale: "ru-RU" });
        const errors: string[] = [];
        page.on("pageerror", (error) => errors.push(error.message));
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        await page.goto(`${url}/sandbox/phone`);
        await test({ ...stage, page, send });
        assert.deepEqual(errors, []);
      } finally {
        await browser.close();
      }
    });
}

Deno.test(
  "on the phone one writes, and the answer arrives by itself",
  onPhone(async ({ page, product, send }) => {
    await page.getByLabel("Сообщение", { exact: true }).fill("Есть кружки?");
    await page.keyboard.press("Enter");
    await page.locator(".bubble.own").filter({ hasText: "Есть кружки?" }).waitFor();
    assert.equal(product.hooks[0]?.body.at("message.text"), "Есть кружки?");
    await page.getByLabel("Сообщение", { exact: true }).fill("ещё не отправ");
    await send("Есть, голубые");
    await page.locator(".bubble.theirs").filter({ hasText: "Есть, голубые" }).waitFor();
    assert.equal(await page.getByLabel("Сообщение", { exact: true }).inputValue(), "ещё не отправ");
    const widths = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]");
    assert.deepEqual(widths, [390, 390]);
  }),
);

Deno.test(
  "on the phone one attaches, edits and answers",
  onPhone(async ({ page, product, send }) => {
    await page.getByLabel("Прикрепить").click();
    await page.getByRole("button", { name: "cracked" }).click();
    await page.locator(".bubble.own img").waitFor();
    await page.getByLabel("Прикрепить").click();
    await page.getByRole("button", { name: "Стикер" }).click();
    await page.locator(".bubble .sticker").waitFor();
    await page.getByLabel("Сообщение", { exact: true }).fill("Одна штука");
    await page.getByLabel("Отправить").click();
    await page.getByLabel("Ещё: Одна штука").click();
    await page.getByRole("button", { name: "Изменить" }).click();
    await page.getByLabel("Сообщение", { exact: true }).fill("Две штуки");
    await page.getByLabel("Сохранить").click();
    await page.locator(".bubble.own").filter({ hasText: "изменено" }).waitFor();
    await send("Какой цвет?");
    await page.getByLabel("Ещё: Какой цвет?").click();
    await page.getByRole("button", { name: "Ответить" }).click();
    await page.getByLabel("Сообщение", { exact: true }).fill("Синий");
    await page.keyboard.press("Enter");
    await page.locator(".bubble.own").filter({ hasText: "Синий" }).waitFor();
    const kinds = product.hooks.map(({ body }) =>
      Object.keys(Object(body.at("message") ?? body.at("edited_message")))
    );
    assert.ok(kinds[0]?.includes("photo") && kinds[1]?.includes("sticker"));
    assert.equal(product.hooks[3]?.body.at("edited_message.text"), "Две штуки");
    assert.equal(product.hooks.at(-1)?.body.at("message.reply_to_message.text"), "Какой цвет?");
  }),
);

Deno.test(
  "backstage switches faults; a new person gets a phone of their own",
  onPhone(async ({ page, sandbox }) => {
    await page.getByRole("button", { name: "За кулисами" }).click();
    await page.getByRole("switch", { name: "Слишком часто (429)" }).click();
    await page.getByRole("switch", { name: "Слишком часто (429)", checked: true }).waitFor();
    assert.equal(sandbox.faults.list()[0]?.kind, "429");
    await page.getByRole("switch", { name: "Слишком часто (429)" }).click();
    await page.getByRole("switch", { name: "Слишком часто (429)", checked: false }).waitFor();
    assert.equal(sandbox.faults.list().length, 0);
    await page.getByRole("button", { name: "Люди" }).click();
    await page.getByRole("button", { name: "VK" }).click();
    await page.getByLabel("Имя").fill("Пётр");
    await page.getByRole("button", { name: "Добавить" }).click();
    await page.getByRole("button", { name: "Пётр" }).waitFor();
    assert.equal(sandbox.vk.customers()[0]?.name, "Пётр");
  }),
);

Deno.test(
  "axe finds nothing on the phone page, in either theme",
  onPhone(async ({ page, send, sandbox }) => {
    await sandbox.telegram.customer({ id: 555, firstName: "Анна" }).write("Привет", { attachments: ["mug"] });
    await send("Добрый день");
    await page.locator(".bubble.theirs").waitFor();
    const axe = await Deno.readTextFile(new URL(import.meta.resolve("axe-core")));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const tab of ["Люди", "Телефон", "За кулисами"]) {
        await page.getByRole("button", { name: tab }).click();
        const found: unknown = await page.evaluate(`${axe};
          axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))`);
        assert.deepEqual(found, [], `${colorScheme}, ${tab}`);
      }
    }
  }),
);
