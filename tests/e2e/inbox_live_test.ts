import assert from "node:assert/strict";
import { until } from "../flows/until.ts";
import { answer, bubble, nextSecond, open, reached, replyField, row } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage } from "./inbox_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

Deno.test("a message appears in both agents' lists at once: unread, on top, counted in the title", () =>
  stage.play(async ({ anna, boris, telegram, vk, visit }) => {
    await vk({ firstName: "Олег", lastName: "Рощин" }).write("Добрый день");
    const pages = [await visit(anna, "/inbox"), await visit(boris, "/inbox")];
    for (const page of pages) await row(page, "Олег Рощин").waitFor();
    await nextSecond();
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Есть синяя кружка?");
    for (const page of pages) {
      const first = page.locator(".row").first();
      await first.filter({ hasText: "Есть синяя кружка?" }).waitFor();
      assert.equal(await first.getAttribute("data-unread"), "");
      await page.waitForFunction(() => document.title.startsWith("(2)"));
      await page.locator("[data-unread-count]", { hasText: "2" }).waitFor();
    }
    const [first, second] = pages;
    assert.ok(first && second);
    await open(first, "Марина Котова");
    await first.waitForFunction(() => document.title === "(1) Марина Котова · Отклик");
    assert.equal(await row(second, "Марина Котова").getAttribute("data-unread"), "");
  })());

Deno.test("what is unread behind the end of the list counts too, however much of it is loaded", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const many = 34;
    for (let index = 1; index <= many; index++) {
      await telegram({ firstName: `Гость ${index}`, lastName: "Рощин" }).write("Добрый день");
    }
    const page = await visit(anna, "/inbox");
    const counted = (count: number) =>
      page.waitForFunction((start) => document.title.startsWith(start), `(${count})`);
    await counted(many);
    await page.locator("[data-unread-count]", { hasText: String(many) }).waitFor();
    await page.locator(".row").last().scrollIntoViewIfNeeded();
    await page.locator(".row").nth(many - 1).waitFor({ state: "attached" });
    await counted(many);
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Есть синяя кружка?");
    await counted(many + 1);
    await open(page, "Марина Котова");
    await counted(many);
  })());

Deno.test("what is being typed into the search stays while messages come in", () =>
  stage.play(async ({ anna, telegram, vk, visit }) => {
    await vk({ firstName: "Олег", lastName: "Рощин" }).write("Добрый день");
    const page = await visit(anna, "/inbox");
    await row(page, "Олег Рощин").waitFor();
    const box = page.getByRole("searchbox", { name: "Поиск по людям и сообщениям" });
    await box.pressSequentially("синяя кру");
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Есть синяя кружка?");
    await row(page, "Марина Котова").waitFor();
    assert.equal(await box.inputValue(), "синяя кру");
    await box.pressSequentially("жка");
    await page.keyboard.press("Enter");
    await row(page, "Олег Рощин").waitFor({ state: "detached" });
    await row(page, "Марина Котова").waitFor();
    assert.equal(await box.inputValue(), "синяя кружка");
  })());

Deno.test("a text that is pasted by mistake is searched for by its beginning, and the list says so calmly", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Есть синяя кружка?");
    const page = await visit(anna, "/inbox");
    await page.locator(".inbox[data-live]").waitFor();
    const box = page.getByRole("searchbox", { name: "Поиск по людям и сообщениям" });
    await box.focus();
    await page.keyboard.insertText("слово ".repeat(1_700));
    await page.keyboard.press("Enter");
    const none = page.locator(".inbox-list .empty-title");
    await none.waitFor();
    assert.ok(((await none.boundingBox())?.height ?? Infinity) < 130);
    assert.match(await box.inputValue(), /^слово слово/);
    assert.equal(await page.locator(".toast").count(), 0);
    await box.fill("* - ^");
    await page.keyboard.press("Enter");
    await none.getByText("По запросу «* - ^»").waitFor();
  })());

