import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { connect } from "@/lib/inbox/connect.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { ACCOUNT, credentials, NUMBER } from "../flows/meta_cast.ts";
import { until } from "../flows/until.ts";
import type { TestMember } from "../server.ts";
import { bubble, open, reached, replyField } from "./inbox_steps.ts";
import { assertGood, DESKTOP, LOOKS, openPages, type PagesStage, PHONE } from "./pages_stage.ts";

let stage: PagesStage;
Deno.test.beforeAll(async () => {
  stage = await openPages();
});
Deno.test.afterAll(async () => await stage[Symbol.asyncDispose]());

const WITHOUT_SCRIPTS = { ...DESKTOP, javaScriptEnabled: false };
const HOUR_MS = 3_600_000;
const ANNA = { firstName: "Анна", lastName: "Ким" };

let count = 0;

interface Desk {
  readonly as: TestMember;
  readonly workspace: Workspace;
}

async function desk(): Promise<Desk> {
  const as = await stage.server.open();
  return { as, workspace: await stage.server.services.workspaces.open(as.workspaceId) };
}

/** A customer of WhatsApp who wrote so many hours ago; the conversation's address. */
async function whatsapp(hoursAgo: number) {
  const { server } = stage;
  const { as, workspace } = await desk();
  const own = {
    phoneNumberId: `10654035224${++count}`,
    businessAccountId: `10229012934${count}`,
    appSecret: `${NUMBER.appSecret}-${count}`,
    token: `${NUMBER.token}-${count}`,
  };
  const number = { ...NUMBER, ...own };
  server.sandbox.whatsapp.addNumber(number);
  const given = { ...credentials.whatsapp, ...own };
  const id = await connect(server.services, workspace, { platform: "whatsapp", credentials: given });
  const found = await server.services.connections.find(id);
  const registration = { account: number.phoneNumberId };
  await server.sandbox.whatsapp.registerWebhook(found?.connection.webhookUrl ?? "", registration);
  const anna = server.sandbox.whatsapp.customer({
    phone: `7999000${1000 + count}`,
    number: number.phoneNumberId,
    ...ANNA,
  });
  await anna.write("Здравствуйте");
  const at = Date.now() - hoursAgo * HOUR_MS;
  await workspace.store.query("UPDATE identities SET last_inbound_at = ?", [Math.round(at)]);
  return { as, anna, workspace, number: number.phoneNumberId };
}

function orderReady(number: string): void {
  stage.server.sandbox.whatsapp.addTemplate({
    name: "order_ready",
    header: "Заказ {{1}}",
    body: "Здравствуйте, {{1}}. Заказ готов.",
    footer: "Гончарная",
    buttons: [{ type: "QUICK_REPLY", text: "Спасибо" }],
  }, number);
}

const visit = (as: TestMember, see: (page: Page) => Promise<void>, options = {}, path = "/inbox") =>
  stage.visit(path, async (page) => {
    page.setDefaultTimeout(15_000);
    await see(page);
  }, { ...DESKTOP, as, baseURL: stage.server.origin, ...options });

Deno.test("WA-02 when the window is closed a template is chosen, filled with a preview, and sent", async () => {
  const { as, anna, number } = await whatsapp(25);
  orderReady(number);
  await visit(as, async (page) => {
    await open(page, "Анна Ким");
    await page.getByText("WhatsApp: время для ответа вышло").waitFor();
    await page.getByRole("link", { name: "Выбрать шаблон" }).click();
    const dialog = page.getByRole("dialog", { name: "Написать шаблоном" });
    await dialog.getByText("Здравствуйте, […]. Заказ готов.").waitFor();
    await assertGood(page);
    await dialog.getByRole("link", { name: /^Взять этот.*order ready$/ }).click();
    const form = page.getByRole("dialog", { name: "order ready" });
    await form.getByRole("button", { name: "Отправить шаблон" }).click();
    await form.getByText("Заполните это поле").first().waitFor();
    await form.getByLabel("В заголовке: 1").fill("№ 5");
    await form.getByLabel("В тексте: 1").fill("Анна");
    const preview = form.getByRole("region", { name: "Что получит клиент" });
    await preview.getByText("Здравствуйте, Анна. Заказ готов.").waitFor();
    await preview.getByText("Спасибо").waitFor();
    await assertGood(page);
    await form.getByRole("button", { name: "Отправить шаблон" }).click();
    await form.waitFor({ state: "detached" });
    await bubble(page, "Здравствуйте, Анна. Заказ готов.").waitFor();
  });
  await until(
    "the template is there",
    () => anna.lines().some(({ text }) => /Анна\. Заказ готов/.test(text)),
  );
});

Deno.test("WA-02 without scripts the same is done page by page, and what is missing is said at its field", async () => {
  const { as, anna, number } = await whatsapp(25);
  orderReady(number);
  await visit(as, async (page) => {
    await page.getByRole("link", { name: /Анна Ким/ }).first().click();
    await page.getByRole("link", { name: "Выбрать шаблон" }).click();
    await page.getByRole("link", { name: /^Взять этот.*order ready$/ }).click();
    await page.getByLabel("В тексте: 1").fill("Анна");
    await page.getByRole("button", { name: "Отправить шаблон" }).click();
    await page.locator('[id="header.1-error"]').waitFor();
    assert.equal(await page.getByLabel("В тексте: 1").inputValue(), "Анна");
    await page.getByLabel("В заголовке: 1").fill("№ 5");
    await page.getByRole("button", { name: "Отправить шаблон" }).click();
    await page.getByText("Здравствуйте, Анна. Заказ готов.").first().waitFor();
  }, { ...WITHOUT_SCRIPTS, expected: /status of 400/ });
  await until(
    "the template is there",
    () => anna.lines().some(({ text }) => /Анна\. Заказ готов/.test(text)),
  );
});

