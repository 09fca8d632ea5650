import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { answer, bubble, open, reached, replyField, row } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage, PHONE, type Scene } from "./inbox_stage.ts";
import { assertGood } from "./pages_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова", city: "Казань" } as const;
const OLGA = { id: 9_001, firstName: "Ольга", lastName: "Ким" };
const HELLO = "Здравствуйте! Мы в мастерской до семи.";

/** The owner writes a greeting in the community's settings. */
async function greet({ server, anna, visit }: Scene): Promise<void> {
  const workspace = await server.services.workspaces.open(anna.workspaceId);
  const [community] = (await listConnections(server.services, workspace)).filter((one) =>
    one.platform === "vk"
  );
  const page = await visit(anna, `/settings/channels/${community?.id}`);
  await page.getByLabel("Приветствие").fill(HELLO);
  await page.locator("form", { has: page.locator("[name=greeting]") })
    .getByRole("button", { name: "Сохранить", exact: true }).click();
  await page.getByText("Настройки канала сохранены").waitFor();
}

Deno.test("VK-02 VK-09 VK-17 VK-19 VK-20 a conversation: greeted, answered, corrected, read, and answered in VK", () =>
  stage.play(async (scene) => {
    const { anna, sandbox, group, vk, visit } = scene;
    await greet(scene);
    const page = await visit(anna, "/inbox");
    const marina = vk(MARINA);
    await marina.write("Есть такая кружка?", { attachments: ["mug"] });
    await open(page, "Марина Котова");
    await row(page, "Марина Котова").getByText("ВК:Личное").waitFor();
    await bubble(page, "Есть такая кружка?").locator(".image-grid img").waitFor();
    const machine = page.getByRole("article", { name: "Автоматически" });
    await machine.getByText(HELLO).waitFor();
    await page.getByText("Казань").waitFor();

    await answer(page, "Есть, две кружки");
    await reached(page, "Есть, две кружки", "sent");
    await bubble(page, "Есть, две кружки").hover();
    await bubble(page, "Есть, две кружки").getByRole("link", { name: "Изменить сообщение" }).click();
    const sheet = page.getByRole("dialog", { name: "Изменить сообщение" });
    await sheet.getByLabel("Новый текст").fill("Есть, три кружки");
    await sheet.getByRole("button", { name: "Изменить", exact: true }).click();
    await bubble(page, "Есть, три кружки").getByText("изменено").waitFor();
    await marina.read();
    await reached(page, "Есть, три кружки", "read");
    const [greeting, ours, ...more] = marina.lines().filter(({ from }) => from === "business");
    assert.deepEqual([greeting?.text, ours?.text, more], [HELLO, "Есть, три кружки", []]);
    assert.ok(ours?.editedAt, "the customer sees that it was edited");

    await sandbox.vk.admin({ ...OLGA, community: group }).reply(marina, "И одна зелёная");
    await page.getByRole("article", { name: /^Ольга Ким, из приложения/ }).getByText("И одна зелёная")
      .waitFor();
    await assertGood(page);
  })());

Deno.test("VK-03 who forbids messages is not written to, and the card and the composer say so", () =>
  stage.play(async ({ anna, vk, visit }) => {
    const marina = vk(MARINA);
    await marina.write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    await marina.deny();
    await page.getByText("Клиент запретил сообщения от вас").waitFor();
    await replyField(page).waitFor({ state: "detached" });
    await page.locator(".inbox-card").getByText("запретил сообщения").waitFor();
    await page.reload();
    await page.getByText("Клиент запретил сообщения от вас").waitFor();
    await assertGood(page);
    await marina.allow();
    await replyField(page).waitFor();
  })());

Deno.test("VK-05 a comment comes with the post's text and picture, and is answered under the post", () =>
  stage.play(async ({ anna, sandbox, group, vk, visit }) => {
    const post = await sandbox.vk.post({ text: "Новая партия ваз", photo: "vase", community: group });
    const page = await visit(anna, "/inbox");
    const { ids } = await vk(MARINA).comment(post, "Почём?");
    await open(page, "Марина Котова");
    const header = page.getByRole("region", { name: "Запись, к которой пишут" });
    await header.getByText("Новая партия ваз").waitFor();
    await header.locator("img.post-image").waitFor();
    assert.equal(
      await header.getByRole("link", { name: "К записи" }).getAttribute("href"),
      `https://vk.com/wall-${group}_${post}`,
    );
    await answer(page, "Тысяча рублей");
    await reached(page, "Тысяча рублей", "sent");
    const own = sandbox.vk.sent.filter(({ account }) => account === String(group));
    assert.deepEqual(own.map(({ method, text, replyTo }) => [method, text, replyTo]), [
      ["wall.createComment", "Тысяча рублей", ids[0]],
    ]);
    await sandbox.vk.admin({ ...OLGA, community: group }).comment(post, "Есть и синие", { replyTo: ids[0] });
    await bubble(page, "Есть и синие").waitFor();
    await assertGood(page);
    const phone = await visit(anna, new URL(page.url()).pathname, { ...PHONE, colorScheme: "dark" });
    await bubble(phone, "Тысяча рублей").waitFor();
    await assertGood(phone);
  })());

Deno.test("VK-07 VK-08 a discussion is read here and answered there: the button leads to it, the answer comes", () =>
  stage.play(async ({ anna, sandbox, group, vk, visit }) => {
    const topic = sandbox.vk.topic({ title: "Вопросы о доставке", community: group });
    const page = await visit(anna, "/inbox");
    await vk(MARINA).board(topic, "Возите в Казань?");
    await row(page, "ВК:Обсуждение").first().click();
    await bubble(page, "Возите в Казань?").waitFor();
    assert.equal(await replyField(page).count(), 0);
    const there = page.getByRole("link", { name: "Открыть ВКонтакте" });
    assert.match(
      await there.getAttribute("href") ?? "",
      new RegExp(`^https://vk\\.com/topic-${group}_${topic}\\b`),
    );
    await sandbox.vk.admin({ ...OLGA, community: group }).board(topic, "Возим по вторникам");
    await bubble(page, "Возим по вторникам").waitFor();
    await assertGood(page);
  })());

Deno.test("VK-10 music is refused before it goes up, with what would go in its place", () =>
  stage.play(async ({ anna, vk, visit }) => {
    const marina = vk(MARINA);
    await marina.write("Пришлите запись");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const music = { name: "song.mp3", mimeType: "audio/mpeg", buffer: Buffer.alloc(2_000) };
    await page.locator(".composer-tools input[type=file]").first().setInputFiles(music);
    await page.getByText("song.mp3: ВКонтакте не принимает музыку. Голосовое (OGG) или WAV отправятся.")
      .waitFor();
    assert.equal(await page.getByRole("progressbar").count(), 0);
    assert.deepEqual(marina.lines().map(({ from }) => from), ["customer"]);
  })());