Deno.test("a search that news overtake shows what was found all the same", () =>
  stage.play(async ({ anna, telegram, vk, visit }) => {
    await vk({ firstName: "Олег", lastName: "Рощин" }).write("Добрый день");
    const page = await visit(anna, "/inbox");
    await page.locator(".inbox[data-live]").waitFor();
    const held = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    let first = true;
    await page.route("**/api/v1/tickets?q=*", async (route) => {
      const holds = first;
      first = false;
      asked.resolve();
      if (holds) await held.promise;
      await route.continue();
    });
    await page.getByRole("searchbox", { name: "Поиск по людям и сообщениям" }).fill("кружка");
    await page.keyboard.press("Enter");
    await asked.promise;
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Есть синяя кружка?");
    await row(page, "Марина Котова").waitFor();
    await row(page, "Олег Рощин").waitFor({ state: "detached" });
    await page.locator(".inbox-scroll[aria-busy=true]").waitFor({ state: "detached" });
    held.resolve();
    await page.unrouteAll({ behavior: "wait" });
  })());

Deno.test("each message of one customer is told to whoever listens, also when the words are the same", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram({ firstName: "Марина", lastName: "Котова" });
    await marina.write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const said = () => page.locator(".inbox > [aria-live]").textContent();
    const heard: (string | null)[] = [await said()];
    for (const text of ["Есть кружка?", "Синяя?"]) {
      await nextSecond();
      await marina.write(text);
      await bubble(page, text).waitFor();
      heard.push(
        await until("something new to hear", async () => {
          const words = await said();
          return words !== heard.at(-1) && words;
        }),
      );
    }
    assert.equal(heard.at(-1)?.trim(), heard.at(-2)?.trim());
  })());

Deno.test("what one reads stays where it is; a pill counts what came below", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram({ firstName: "Марина", lastName: "Котова" });
    for (let i = 1; i <= 15; i++) await marina.write(`Вопрос ${i}. ${"Очень длинный. ".repeat(12)}`);
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const third = bubble(page, "Вопрос 3.");
    await third.scrollIntoViewIfNeeded();
    const before = await third.boundingBox();
    await marina.write("Вы тут?");
    await marina.write("Ау");
    await page.getByRole("button", { name: "2 новых" }).waitFor();
    const after = await third.boundingBox();
    assert.ok(before && after && Math.abs(after.y - before.y) <= 1, `from ${before?.y} to ${after?.y}`);
    await page.getByRole("button", { name: "2 новых" }).click();
    await bubble(page, "Ау").waitFor();
    await page.waitForFunction(() => document.querySelector(".thread-scroll")!.scrollTop === 0);
    await page.getByRole("button", { name: /нов/ }).waitFor({ state: "detached" });
  })());

Deno.test("what came since the last look stands below a line, until one answers", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram({ firstName: "Марина", lastName: "Котова" });
    const denis = telegram({ firstName: "Денис", lastName: "Ломов" });
    await denis.write("Здравствуйте");
    await marina.write("Первое");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    assert.equal(await page.locator(".unread-line").count(), 0);
    await row(page, "Марина").and(page.locator(":not([data-unread])")).waitFor();
    await open(page, "Денис Ломов");
    await nextSecond();
    await marina.write("Второе");
    await row(page, "Второе").and(page.locator("[data-unread]")).waitFor();
    await open(page, "Марина Котова");
    const line = page.locator(".unread-line");
    await line.waitFor();
    assert.equal(await line.locator("+ .group").textContent().then((text) => text?.includes("Второе")), true);
    await answer(page, "Слушаю");
    await line.waitFor({ state: "detached" });
  })());

Deno.test("a lost connection is said, heals by itself, and nothing is missed", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram({ firstName: "Марина", lastName: "Котова" });
    await marina.write("Добрый день");
    const page = await visit(anna, "/inbox", { expected: /ERR_INTERNET_DISCONNECTED|ERR_NETWORK|409/ });
    await open(page, "Марина Котова");
    await page.context().setOffline(true);
    await page.getByText("Связь пропала").waitFor();
    await answer(page, "Пишу без связи");
    await bubble(page, "Пишу без связи").getByText("Нет связи").waitFor();
    await marina.write("Вы меня слышите?");
    await telegram({ firstName: "Денис", lastName: "Ломов" }).write("А я новый");
    await page.context().setOffline(false);
    await page.getByText("Связь вернулась").waitFor();
    await bubble(page, "Вы меня слышите?").waitFor();
    await row(page, "Денис Ломов").waitFor();
    // What the customer wrote meanwhile holds the answer until the agent has seen it.
    await bubble(page, "Пишу без связи").getByText("пришло новое сообщение").waitFor();
    assert.equal(marina.lines().filter(({ from }) => from === "business").length, 0);
    await bubble(page, "Пишу без связи").getByRole("button", { name: "Отправить ещё раз" }).click();
    await page.locator(".bubble[data-status=sent]").filter({ hasText: "Пишу без связи" }).waitFor();
    await until("the answer", () => marina.lines().some(({ text }) => text === "Пишу без связи"));
    assert.equal(marina.lines().filter(({ from }) => from === "business").length, 1);
  })());

