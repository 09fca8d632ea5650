import assert from "node:assert/strict";
import { addStarters } from "@/lib/replies/starter/mod.ts";
import type { TestMember } from "../server.ts";
import { assertGood, LOOKS, openPages, type PagesStage } from "./pages_stage.ts";

let stage: PagesStage;
let owner: TestMember;

Deno.test.beforeAll(async () => {
  stage = await openPages();
  owner = await stage.server.open();
});
Deno.test.afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

const LIST = "/settings/replies";

Deno.test("RE-02 a reply is written with its variables at hand, and seen as it will come out", () =>
  stage.visit(LIST, async (page) => {
    await page.getByRole("link", { name: "Новый ответ" }).click();
    await page.getByLabel("Название", { exact: true }).fill("Доставка");
    const text = page.getByLabel("Текст", { exact: true });
    await text.fill("Здравствуйте, ");
    await page.getByText("Подстановки", { exact: true }).click();
    await page.getByRole("button", { name: "Вставить contact.first_name: имя клиента", exact: true }).click();
    await text.pressSequentially("! Едет {ЧТО}.");
    const shown = page.getByRole("region", { name: "Как это выйдет" });
    await shown.getByText("Здравствуйте, Марина! Едет {ЧТО}.").waitFor();
    assert.equal(await shown.locator("mark").innerText(), "{ЧТО}");
    await page.getByRole("button", { name: "Сохранить ответ" }).click();
    await page.getByRole("status").filter({ hasText: "Ответ сохранён" }).waitFor();
    assert.equal(await text.inputValue(), "Здравствуйте, {{contact.first_name}}! Едет {ЧТО}.");
    await page.getByRole("button", { name: "Удалить ответ" }).click();
    await page.getByText("Ответ «Доставка» удалён").waitFor();
    await page.getByRole("button", { name: "Вернуть" }).click();
    await page.getByRole("link", { name: /Доставка/ }).waitFor();
  }, { as: owner }));

Deno.test("all of it works without scripts", () =>
  stage.visit(`${LIST}/new`, async (page) => {
    await page.getByLabel("Название", { exact: true }).fill("Адрес");
    await page.getByLabel("Текст", { exact: true }).fill("{{agent.first_name}} ждёт вас на Садовой, 5");
    await page.getByRole("button", { name: "Сохранить ответ" }).click();
    await page.getByText("Анна ждёт вас на Садовой, 5").waitFor();
    await page.getByRole("button", { name: "Удалить ответ" }).click();
    await page.getByRole("button", { name: "Вернуть" }).click();
    await page.getByRole("searchbox", { name: "Искать в ответах" }).fill("садов");
    await page.getByRole("button", { name: "Найти" }).click();
    assert.equal(await page.locator(".reply-row").count(), 1);
  }, { as: owner, javaScriptEnabled: false }));

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`the pages of saved replies are good at ${name}`, async () => {
    const { server } = stage;
    const as = await server.open();
    await (await server.ask("/preferences", { as, form: { locale: look.locale?.slice(0, 2) ?? "ru" } })).body
      ?.cancel();
    await stage.visit(LIST, assertGood, { ...look, as });
    const workspace = await server.services.workspaces.open(as.workspaceId);
    await addStarters(server.services, workspace, as.userId);
    await stage.visit(LIST, async (page) => {
      await assertGood(page);
      await page.locator(".reply-row > a").first().click();
      await page.locator(".filled").waitFor();
      await page.locator(".fold").last().locator("summary").click();
      await assertGood(page);
    }, { ...look, as });
    for (const path of [`${LIST}?q=zzz`, `${LIST}/new`, `${LIST}/folders`, `${LIST}/coach`]) {
      await stage.visit(path, assertGood, { ...look, as });
    }
  });
}
