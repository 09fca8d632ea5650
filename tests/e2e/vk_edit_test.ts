import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { answer, bubble, open, reached } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage, PHONE, type Scene, WITHOUT_SCRIPTS } from "./inbox_stage.ts";
import { assertGood } from "./pages_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" };

/** An answer that Марина has got, in the browser of whoever wrote it. */
async function answered({ anna, vk, visit }: Scene, text: string) {
  const marina = vk(MARINA);
  await marina.write("Сколько кружек?");
  const page = await visit(anna, "/inbox");
  await open(page, "Марина Котова");
  await answer(page, text);
  await reached(page, text, "sent");
  const shown = () => marina.lines().filter(({ from }) => from === "business");
  return { marina, page, shown };
}

function sheet(page: Page) {
  return page.getByRole("dialog", { name: "Изменить сообщение" });
}

Deno.test("VK-19 an answer is changed by keys alone, and both sides say that it was", () =>
  stage.play(async (scene) => {
    const { page, shown } = await answered(scene, "Две кружки");
    await bubble(page, "Две кружки").getByRole("link", { name: "Изменить сообщение" }).focus();
    await page.keyboard.press("Enter");
    await sheet(page).waitFor();
    assert.equal(await page.evaluate("document.activeElement?.id"), "edit-text");
    await assertGood(page);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Три кружки");
    await page.keyboard.press("Control+Enter");
    await sheet(page).waitFor({ state: "hidden" });
    await bubble(page, "Три кружки").getByText("изменено").waitFor();
    const [line, ...more] = shown();
    assert.deepEqual([line?.text, more.length], ["Три кружки", 0]);
    assert.ok(line?.editedAt);
  })());

Deno.test("VK-19 a new text that did not get there is kept with the reason, and asked for again", () =>
  stage.play(async (scene) => {
    const { marina, page, shown } = await answered(scene, "Две кружки");
    marina.closePrivacy();
    await bubble(page, "Две кружки").hover();
    await bubble(page, "Две кружки").getByRole("link", { name: "Изменить сообщение" }).click();
    await sheet(page).getByLabel("Новый текст").fill("Три кружки");
    await sheet(page).getByRole("button", { name: "Изменить", exact: true }).click();
    const kept = page.locator(".bubble-edit");
    await kept.getByText("Не изменилось: клиент закрыл сообщения").waitFor();
    await assertGood(page);
    marina.closePrivacy(false);
    await kept.getByRole("link", { name: "Попробовать ещё раз" }).click();
    assert.equal(await sheet(page).getByLabel("Новый текст").inputValue(), "Три кружки");
    await sheet(page).getByRole("button", { name: "Изменить", exact: true }).click();
    await bubble(page, "Три кружки").getByText("изменено").waitFor();
    await page.locator(".bubble-edit").waitFor({ state: "detached" });
    assert.deepEqual(shown().map(({ text }) => text), ["Три кружки"]);
  })());

Deno.test("VK-19 on a phone a press on the answer shows the way to change it", () =>
  stage.play(async (scene) => {
    await answered(scene, "Две кружки");
    const phone = await scene.visit(scene.anna, "/inbox", PHONE);
    await phone.locator(".row").first().tap();
    const edit = bubble(phone, "Две кружки").getByRole("link", { name: "Изменить сообщение" });
    await bubble(phone, "Две кружки").tap();
    const { width = 0, height = 0 } = await edit.boundingBox() ?? {};
    assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
    await edit.tap();
    await sheet(phone).getByLabel("Новый текст").fill("Три кружки");
    await assertGood(phone);
    await sheet(phone).getByRole("button", { name: "Изменить", exact: true }).tap();
    await bubble(phone, "Три кружки").getByText("изменено").waitFor();
  })());

Deno.test("VK-19 without scripts an answer is changed by a page, and a colleague's is not", () =>
  stage.play(async (scene) => {
    const { page: own, shown } = await answered(scene, "Две кружки");
    const plain = await scene.visit(scene.anna, new URL(own.url()).pathname, {
      ...WITHOUT_SCRIPTS,
      expected: /400 \(Bad/,
    });
    const edit = plain.locator("#main").getByRole("link", { name: "Изменить сообщение" });
    const address = await edit.getAttribute("href") ?? "";
    await plain.goto(new URL(address, plain.url()).href);
    await plain.getByLabel("Новый текст").fill(" ");
    await plain.getByRole("button", { name: "Изменить", exact: true }).click();
    await plain.getByRole("alert").waitFor();
    await plain.getByLabel("Новый текст").fill("Три кружки");
    await plain.getByRole("button", { name: "Изменить", exact: true }).click();
    await plain.getByRole("heading", { level: 1, name: "Марина Котова" }).waitFor();
    await bubble(own, "Три кружки").getByText("изменено").waitFor();
    assert.deepEqual(shown().map(({ text }) => text), ["Три кружки"]);
    const other = await scene.visit(scene.boris, new URL(own.url()).pathname);
    await bubble(other, "Три кружки").waitFor();
    assert.equal(await other.getByRole("link", { name: "Изменить сообщение" }).count(), 0);
    await other.goto(new URL(address, other.url()).href);
    await other.getByText("Это написал коллега: изменить может только он").waitFor();
    assert.equal(await other.getByLabel("Новый текст").count(), 0);
  })());
