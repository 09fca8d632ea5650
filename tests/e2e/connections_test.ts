import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { connect } from "@/lib/inbox/connect.ts";
import type { TestMember } from "../server.ts";
import { assertGood, DESKTOP, LOOKS, openPages, type PagesStage, PHONE } from "./pages_stage.ts";

let stage: PagesStage;
Deno.test.beforeAll(async () => {
  stage = await openPages();
});
Deno.test.afterAll(async () => await stage[Symbol.asyncDispose]());

const WITHOUT_SCRIPTS = { ...DESKTOP, javaScriptEnabled: false };
const TIMEOUT_MS = 15_000;

let count = 900;

interface Scene {
  readonly as: TestMember;
  readonly path: string;
  readonly group: number;
  readonly token: string;
  /** An event of the community, as VK posts it. */
  post(type: string, object: unknown): Promise<void>;
}

async function community(): Promise<Scene> {
  const { server } = stage;
  const as = await server.open();
  const group = ++count;
  const token = `vk1.a.sandbox-token-${group}`;
  server.sandbox.vk.addCommunity({
    groupId: group,
    name: "Глина и небо",
    screenName: `glina${group}`,
    token,
  });
  const workspace = await server.services.workspaces.open(as.workspaceId);
  const id = await connect(server.services, workspace, { platform: "vk", credentials: { token } });
  return {
    as,
    path: `/settings/channels/${id}`,
    group,
    token,
    async post(type, object) {
      const open = await server.services.connections.find(id);
      assert.ok(open);
      const { webhookUrl, webhookSecret: secret } = open.connection;
      const body = JSON.stringify({ type, object, group_id: group, event_id: crypto.randomUUID(), secret });
      await (await fetch(webhookUrl, { method: "POST", body })).body?.cancel();
    },
  };
}

const photoComment = (group: number) =>
  ["photo_comment_new", {
    id: 5,
    from_id: 777,
    date: 1_790_000_000,
    text: "Красиво",
    photo_id: 3,
    photo_owner_id: -group,
  }] as const;

const done = (page: Page, words: string) => page.getByRole("status").getByText(words).waitFor();
const settings = (page: Page) => page.locator("form", { has: page.getByLabel("Название", { exact: true }) });

async function save(page: Page): Promise<void> {
  await settings(page).getByRole("button", { name: "Сохранить" }).click();
  await done(page, "Настройки канала сохранены");
}

Deno.test("a channel is checked, paused and resumed; its composer closes and opens with it", async () => {
  const { as, path, post } = await community();
  await post("message_new", {
    message: { id: 1, from_id: 777, peer_id: 777, date: 1_790_000_000, text: "Есть кто?" },
  });
  await stage.visit(path, async (page) => {
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.getByRole("button", { name: "Проверить", exact: true }).click();
    await done(page, "Проверили: всё работает");
    await page.getByText("всё в порядке").waitFor();
    await page.getByRole("button", { name: "Остановить" }).click();
    await page.getByText("остановлен", { exact: true }).waitFor();
    await page.goto("/inbox");
    await page.getByRole("link", { name: /Есть кто/ }).click();
    await page.getByText("Канал «Глина и небо» остановлен").waitFor();
    await page.goto(path);
    await page.getByRole("button", { name: "Возобновить" }).click();
    await page.getByText("работает", { exact: true }).waitFor();
  }, { ...DESKTOP, as, baseURL: stage.server.origin });
});

Deno.test("C-01 C-02 C-03 VK-06 VK-17 everything about a channel is set without scripts", async () => {
  const { as, path } = await community();
  await stage.visit(path, async (page) => {
    const form = settings(page);
    await form.getByLabel("Название", { exact: true }).fill("Группа ВК");
    await form.getByLabel("Куда складывать").selectOption("requests");
    await form.getByLabel("Если клиент написал после закрытия").selectOption("7");
    await form.getByLabel("На личные сообщения").fill("");
    await form.getByLabel("На комментарии").fill("ВК:Стена");
    await form.getByLabel("Принимать комментарии под видео").check();
    await form.getByLabel("Приветствие").fill("Рады вам");
    await form.getByLabel("Что написать").fill("Скоро отвечу. {{agent.first_name}}");
    await form.getByLabel("Когда отправлять").selectOption("always");
    await save(page);
    await page.getByRole("heading", { level: 1, name: "Группа ВК" }).waitFor();
    assert.equal(await form.getByLabel("На личные сообщения").inputValue(), "");
    assert.equal(await form.getByLabel("Если клиент написал после закрытия").inputValue(), "7");
    assert.equal(await form.getByLabel("Принимать комментарии под видео").isChecked(), true);
    assert.equal(await form.getByLabel("Принимать комментарии под фото").isChecked(), false);
    assert.equal(await form.getByLabel("Приветствие").inputValue(), "Рады вам");
    assert.equal(await form.getByLabel("Когда отправлять").inputValue(), "always");
  }, { ...WITHOUT_SCRIPTS, as });
});

