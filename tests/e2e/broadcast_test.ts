import assert from "node:assert/strict";
import { until } from "../flows/until.ts";
import { type InboxStage, openInboxStage, PHONE, type Scene, WITHOUT_SCRIPTS } from "./inbox_stage.ts";
import { assertGood, LOOKS } from "./pages_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const TEXT = "Новая партия кружек";
const PLACE = "/settings/broadcasts";

async function crowd({ vk }: Scene, count: number) {
  const people = Array.from(
    { length: count },
    (_, index) => vk({ firstName: "Клиент", lastName: `${index}` }),
  );
  for (const one of people) await one.allow();
  return people;
}

function got(people: Awaited<ReturnType<typeof crowd>>): number[] {
  return people.map((one) => one.lines().filter(({ from }) => from === "business").length);
}

Deno.test("VK-21 an owner writes a broadcast, sees how it will look and to how many, and follows it", () =>
  stage.play(async (scene) => {
    const people = await crowd(scene, 35);
    const page = await scene.visit(scene.anna, PLACE);
    await page.getByRole("link", { name: "Новая рассылка" }).click();
    await page.getByText("Получат 35 человек").waitFor();
    await page.getByLabel("Что напишем").fill(TEXT);
    await page.getByRole("button", { name: "Посмотреть, как выйдет" }).click();
    const preview = page.locator(".broadcast-preview");
    await preview.getByText("Чтобы не получать рассылку, ответьте «стоп».").waitFor();
    assert.deepEqual(got(people), people.map(() => 0));
    await page.getByRole("link", { name: "Изменить" }).click();
    assert.equal(await page.getByLabel("Что напишем").inputValue(), TEXT);
    await page.getByLabel("Что напишем").fill(`${TEXT} и ваз`);
    await page.getByRole("button", { name: "Посмотреть, как выйдет" }).click();
    await preview.getByText(`${TEXT} и ваз`).waitFor();
    await page.getByRole("button", { name: "Отправить 35 людям" }).click();
    await page.getByRole("progressbar", { name: "Ход рассылки" }).waitFor();
    await page.getByText(/^\d+ из 35 · [\d,]+ в секунду · осталось \d+:\d\d$/).waitFor();
    await page.getByRole("button", { name: "Пауза" }).click();
    await page.getByText("на паузе", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Продолжить" }).click();
    await page.getByText("отправлена", { exact: true }).waitFor();
    await page.getByText("35 из 35").waitFor();
    assert.deepEqual(got(people), people.map(() => 1));
    await page.getByRole("link", { name: "Все рассылки" }).click();
    await page.getByRole("link", { name: `${TEXT} и ваз` }).waitFor();
  })());

Deno.test("VK-21 without scripts a broadcast is written, corrected, sent and followed by forms", () =>
  stage.play(async (scene) => {
    const people = await crowd(scene, 3);
    const page = await scene.visit(scene.anna, `${PLACE}/new`, { ...WITHOUT_SCRIPTS, expected: /4\d\d \(/ });
    const save = page.getByRole("button", { name: "Посмотреть, как выйдет" });
    await page.getByLabel("Что напишем").fill("Здравствуйте, {{contact.first_name}}");
    await save.click();
    await page.getByText("В тексте осталась пустая подстановка").waitFor();
    assert.equal(await page.getByLabel("Что напишем").inputValue(), "Здравствуйте, {{contact.first_name}}");
    await page.getByLabel("Что напишем").fill(TEXT);
    await save.click();
    await page.getByRole("button", { name: "Отправить 3 людям" }).click();
    await until("everybody to have it", () => got(people).every((count) => count === 1));
    await until("the page to tell", async () => {
      await page.reload();
      return await page.getByText("отправлена", { exact: true }).count() > 0;
    });
    await page.getByText("3 из 3").waitFor();
  })());

Deno.test("VK-21 an agent does not write broadcasts, and a draft can be thrown away", () =>
  stage.play(async (scene) => {
    await crowd(scene, 1);
    const agent = await scene.visit(scene.boris, PLACE, { expected: /403/ });
    assert.equal(await agent.getByRole("link", { name: "Новая рассылка" }).count(), 0);
    const page = await scene.visit(scene.anna, `${PLACE}/new`, PHONE);
    await page.getByLabel("Что напишем").fill(TEXT);
    await page.getByRole("button", { name: "Посмотреть, как выйдет" }).tap();
    await page.getByRole("button", { name: "Удалить черновик" }).tap();
    await page.getByText("Черновик удалён").waitFor();
    await page.getByText("Рассылок ещё не было").waitFor();
  })());

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`VK-21 the pages of broadcasts are good at ${name}`, () =>
    stage.play(async (scene) => {
      const as = scene.anna;
      const locale = look.locale?.slice(0, 2) ?? "ru";
      await (await scene.server.ask("/preferences", { as, form: { locale } })).body?.cancel();
      const page = await scene.visit(as, PLACE, look);
      await assertGood(page);
      await crowd(scene, 2);
      await page.goto(`${scene.server.origin}${PLACE}/new`);
      await assertGood(page);
      await page.locator("#text").fill(TEXT);
      await page.locator("main form button[value=save]").click();
      await page.locator(".broadcast-preview").waitFor();
      await assertGood(page);
      await page.locator("main form:has([value=start]) button").click();
      await page.getByText(locale === "ru" ? "отправлена" : "sent", { exact: true }).waitFor();
      await assertGood(page);
      await page.goto(`${scene.server.origin}${PLACE}`);
      await assertGood(page);
    })());
}
