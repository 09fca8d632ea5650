import assert from "node:assert/strict";
import { openDesk } from "../../lib/chat/desk.ts";
import { refusal, type Visitor } from "../../lib/chat/visitor.ts";

function post(visitor: Visitor, body: unknown): Promise<Response> {
  return visitor.ask("messages", { method: "POST", body });
}

Deno.test("a message stands in the inbox with who wrote it", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Есть ржаной?", { visitor: { name: "Марина", email: "marina@example.ru" } });
  const [ticket] = await desk.tickets();
  assert.equal(ticket?.contact.name, "Марина");
  assert.equal(ticket?.preview, "Есть ржаной?");
  assert.deepEqual([ticket?.platform, ticket?.kind, ticket?.section], ["webchat", "direct", "chat"]);
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  const { rows } = await store.query("SELECT email, language FROM contacts");
  assert.deepEqual({ ...rows[0] }, { email: "marina@example.ru", language: "ru-RU" });
});

Deno.test("the same id is the same message, however often and however at once it comes", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.hello();
  const body = { id: crypto.randomUUID(), text: "Один раз" };
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(marina, body)));
  const taken = await Promise.all(answers.map((answer) => answer.json()));
  assert.equal(new Set(taken.map(({ id }) => id)).size, 1);
  const again = await (await post(marina, { ...body, text: "Другой текст" })).json();
  assert.equal(again.text, "Один раз");
  assert.equal((await marina.page()).items.length, 1);
  assert.equal((await desk.messages((await desk.tickets())[0]!.id)).length, 1);
});

Deno.test("two visitors may use one id, and neither sees the other", async () => {
  await using desk = await openDesk();
  const [marina, boris] = [desk.visitor(), desk.visitor()];
  const id = crypto.randomUUID();
  const hers = await marina.write("Я Марина", { id });
  await boris.write("Я Борис", { id });
  assert.deepEqual((await marina.page()).items.map(({ text }) => text), ["Я Марина"]);
  assert.deepEqual((await boris.page()).items.map(({ text }) => text), ["Я Борис"]);
  assert.deepEqual((await boris.changes(0)).items.map(({ text }) => text), ["Я Борис"]);
  assert.deepEqual(
    await refusal(post(boris, { id: crypto.randomUUID(), text: "?", replyTo: hers.id })),
    [404, "not_found"],
  );
  assert.equal((await boris.page()).items.length, 1);
});

Deno.test("a message can answer one of ours, and the inbox shows which", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Когда откроетесь?");
  const [ticket] = await desk.tickets();
  const answer = await desk.answer(ticket!.id, "В семь");
  const reply = await marina.write("Отлично", { replyTo: answer });
  assert.deepEqual(reply.replyTo, { id: answer, text: "В семь", from: "team" });
  const shown = (await desk.messages(ticket!.id)).at(-1);
  assert.equal(shown?.replyTo?.id, answer);
});

Deno.test("a private note cannot be quoted into sight", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Здравствуйте");
  const [ticket] = await desk.tickets();
  const note = await desk.answer(ticket!.id, "Между нами", { private: true });
  const body = { id: crypto.randomUUID(), text: "?", replyTo: note };
  assert.deepEqual(await refusal(post(marina, body)), [404, "not_found"]);
});

Deno.test("a quote that names another visitor's message shows nothing of it", async () => {
  await using desk = await openDesk();
  const [marina, boris] = [desk.visitor(), desk.visitor()];
  const secret = await marina.write("Мой адрес: Садовая, 1");
  await boris.write("Здравствуйте");
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  await store.query("UPDATE messages SET reply_to = ? WHERE text = 'Здравствуйте'", [
    `${marina.id}:${secret.clientId}`,
  ]);
  assert.equal((await boris.page()).items[0]?.replyTo, undefined);
});

Deno.test("what is empty, too long or no message is refused with its reason", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.hello();
  const id = crypto.randomUUID();
  assert.deepEqual(await refusal(post(marina, { id, text: " \n " })), [400, "invalid_request"]);
  assert.deepEqual(await refusal(post(marina, { id, text: "я".repeat(10_001) })), [422, "text_too_long"]);
  const files = Array.from({ length: 11 }, () => "x");
  assert.deepEqual(await refusal(post(marina, { id, files })), [422, "attachment_not_supported"]);
  for (const bad of ["short", "x".repeat(65), "пробел здесь", 5, null]) {
    assert.deepEqual(await refusal(post(marina, { id: bad, text: "x" })), [400, "invalid_request"]);
  }
  assert.deepEqual(await refusal(post(marina, "{")), [400, "invalid_request"]);
  const json = { "content-type": "application/json" };
  const broken = marina.ask("messages", { method: "POST", body: "{", headers: json });
  assert.deepEqual(await refusal(broken), [400, "malformed_json"]);
  const huge = JSON.stringify({ id, text: "x".repeat(1_100_000) });
  const large = marina.ask("messages", { method: "POST", body: huge, headers: json });
  assert.deepEqual(await refusal(large), [413, "too_large"]);
  assert.deepEqual(await refusal(marina.ask("messages?after=-1")), [400, "invalid_request"]);
  assert.deepEqual(await refusal(marina.ask("messages?before=zzz")), [400, "invalid_request"]);
  assert.equal((await desk.tickets()).length, 0);
  await marina.write("😀".repeat(10_000));
});

Deno.test("half a character and a zero byte are stored as text", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("а\0б\ud83d");
  assert.equal((await marina.page()).items[0]?.text, "аб\ufffd");
});

Deno.test("what changed since a line of the log is told once", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Раз");
  const { seq } = await marina.page();
  assert.deepEqual(await marina.changes(seq), { items: [], seq, reset: false });
  const [ticket] = await desk.tickets();
  await desk.answer(ticket!.id, "Два");
  const changes = await marina.changes(seq);
  assert.deepEqual(changes.items.map(({ text, author }) => [text, author]), [["Два", "Анна"]]);
  assert.deepEqual((await marina.changes(changes.seq)).items, []);
});

Deno.test("C-06 a name and an e-mail given later fill the card, and overwrite nothing", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const put = (body: unknown) => marina.ask("visitor", { method: "PUT", body });
  await marina.hello();
  assert.equal((await put({ name: "До сообщения" })).status, 204);
  await marina.write("Здравствуйте");
  assert.equal((await put({ name: "Марина", email: "marina@example.ru" })).status, 204);
  assert.equal((await put({ name: "Не Марина", email: "other@example.ru" })).status, 204);
  const { store } = await desk.services.workspaces.open(desk.workspaceId);
  const { rows } = await store.query("SELECT name, email FROM contacts");
  assert.deepEqual(rows.map((row) => ({ ...row })), [{ name: "Марина", email: "marina@example.ru" }]);
  assert.deepEqual(await refusal(put({ email: "нет" })), [400, "invalid_request"]);
});