Deno.test("C-07 under two hours the composer says how long there is still to answer", async () => {
  const { as } = await whatsapp(22.5);
  await visit(as, async (page) => {
    await open(page, "Анна Ким");
    await page.getByText(/Ответить можно ещё 1\sч\s(2|3)\d\sмин/).waitFor();
    await replyField(page).fill("Успеваем");
    await replyField(page).press("Control+Enter");
    await bubble(page, "Успеваем").waitFor();
  });
});

Deno.test("WA-02 a platform that does not answer is said to be, with the way to ask again", async () => {
  const { as, number } = await whatsapp(25);
  orderReady(number);
  const { faults } = stage.server.sandbox;
  await visit(as, async (page) => {
    await open(page, "Анна Ким");
    faults.set({ platform: "whatsapp", method: "message_templates", kind: "5xx" });
    await page.getByRole("link", { name: "Выбрать шаблон" }).click();
    await page.getByText("WhatsApp сейчас не отвечает").waitFor();
    faults.clear();
    await page.getByRole("button", { name: "Попробовать ещё раз" }).click();
    await page.getByText("Здравствуйте, […]. Заказ готов.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Выбрать шаблон" }).waitFor();
  }, { expected: /status of 422/ });
});

async function instagram() {
  const { server } = stage;
  const { as, workspace } = await desk();
  const account = { ...ACCOUNT, id: `1784140000000${1000 + ++count}`, token: `${ACCOUNT.token}-${count}` };
  server.sandbox.instagram.addAccount({ ...account, username: `glina.${count}` });
  const given = { ...credentials.instagram, token: account.token };
  const id = await connect(server.services, workspace, { platform: "instagram", credentials: given });
  const found = await server.services.connections.find(id);
  await server.sandbox.instagram.registerWebhook(found?.connection.webhookUrl ?? "", { account: account.id });
  return {
    as,
    anna: server.sandbox.instagram.customer({
      id: `880000000000${1000 + count}`,
      account: account.id,
      username: `anna.${count}`,
      ...ANNA,
    }),
  };
}

Deno.test("IG-02 C-08 what is left is counted in bytes, and a longer text shows into what it splits", async () => {
  const { as, anna } = await instagram();
  await anna.write("Здравствуйте");
  await visit(as, async (page) => {
    await page.locator(".row").first().click();
    await replyField(page).fill("я".repeat(450));
    const left = page.locator(".composer-count").first();
    await left.getByText("Осталось 100 байт из 1 000").waitFor();
    assert.match(await left.getAttribute("title") ?? "", /Русская буква занимает 2 байта/);
    await replyField(page).fill(`${"я".repeat(400)}\n\n${"ю".repeat(300)}`);
    await page.getByRole("button", { name: /Уйдёт 2 сообщениями/ }).click();
    const parts = page.locator("#composer-parts");
    await parts.getByText("Сообщение 2 из 2").waitFor();
    assert.match(await parts.innerText(), /ю{300}/);
    await replyField(page).press("Control+Enter");
    await reached(page, "ю".repeat(300), "sent");
  });
  assert.deepEqual(
    anna.lines().slice(1).map(({ text }) => text.length),
    [400, 300],
  );
});

Deno.test("C-07 the post of a comment is at hand from anywhere in a long conversation", async () => {
  const { server } = stage;
  const { as, workspace } = await desk();
  const group = 7_000 + ++count;
  const token = `vk1.a.sandbox-token-${group}`;
  server.sandbox.vk.addCommunity({ groupId: group, name: "Глина", screenName: `g${group}`, token });
  await connect(server.services, workspace, { platform: "vk", credentials: { token } });
  const boris = server.sandbox.vk.customer({ id: 777, community: group, firstName: "Борис", lastName: "Ли" });
  const post = await server.sandbox.vk.post({
    text: "Новые чашки уже в печи",
    photo: "mug",
    community: group,
  });
  for (let i = 0; i < 60; i++) await boris.comment(post, `Комментарий ${i}`);
  await visit(as, async (page) => {
    await open(page, "Борис Ли");
    await bubble(page, "Комментарий 59").waitFor();
    assert.equal(await page.locator(".thread-inner > .post").count(), 0);
    await page.getByRole("button", { name: "Комментарий: показать запись" }).click();
    const peek = page.getByRole("group", { name: "Запись, к которой пишут" });
    await peek.getByText("Новые чашки уже в печи").waitFor();
    assert.equal(await peek.locator("img.post-image").count(), 1);
    await peek.getByRole("link", { name: "К записи" }).waitFor();
  });
  await visit(as, async (page) => {
    await open(page, "Борис Ли");
    await page.getByRole("button", { name: "Комментарий: показать запись" }).tap();
    await page.getByText("Новые чашки уже в печи").waitFor();
    await assertGood(page);
  }, PHONE);
});

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`WA-02 the page of templates is good at ${name}`, async () => {
    const { as, number } = await whatsapp(25);
    orderReady(number);
    const locale = look.locale?.slice(0, 2) ?? "";
    await (await stage.server.ask("/preferences", { as, form: { locale } })).body?.cancel();
    const list = await stage.server.ask("/inbox", { as });
    const ticket = /href="(\/inbox\/[^"?]+)/.exec(await list.text())?.[1] ?? "";
    await visit(
      as,
      async (page) => {
        await assertGood(page);
        await page.locator(".template a").first().click();
        await page.locator('[id="body.1"]').waitFor();
        await assertGood(page);
      },
      look,
      `${ticket}/templates`,
    );
  });
}