Deno.test("what is wrong is said above the form and at its field, and the way leads there", async () => {
  const { as, path } = await community();
  await stage.visit(path, async (page) => {
    const form = settings(page);
    await form.getByLabel("Название", { exact: true }).fill("");
    await form.getByLabel("Приветствие").fill("я".repeat(201));
    await form.getByRole("button", { name: "Сохранить" }).click();
    const summary = form.getByRole("alert");
    await summary.getByRole("link", { name: /берёт 200 знаков, сейчас 201/ }).click();
    await page.locator("#greeting:focus").waitFor();
    assert.equal(await form.getByLabel("Приветствие").getAttribute("aria-invalid"), "true");
    assert.equal(await form.getByLabel("Приветствие").inputValue(), "я".repeat(201));
    await assertGood(page);
  }, { ...PHONE, as, expected: /status of 400/ });
});

Deno.test("a revoked key is told with its cure; a new one of the same account brings the channel back", async () => {
  const { as, path, token, group } = await community();
  const { vk } = stage.server.sandbox;
  await stage.visit(path, async (page) => {
    vk.revoke(token);
    await page.getByRole("button", { name: "Проверить", exact: true }).click();
    await page.getByText("VK больше не принимает ключ").waitFor();
    const fresh = `${token}-fresh`;
    vk.addCommunity({ groupId: group, name: "Глина и небо", screenName: `glina${group}`, token: fresh });
    await page.getByLabel("Ключ доступа").fill(fresh);
    await page.getByRole("button", { name: "Проверить и заменить" }).click();
    await done(page, "Канал настроен заново и работает");
    await page.getByText("работает", { exact: true }).waitFor();
  }, { ...DESKTOP, as });
});

Deno.test("C-10 an event that nobody wanted is read, taken in after the switch, and stands in the inbox", async () => {
  const { as, path, post, group } = await community();
  await post(...photoComment(group));
  await stage.visit(path, async (page) => {
    await page.getByRole("link", { name: "Одно из событий мы не поняли" }).click();
    await page.getByRole("link", { name: "photo_comment_new" }).click();
    await page.getByText("Такого события мы не знаем").waitFor();
    const body = page.getByRole("region", { name: "Как пришло" });
    assert.match(await body.innerText(), /"text": "Красиво"/);
    assert.match(await body.innerText(), /"secret": "•••"/);
    const event = page.url();
    await page.getByRole("button", { name: "Принять ещё раз" }).click();
    await page.getByText("Принимали ещё раз").waitFor();
    await page.goto(path);
    await page.getByLabel("Принимать комментарии под фото").check();
    await save(page);
    await page.goto(event);
    await page.getByRole("button", { name: "Принять ещё раз" }).click();
    await done(page, "Событие принято");
    await page.goto("/inbox");
    await page.getByText("Красиво").first().waitFor();
  }, { ...WITHOUT_SCRIPTS, as, baseURL: stage.server.origin });
});

Deno.test("deleting has to be typed out; the tickets stay to be read and cannot be answered", async () => {
  const { as, path, post, group } = await community();
  await post("message_new", {
    message: { id: 1, from_id: 777, peer_id: 777, date: 1_790_000_000, text: "Есть кто?" },
  });
  await stage.visit(path, async (page) => {
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.getByText("1 открытое обращение останется").waitFor();
    await page.getByLabel("Впишите «Глина и небо»").fill("Глина");
    await page.getByRole("button", { name: "Отключить «Глина и небо»" }).click();
    await page.locator("#confirm-error").waitFor();
    await page.getByLabel("Впишите «Глина и небо»").fill("Глина и небо");
    await page.getByRole("button", { name: "Отключить «Глина и небо»" }).click();
    await done(page, "Канал отключён");
    const left = stage.server.sandbox.vk.accounts().find(({ id }) => id === String(group));
    assert.deepEqual(left?.webhooks, []);
    await page.goto("/inbox");
    await page.getByRole("link", { name: /Есть кто/ }).click();
    await page.getByText("Канал отключён, поэтому переписку можно только читать").waitFor();
    assert.equal(await page.locator("#composer-reply").count(), 0);
  }, { ...DESKTOP, as, baseURL: stage.server.origin, expected: /status of 400/ });
});

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`the pages of a channel are good at ${name}`, async () => {
    const { as, path, post, group } = await community();
    await post(...photoComment(group));
    await post("message_new", {
      message: { id: 1, from_id: 777, peer_id: 777, date: 1_790_000_000, text: "Есть кто?" },
    });
    const locale = look.locale?.slice(0, 2) ?? "";
    await (await stage.server.ask("/preferences", { as, form: { locale } })).body?.cancel();
    for (const at of ["/settings/channels", path, `${path}/events`, `${path}/events/1`]) {
      await stage.visit(at, assertGood, { ...look, as });
    }
    await stage.visit(`${path}/events?trouble=1&cursor=MQ`, assertGood, { ...look, as });
  });
}
