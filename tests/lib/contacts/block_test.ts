import assert from "node:assert/strict";
import { blockContact, unblockContact } from "@/lib/contacts/block.ts";
import { reopenTicket } from "@/lib/inbox/tickets.ts";
import { unreadTickets } from "@/routes/unread.ts";
import { openContactDesk } from "./desk.ts";

Deno.test("blocking closes what is open, and what comes then is kept in a closed ticket that is not unread", async () => {
  await using desk = await openContactDesk();
  const { cast: { services }, workspace, boris } = desk;
  await desk.write("Хам", "Ответьте немедленно");
  const id = await desk.idOf("Хам");
  await blockContact(services, workspace, id, boris);
  await blockContact(services, workspace, id, boris);
  await desk.write("Хам", "Вы где?");
  const [ticket, ...others] = await desk.ticketsOf(id);
  assert.deepEqual(others, []);
  assert.deepEqual([ticket?.status, ticket?.preview, ticket?.waitingSince], ["closed", "Вы где?", undefined]);
  assert.deepEqual([ticket?.contact.blocked, (await desk.card(id)).blocked], [true, true]);
  assert.equal(await unreadTickets(workspace, desk.cast.dina.id), 0);
  assert.deepEqual(await desk.texts("где"), ["Вы где?"], "it can still be found");
});

Deno.test("a blocked customer's new conversation begins closed, and asks for nothing", async () => {
  await using desk = await openContactDesk();
  const { cast: { services }, workspace, boris } = desk;
  await desk.write("Хам", "Раз");
  const id = await desk.idOf("Хам");
  await blockContact(services, workspace, id, boris);
  const thread = { kind: "comment" as const, key: "wall:1_2:Хам" };
  await desk.write("Хам", "Под записью", { thread });
  const tickets = await desk.ticketsOf(id);
  assert.deepEqual(tickets.map(({ status, unread }) => [status, unread]), [["closed", false], [
    "closed",
    true,
  ]]);
  const { rows } = await workspace.store.query(
    "SELECT kind FROM jobs WHERE kind IN ('acknowledge', 'greet', 'file_hint', 'broadcast_context')",
  );
  assert.deepEqual(rows, []);
});

Deno.test("a blocked customer in somebody else's discussion is kept there and moves nothing", async () => {
  await using desk = await openContactDesk();
  const { cast: { services }, workspace, boris } = desk;
  const thread = { kind: "discussion" as const, key: "topic:1" };
  const at = Date.now() - 60_000;
  await desk.write("Ольга", "Обсудим?", { thread, sentAt: at });
  await desk.write("Хам", "Раз");
  await blockContact(services, workspace, await desk.idOf("Хам"), boris);
  await desk.write("Хам", "Чепуха", { thread, sentAt: at + 30_000 });
  const [ticket] = await desk.ticketsOf(await desk.idOf("Ольга"));
  assert.deepEqual([ticket?.preview, ticket?.lastMessageAt], ["Обсудим?", new Date(at).toISOString()]);
  assert.deepEqual(await desk.texts("чепуха"), ["Чепуха"]);
});

Deno.test("an agent who opens the ticket again hears the customer in it", async () => {
  await using desk = await openContactDesk();
  const { cast: { services }, workspace, boris } = desk;
  await desk.write("Хам", "Раз");
  const id = await desk.idOf("Хам");
  await blockContact(services, workspace, id, boris);
  const [closed] = await desk.ticketsOf(id);
  await reopenTicket(services, workspace, closed?.id ?? "", boris);
  await desk.write("Хам", "Простите меня");
  const [ticket, ...others] = await desk.ticketsOf(id);
  assert.deepEqual([others.length, ticket?.status, ticket?.unread], [0, "open", true]);
  assert.ok(ticket?.waitingSince);
});

Deno.test("after unblocking the next message opens a ticket as ever", async () => {
  await using desk = await openContactDesk();
  const { cast: { services }, workspace, boris } = desk;
  await desk.write("Хам", "Раз");
  const id = await desk.idOf("Хам");
  await blockContact(services, workspace, id, boris);
  await desk.write("Хам", "Два");
  await unblockContact(services, workspace, id);
  await unblockContact(services, workspace, id);
  await desk.write("Хам", "Три");
  const [newest, former] = await desk.ticketsOf(id);
  assert.deepEqual([newest?.status, newest?.preview, former?.status], ["open", "Три", "closed"]);
  assert.equal(newest?.contact.blocked, undefined);
});

Deno.test("pictures of an album and edits of a blocked customer wake nobody either", async () => {
  await using desk = await openContactDesk();
  const { cast: { services }, workspace, boris } = desk;
  await desk.write("Хам", "Раз");
  const id = await desk.idOf("Хам");
  await blockContact(services, workspace, id, boris);
  await desk.write("Хам", "Первая", { album: "a" });
  await desk.write("Хам", "Вторая", { album: "a" });
  const [ticket] = await desk.ticketsOf(id);
  assert.deepEqual([ticket?.status, ticket?.waitingSince], ["closed", undefined]);
  assert.deepEqual(await desk.texts("первая"), ["Первая Вторая"]);
});

Deno.test("whom nobody knows cannot be blocked", async () => {
  await using desk = await openContactDesk();
  const { cast: { services }, workspace, boris } = desk;
  await assert.rejects(blockContact(services, workspace, "nobody", boris), { code: "not_found" });
  await assert.rejects(unblockContact(services, workspace, "nobody"), { code: "not_found" });
});
