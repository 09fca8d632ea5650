import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { contacts } from "@/db/schema/workspace.ts";
import { addField } from "@/lib/contacts/define_field.ts";
import { connect } from "@/lib/inbox/connect.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import type { TestMember } from "../server.ts";
import { until } from "../flows/until.ts";
import { assertGood, DESKTOP, LOOKS, openPages, type PagesStage, PHONE } from "./pages_stage.ts";

const TOKEN = "911:sandbox-token-911";
const SAID = [
  ["Марина", "Здравствуйте! Сколько стоит доставка в Казань и как долго она идёт?"],
  ["Борис", "Ёлочные шары пришли разбитыми"],
  ["Боря", "Это снова я, пишу с другого номера"],
] as const;

let stage: PagesStage;
let owner: TestMember;
let workspace: Workspace;
Deno.test.beforeAll(async () => {
  stage = await openPages();
  const { services, sandbox, open } = stage.server;
  owner = await open();
  sandbox.telegram.addBot({ token: TOKEN, name: "Глина и небо", username: "glina_bot" });
  workspace = await services.workspaces.open(owner.workspaceId);
  await connect(services, workspace, { platform: "telegram", credentials: { token: TOKEN } });
  await addField(services, workspace, { name: "Размер", kind: "choice", choices: ["S", "M", "L"] });
  for (const [index, [firstName, text]] of SAID.entries()) await write(5_100 + index, firstName, text);
  await until("the tickets", async () => (await tickets()).length === SAID.length);
});
Deno.test.afterAll(async () => await stage[Symbol.asyncDispose]());

function write(id: number, firstName: string, text: string): Promise<unknown> {
  return stage.server.sandbox.telegram.customer({ bot: TOKEN, id, firstName }).write(text);
}

async function tickets(status: "open" | "all" = "all") {
  const onlooker = { memberId: owner.userId, locale: "ru" as const };
  return (await listTickets(stage.server.services, workspace, onlooker, { status }, { limit: 20 })).items;
}

async function pageOf(name: string): Promise<string> {
  const [row] = await workspace.store.db.select().from(contacts).where(eq(contacts.name, name));
  return `/contacts/${row?.id}`;
}

for (const [name, look] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  Deno.test(`words in another form lead to the conversation, on a ${name}`, () =>
    stage.visit("/inbox", async (page) => {
      await page.getByRole("link", { name: "Поиск", exact: true }).click();
      await page.getByRole("searchbox").fill("елочный шар");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/search\?q=/);
      const hit = page.getByRole("link", { name: /Борис.*Ёлочные шары пришли/ });
      assert.deepEqual(await hit.locator("mark").allTextContents(), ["Ёлочные", "шары"]);
      await hit.click();
      await page.waitForURL(/\/inbox\//);
      await page.getByText("Ёлочные шары пришли разбитыми").last().waitFor();
    }, { as: owner, ...look }));
}

Deno.test("a filter is a chip, and taking it away finds more", () =>
  stage.visit(`/search?q=${encodeURIComponent("доставка is:closed")}`, async (page) => {
    await page.getByText("ничего не нашлось").waitFor();
    await page.getByRole("link", { name: "Убрать условие «состояние: closed»" }).click();
    await page.getByRole("link", { name: /Марина/ }).waitFor();
    assert.equal(await page.getByRole("searchbox").inputValue(), "доставка");
  }, { as: owner }));

Deno.test("without scripts the search, the list and the card work as well", () =>
  stage.visit(`/search?q=${encodeURIComponent("доставки")}`, async (page) => {
    await page.getByRole("link", { name: /Марина.*доставка/ }).waitFor();
    await page.getByRole("link", { name: "Клиенты", exact: true }).first().click();
    await page.getByRole("searchbox").fill("мар");
    await page.getByRole("button", { name: "Найти" }).click();
    await page.getByRole("link", { name: /Марина/ }).click();
    await page.getByText("Изменить карточку").click();
    await page.getByLabel("Размер").selectOption("M");
    await page.getByRole("button", { name: "Сохранить" }).click();
    await page.getByText("Карточка сохранена").waitFor();
    assert.match(await page.locator(".person-facts").innerText(), /Размер\s+M/);
  }, { as: owner, javaScriptEnabled: false }));

Deno.test("two cards of one person are found, merged, and parted again", async () => {
  const boris = await pageOf("Борис");
  await stage.visit(boris, async (page) => {
    await page.getByLabel("Найти другую карточку").fill("боря");
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: /Боря/ }).check();
    await page.getByRole("button", { name: "Объединить" }).click();
    await page.getByText("Карточки объединены").waitFor();
    assert.equal(await page.locator(".person-tickets li").count(), 2);
    await page.getByRole("button", { name: "Отменить объединение с «Боря»" }).click();
    await page.getByText("карточки снова две").waitFor();
    assert.equal(await page.locator(".person-tickets li").count(), 1);
  }, { as: owner });
});

Deno.test("the card in the inbox takes a note, and blocks without a word to the customer", async () => {
  const boris = (await tickets()).find(({ contact }) => contact.name === "Борис");
  await stage.visit(`/inbox/${boris?.id}`, async (page) => {
    const card = page.getByRole("complementary", { name: "Карточка клиента" });
    await card.getByLabel("Новая заметка для коллег").fill("Просил не звонить");
    await card.getByRole("button", { name: "Добавить заметку" }).click();
    await card.getByText("Просил не звонить").waitFor();
    await assertGood(page);
    await card.getByRole("button", { name: "Заблокировать" }).click();
    await card.getByText("заблокирован").waitFor();
    await write(5_101, "Борис", "Почему молчите?");
    await page.getByText("Почему молчите?").last().waitFor();
    assert.ok(!(await tickets("open")).some(({ contact }) => contact.name === "Борис"));
    await card.getByRole("button", { name: "Снять блокировку" }).click();
    await page.getByText("Блокировка снята").waitFor();
  }, { as: owner });
});

for (const look of LOOKS) {
  const name = `${look.viewport?.width} px, ${look.colorScheme}, ${look.locale}`;
  Deno.test(`search and contacts are good at ${name}`, async () => {
    const as = owner;
    const locale = look.locale?.slice(0, 2) ?? "ru";
    await (await stage.server.ask("/preferences", { as, form: { locale } })).body?.cancel();
    const paths = [
      "/search",
      `/search?q=${encodeURIComponent("доставка is:open")}`,
      "/search?q=нетакого",
      "/contacts",
      `${await pageOf("Борис")}?find=${encodeURIComponent("боря")}`,
      "/settings/fields",
    ];
    for (const path of paths) await stage.visit(path, assertGood, { ...look, as });
    const wrong = `/search?q=${encodeURIComponent("before:завтрак")}`;
    await stage.visit(wrong, assertGood, { ...look, as, expected: /400 \(Bad Request/ });
    await (await stage.server.ask("/preferences", { as, form: { locale: "ru" } })).body?.cancel();
  });
}
