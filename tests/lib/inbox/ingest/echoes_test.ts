import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { deliveries } from "@/db/schema/workspace.ts";
import { accept, inboundMessage, NOON, SECOND } from "@/tests/cast.ts";
import { openDesk } from "./desk.ts";

const thread = { kind: "direct", key: "500" } as const;
const ours = (externalId: string, values = {}) =>
  inboundMessage({ externalId, from: "ours", thread, text: "Добрый день", sentAt: NOON, ...values });

Deno.test("C-11 an answer from the platform's own app stands in the ticket once, as native", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(inboundMessage());
  const author = { externalId: "42", name: "Вера" };
  await desk.hear(ours("n1", { author }));
  await desk.hear(ours("n1", { author }));
  const found = await desk.messages();
  assert.deepEqual(found.map((one) => [one.direction, one.authorType, one.status]), [
    ["in", "contact", "received"],
    ["out", "native", "sent"],
  ]);
  assert.deepEqual([found[1]?.authorId, found[1]?.authorName], ["42", "Вера"]);
  assert.equal((await desk.ticket()).waitingSince, null);
});

Deno.test("C-11 an answer in the platform's own app opens no ticket", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(ours("n1"));
  assert.deepEqual(await desk.tickets(), []);
  await desk.hear(inboundMessage());
  assert.equal((await desk.messages()).length, 1);
});

Deno.test("C-11 an answer in the platform's own app after the closing goes to the closed ticket", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(inboundMessage());
  const { id } = await desk.ticket();
  await desk.close(id);
  await desk.hear(ours("n1"));
  const ticket = await desk.ticket();
  assert.deepEqual([ticket.id, ticket.status], [id, "closed"]);
});

Deno.test("the echo of our own send is known by its random id and settles it", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(inboundMessage());
  const { id: ticketId } = await desk.ticket();
  const id = await desk.answer(ticketId, { status: "unsure", randomId: 4242 });
  await desk.hear(ours("55", { echoOf: "random:4242", sequence: 9 }));
  assert.equal((await desk.messages()).length, 2, "no second bubble");
  assert.equal(await desk.status(id), "sent");
  const [part] = await desk.it.store.db.select().from(deliveries);
  assert.deepEqual([part?.externalId, part?.sequence, part?.status], ["55", 9, "sent"]);
  await desk.hear(ours("55", { echoOf: "random:4242", sequence: 9 }));
  assert.equal((await desk.messages()).length, 2);
});

Deno.test("the echo of our own send is known by the delivery's own id where the platform hands it back", async () => {
  await using desk = await openDesk("facebook");
  await desk.hear(inboundMessage());
  const id = await desk.answer((await desk.ticket()).id, { status: "sending" });
  await desk.hear(ours("mid.1", { echoOf: `${id}.0` }));
  assert.equal((await desk.messages()).length, 2);
  assert.equal(await desk.status(id), "sent");
});

Deno.test("an echo of a delivery of another connection settles nothing", async () => {
  await using desk = await openDesk("facebook");
  const other = await desk.it.connect("facebook");
  await desk.hear(inboundMessage());
  const id = await desk.answer((await desk.ticket()).id, { status: "sending", randomId: 7 });
  await accept(desk.it, other, [
    inboundMessage({ externalId: "x1" }),
    ours("x2", { echoOf: `${id}.0` }),
    ours("x3", { echoOf: "random:7" }),
  ]);
  assert.equal(await desk.status(id), "sending");
});

Deno.test("an echo whose delivery is known by its external id changes nothing", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(inboundMessage());
  const id = await desk.answer((await desk.ticket()).id, { status: "read", externalId: "55", randomId: 7 });
  await desk.hear(ours("55", { echoOf: "random:7" }), ours("55"));
  assert.equal(await desk.status(id), "read");
  assert.equal((await desk.messages()).length, 2);
});

Deno.test("the echo of one part leaves the other parts as they are", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(inboundMessage());
  const id = await desk.answer(
    (await desk.ticket()).id,
    { status: "sending", randomId: 7 },
    { status: "queued", randomId: 8 },
  );
  await desk.hear(ours("55", { echoOf: "random:7" }));
  const parts = await desk.it.store.db.select().from(deliveries).where(eq(deliveries.messageId, id))
    .orderBy(deliveries.part);
  assert.deepEqual(parts.map((part) => [part.status, part.externalId]), [["sent", "55"], ["queued", null]]);
  assert.equal(await desk.status(id), "queued");
});

Deno.test("an echo that several webhooks bring at once is one", async () => {
  await using desk = await openDesk("vk");
  const other = await desk.it.twin();
  await desk.hear(inboundMessage());
  const id = await desk.answer((await desk.ticket()).id, { status: "sending", randomId: 7 });
  const echo = ours("55", { echoOf: "random:7", sentAt: NOON + SECOND });
  await Promise.all([desk.hear(echo), desk.hear(echo), accept(other, desk.connection, [echo])]);
  assert.equal((await desk.messages()).length, 2);
  assert.equal(await desk.status(id), "sent");
});
