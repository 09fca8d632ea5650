import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { changedCsi } from "@/lib/csi/check_settings.ts";
import { CSI_KEY, USUAL } from "@/lib/csi/settings.ts";
import { pageUrl } from "@/lib/csi/page_token.ts";
import type { CsiSettings } from "@/db/schema/workspace.ts";
import { settings } from "@/db/schema/workspace.ts";
import { until } from "../flows/until.ts";
import { type InboxStage, openInboxStage, PHONE, type Scene } from "./inbox_stage.ts";
import { answer, bubble, open } from "./inbox_steps.ts";
import { assertGood, LOOKS } from "./pages_stage.ts";
import { write } from "./webchat_steps.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

/** Asks customers from now on. */
async function askFrom({ server, anna }: Scene, change: Partial<CsiSettings> = {}): Promise<void> {
  const { store } = await server.services.workspaces.open(anna.workspaceId);
  const value = changedCsi(USUAL, { enabled: true, ...change });
  await store.write(() => store.commit([store.db.insert(settings).values({ key: CSI_KEY, value })]));
}

async function rowOf({ server, anna }: Scene, columns: string): Promise<Record<string, unknown> | undefined> {
  const { store } = await server.services.workspaces.open(anna.workspaceId);
  return (await store.query(`SELECT ${columns} FROM csi_surveys ORDER BY id DESC LIMIT 1`)).rows[0];
}

/** Closes the open ticket as an agent does, and stays with it. */
async function close(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Закрыть обращение" }).click();
}

const choices = (page: Page) => page.locator(".chat-choice");

Deno.test("C-05 web chat: close, question, press, thanks, comment; the score stands on the ticket", () =>
  stage.play(async (scene) => {
    await askFrom(scene);
    const chat = await scene.connect("webchat");
    const visitor = await scene.visit(null, `/chat/${chat}`, PHONE);
    await write(visitor, "Есть ржаной?");
    const page = await scene.visit(scene.anna, "/inbox");
    const [ticket] = await until("the ticket", async () => {
      const { store } = await scene.server.services.workspaces.open(scene.anna.workspaceId);
      const { rows } = await store.query("SELECT id FROM tickets");
      return rows.length > 0 && rows;
    });
    await page.goto(`/inbox/${ticket?.id}`);
    await answer(page, "Да, к пяти");
    await visitor.locator(".chat-message").filter({ hasText: "Да, к пяти" }).waitFor();
    await close(page);
    await visitor.locator(".chat-message").filter({ hasText: "Как мы справились" }).waitFor();
    assert.deepEqual(await choices(visitor).allTextContents(), ["1 😞", "2 🙁", "3 😐", "4 🙂", "5 😀"]);
    await assertGood(visitor);
    await choices(visitor).filter({ hasText: "4" }).click();
    await visitor.getByText("Ваш ответ: 4 🙂").waitFor();
    assert.equal(await choices(visitor).count(), 0);
    await visitor.locator(".chat-message").filter({ hasText: "Спасибо за оценку" }).waitFor();
    await page.goto(`/inbox/${ticket?.id}`);
    await page.locator(".csi-mark").filter({ hasText: "4/5" }).waitFor();
    await page.getByText("Клиент поставил оценку 4/5").waitFor();
    await write(visitor, "Очень вежливо");
    await page.locator(".csi-comment").filter({ hasText: "Очень вежливо" }).waitFor();
    assert.deepEqual(await rowOf(scene, "score, comment, via"), {
      score: 4,
      comment: "Очень вежливо",
      via: "button",
    });
    await visitor.reload();
    await visitor.getByText("Ваш ответ: 4 🙂").waitFor();
    await assertGood(page);
  })());

Deno.test("C-05 web chat without scripts: the buttons are a form", () =>
  stage.play(async (scene) => {
    await askFrom(scene);
    const chat = await scene.connect("webchat");
    const visitor = await scene.visit(null, `/chat/${chat}`, { ...PHONE, javaScriptEnabled: false });
    await visitor.locator("#chat-text").fill("Есть ржаной?");
    await visitor.locator(".chat-send").click();
    const page = await scene.visit(scene.anna, "/inbox");
    await page.locator(".row").filter({ hasText: "Есть ржаной" }).click();
    await page.locator(".thread-day").first().waitFor();
    await close(page);
    await until("the question", async () => (await rowOf(scene, "state"))?.state === "asked");
    await visitor.goto(`/chat/${chat}`);
    await choices(visitor).filter({ hasText: "2" }).click();
    await visitor.getByText("Ваш ответ: 2 🙁").waitFor();
    assert.equal((await rowOf(scene, "score"))?.score, 2);
  })());

