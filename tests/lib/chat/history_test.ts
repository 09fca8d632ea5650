import assert from "node:assert/strict";
import { openDesk } from "./desk.ts";

Deno.test("C-02 the conversation is one for the visitor, although each closing begins a new ticket", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Первый вопрос");
  const [first] = await desk.tickets();
  await desk.answer(first!.id, "Первый ответ");
  await desk.close(first!.id);
  desk.pass(1_000);
  await marina.write("Второй вопрос");
  assert.equal((await desk.tickets()).length, 2);
  const { items, earlier } = await marina.page();
  assert.deepEqual(items.map(({ from, text }) => [from, text]), [
    ["visitor", "Первый вопрос"],
    ["team", "Первый ответ"],
    ["visitor", "Второй вопрос"],
  ]);
  assert.equal(earlier, null);
});

Deno.test("neither notes nor system lines nor answers on their way are shown", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Здравствуйте");
  const [ticket] = await desk.tickets();
  await desk.answer(ticket!.id, "Опять она, скидку не давать", { private: true });
  await desk.close(ticket!.id);
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  await desk.answer(ticket!.id, "Вышел");
  for (const status of ["queued", "sending", "failed", "unsure"]) {
    const id = await desk.answer(ticket!.id, status);
    await store.query("UPDATE messages SET status = ? WHERE id = ?", [status, id]);
  }
  const { items } = await marina.page();
  assert.deepEqual(items.map(({ text }) => text), ["Здравствуйте", "Вышел"]);
  const since = await marina.changes(0);
  assert.deepEqual(since.items.map(({ text }) => text), ["Здравствуйте", "Вышел"]);
  assert.equal((await desk.messages(ticket!.id)).length, 8);
});

Deno.test("what an agent calls the customer is never told", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const mine = await marina.write("Где заказ?");
  const [ticket] = await desk.tickets();
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  await store.query("UPDATE contacts SET name = 'Скандальная', note = 'грубит' WHERE id = ?", [
    ticket!.contact.id,
  ]);
  await desk.answer(ticket!.id, "В пути", { replyTo: mine.id });
  const told = JSON.stringify([await marina.page(), await marina.changes(0), await marina.hello()]);
  assert.doesNotMatch(told, /Скандальная|грубит/);
  const answer = (await marina.page()).items.at(-1);
  assert.deepEqual(answer?.replyTo, { id: mine.id, text: "Где заказ?", from: "visitor" });
});

Deno.test("a long conversation comes in pages without gaps or doubles", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const written: string[] = [];
  for (let i = 0; i < 120; i++) {
    // The pace allows thirty a minute.
    if (i % 25 === 0) desk.pass(61_000);
    await marina.write(`№ ${i}`);
    written.push(`№ ${i}`);
    if (i === 40 || i === 70) {
      for (const ticket of await desk.tickets()) await desk.close(ticket.id);
      desk.pass(10);
    }
  }
  assert.equal((await desk.tickets()).length, 3);
  const shown: string[] = [];
  let cursor: string | null = "";
  let pages = 0;
  while (cursor !== null) {
    const page = await marina.page(cursor);
    shown.unshift(...page.items.map(({ text }) => text));
    cursor = page.earlier;
    pages++;
  }
  assert.deepEqual(shown, written);
  assert.equal(pages, 3);
});

Deno.test("when too much has happened to tell, the page begins anew", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Здравствуйте");
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  await store.query(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) " +
      "INSERT INTO events (kind, at) SELECT 'contact.updated', 0 FROM n",
  );
  const { reset, items, seq } = await marina.changes(1);
  assert.equal(reset, true);
  assert.deepEqual(items.map(({ text }) => text), ["Здравствуйте"]);
  assert.deepEqual(await marina.changes(seq), { items: [], seq, reset: false });
});
