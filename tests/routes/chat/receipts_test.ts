import assert from "node:assert/strict";
import { type Desk, openDesk } from "../../lib/chat/desk.ts";
import { refusal } from "../../lib/chat/visitor.ts";

async function statuses(desk: Desk, ticketId: string): Promise<string[]> {
  const shown = await desk.messages(ticketId);
  return shown.filter(({ direction, private: hidden }) => direction === "out" && !hidden)
    .map(({ status }) => status);
}

Deno.test("what the page has received is delivered, what it has shown is read, up to the message named", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Здравствуйте");
  const [ticket] = await desk.tickets();
  await desk.answer(ticket!.id, "Раз");
  const second = await desk.answer(ticket!.id, "Два");
  const third = await desk.answer(ticket!.id, "Три");
  assert.deepEqual(await statuses(desk, ticket!.id), ["sent", "sent", "sent"]);
  await marina.seen(second, "delivered");
  assert.deepEqual(await statuses(desk, ticket!.id), ["delivered", "delivered", "sent"]);
  await marina.seen(second);
  assert.deepEqual(await statuses(desk, ticket!.id), ["read", "read", "sent"]);
  await marina.seen(third);
  await marina.seen(third, "delivered");
  assert.deepEqual(await statuses(desk, ticket!.id), ["read", "read", "read"]);
});

Deno.test("an answer in a ticket that was closed since is read all the same", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Первое");
  const [ticket] = await desk.tickets();
  const answer = await desk.answer(ticket!.id, "Ответ");
  await desk.close(ticket!.id);
  desk.pass(10);
  await marina.write("Второе");
  await marina.seen(answer);
  assert.deepEqual(await statuses(desk, ticket!.id), ["read"]);
});

Deno.test("a receipt that changes nothing writes nothing", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Здравствуйте");
  const [ticket] = await desk.tickets();
  const answer = await desk.answer(ticket!.id, "Ответ");
  await marina.seen(answer);
  const { seq } = await marina.page();
  await marina.seen(answer);
  await marina.seen(answer, "delivered");
  assert.equal((await marina.page()).seq, seq);
});

Deno.test("nobody marks what is not theirs", async () => {
  await using desk = await openDesk();
  const [marina, boris] = [desk.visitor(), desk.visitor()];
  await marina.write("Здравствуйте");
  const [ticket] = await desk.tickets();
  const answer = await desk.answer(ticket!.id, "Ответ");
  const note = await desk.answer(ticket!.id, "Заметка", { private: true });
  await boris.hello();
  const mark = (visitor: typeof boris, messageId: unknown) =>
    refusal(visitor.ask("seen", { method: "POST", body: { messageId } }));
  assert.deepEqual(await mark(boris, answer), [404, "not_found"]);
  assert.deepEqual(await mark(marina, note), [404, "not_found"]);
  assert.deepEqual(await mark(marina, 5), [400, "invalid_request"]);
  assert.deepEqual(await statuses(desk, ticket!.id), ["sent"]);
});