Deno.test("nine tabs of one browser open and hear of a message, and closing some gives their lines to others", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const tabs = [await visit(anna, "/inbox")];
    const context = tabs[0]?.context();
    assert.ok(context);
    while (tabs.length < 9) {
      const tab = await context.newPage();
      await tab.goto("/inbox");
      await tab.locator(".inbox[data-live]").waitFor();
      tabs.push(tab);
    }
    const marina = telegram({ firstName: "Марина", lastName: "Котова" });
    await marina.write("Слышно?");
    for (const tab of tabs) await row(tab, "Слышно?").waitFor();
    const last = tabs.splice(3);
    for (const tab of tabs) await tab.close();
    await marina.write("А теперь?");
    for (const tab of last) await row(tab, "А теперь?").waitFor();
  })());

Deno.test("a draft outlives a reload and the session: after the log-in the ticket is there with it", () =>
  stage.play(async ({ server, anna, telegram, visit }) => {
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Добрый день");
    const page = await visit(anna, "/inbox", { expected: /401/ });
    await open(page, "Марина Котова");
    const ticket = page.url();
    await replyField(page).fill("Недописанный ответ");
    await page.reload();
    await page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>("#composer-reply")?.value === "Недописанный ответ"
    );
    await row(page, "Марина").getByRole("img", { name: "Черновик" }).waitFor();
    await replyField(page).press("End");
    const other = await page.context().request.post("/logout", { headers: { origin: server.origin } });
    assert.ok(other.ok());
    await replyField(page).pressSequentially(", почти");
    await page.getByRole("button", { name: "Закрыть обращение" }).click();
    await page.waitForURL(/\/login\?next=/);
    await page.fill("input[name=email]", anna.email);
    await page.fill("input[name=password]", "очень длинный пароль");
    await page.click("button[type=submit]");
    await page.waitForURL(ticket);
    await page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>("#composer-reply")?.value === "Недописанный ответ, почти"
    );
  })());

Deno.test("letters typed before the page is alive stay, and a draft that was sent does not come back", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Добрый день");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const saved = page.waitForResponse((one) => one.url().endsWith("/draft") && one.ok());
    await replyField(page).fill("Здравствуйте!");
    await saved;
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route("**/_fresh/*.js", async (route) => {
      await promise;
      await route.continue();
    });
    await replyField(page).press("Control+Enter");
    await reached(page, "Здравствуйте!", "sent");
    await page.reload({ waitUntil: "commit" });
    await replyField(page).fill("Чем помочь?");
    const kept = page.waitForRequest((one) => one.url().endsWith("/draft") && one.method() === "PUT");
    resolve();
    assert.equal((await kept).postDataJSON().reply, "Чем помочь?");
    assert.equal(await replyField(page).inputValue(), "Чем помочь?");
    await replyField(page).press("Control+Enter");
    await reached(page, "Чем помочь?", "sent");
  })());

Deno.test("a session that ends while there is no line leads to the log-in", () =>
  stage.play(async ({ server, anna, telegram, visit }) => {
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Добрый день");
    const page = await visit(anna, "/inbox", { expected: /ERR_INTERNET_DISCONNECTED|ERR_NETWORK|401/ });
    await open(page, "Марина Котова");
    await page.context().setOffline(true);
    await page.getByText("Связь пропала").waitFor();
    const headers = { cookie: anna.cookie, origin: server.origin };
    const left = await fetch(`${server.origin}/logout`, { method: "POST", headers, redirect: "manual" });
    assert.equal(left.status, 303);
    await page.context().setOffline(false);
    await page.waitForURL(/\/login\?next=/);
  })());