Deno.test("C-05 TG-07 on the customer's phone the answers are buttons, and a press is the score", () =>
  stage.play(async (scene) => {
    await askFrom(scene);
    const zoya = scene.telegram({ firstName: "Зоя", lastName: "Осина" });
    await zoya.write("Где мой заказ?");
    const page = await scene.visit(scene.anna, "/inbox");
    await open(page, "Зоя Осина");
    await answer(page, "Уже едет");
    await bubble(page, "Уже едет").waitFor();
    await close(page);
    const phone = await scene.visit(null, "/sandbox/phone");
    const account = phone.locator("select").first();
    await account.locator("option").last().waitFor({ state: "attached" });
    await account.selectOption({ index: await account.locator("option").count() - 1 });
    await phone.getByRole("button", { name: /Зоя Осина/ }).first().click();
    await phone.getByRole("button", { name: "5 😀" }).click();
    await phone.getByText("Спасибо за оценку").first().waitFor();
    assert.equal((await rowOf(scene, "score"))?.score, 5);
  })());

Deno.test("C-05 the page for one tap works at phone's width and without scripts, and axe finds nothing", () =>
  stage.play(async (scene) => {
    await askFrom(scene, { delayMinutes: 60 });
    const marina = scene.telegram({ firstName: "Марина", lastName: "Котова" });
    for (const look of LOOKS) {
      const path = await pageFor(scene, marina, look.locale === "ru-RU" ? "ru" : "en");
      const page = await scene.visit(null, path, { ...look, expected: /410/ });
      await assertGood(page);
      await page.locator("button[value='2']").click();
      await page.locator("textarea").waitFor();
      await assertGood(page);
      await page.locator("textarea").fill("Ждал неделю");
      await page.locator("form button").last().click();
      await page.locator("textarea").waitFor({ state: "detached" });
      await assertGood(page);
      await page.goto("/csi/forged");
      await assertGood(page);
    }

    const plain = await scene.visit(null, await pageFor(scene, marina, "ru"), { javaScriptEnabled: false });
    await plain.locator("button[value='5']").click();
    await plain.getByText("Ваша оценка: 5/5").waitFor();
    assert.deepEqual(await rowOf(scene, "score, via"), { score: 5, via: "page" });
  })());

/** A closed ticket whose customer was asked by a link. */
async function pageFor(
  scene: Scene,
  customer: { write(text: string): Promise<unknown> },
  language: "ru" | "en",
): Promise<string> {
  const { services } = scene.server;
  const workspace = await services.workspaces.open(scene.anna.workspaceId);
  const { store } = workspace;
  await customer.write("Вопрос");
  const expiresAt = Date.now() + 86_400_000;
  const now = Date.now();
  await store.write(() =>
    store.commit([
      `UPDATE tickets SET status = 'closed', closed_at = ${now} WHERE status = 'open'`,
      `INSERT OR IGNORE INTO csi_surveys (id, connection_id, platform, contact_id, identity_id, state, scale, language, closed_at, asked_at, expires_at)
        SELECT id, connection_id, platform, contact_id, identity_id, 'asked', 'five', '${language}', ${now}, ${now}, ${expiresAt} FROM tickets`,
    ])
  );
  const last = await rowOf(scene, "id");
  return new URL(await pageUrl(services, scene.anna.workspaceId, String(last?.id), expiresAt)).pathname;
}

Deno.test("the settings and the report are good in every look, full and empty", () =>
  stage.play(async (scene) => {
    const marina = scene.telegram({ firstName: "Марина", lastName: "Котова" });
    for (const look of LOOKS) {
      const page = await scene.visit(scene.anna, "/settings/csi", look);
      await assertGood(page);
      await page.goto("/reports/csi");
      await assertGood(page);
    }
    await askFrom(scene, { delayMinutes: 60 });
    for (let time = 0; time < 3; time++) await pageFor(scene, marina, "ru");
    const { store } = await scene.server.services.workspaces.open(scene.anna.workspaceId);
    const now = Date.now();
    await store.write(() =>
      store.commit([
        `UPDATE csi_surveys SET state = 'answered', score = 5, scored_at = ${now}, via = 'page', comment = 'Очень быстро'`,
      ])
    );
    for (const look of LOOKS) {
      const page = await scene.visit(scene.anna, "/reports/csi", look);
      await page.locator("svg[role=img]").first().waitFor();
      await page.getByText("Очень быстро").first().waitFor();
      await assertGood(page);
    }
  })());
