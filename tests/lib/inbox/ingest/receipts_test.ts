import assert from "node:assert/strict";
import fc from "fast-check";
import { eq } from "drizzle-orm";
import { aliases, deliveries, messages, type MessageStatus, parked } from "@/db/schema/workspace.ts";
import type { InboundReceipt } from "@/lib/channels/channel.ts";
import { movesForward, statusOf } from "@/lib/inbox/ingest/receipt.ts";
import { inboundMessage, NOON, SECOND } from "@/tests/cast.ts";
import { type Desk, openDesk } from "./desk.ts";

type Reported = InboundReceipt["status"];

const receipt = (status: Reported, ...externalIds: string[]): InboundReceipt => ({
  type: "receipt",
  status,
  externalIds,
  at: NOON + SECOND,
});
const upTo = (
  status: Reported,
  mark: { at?: number; sequence?: number },
  threadKey = "500",
): InboundReceipt => ({
  type: "receipt",
  status,
  upTo: { threadKey, ...mark },
  at: NOON + SECOND,
});

/** A desk with one open ticket. */
async function opened(): Promise<Desk & { ticketId: string }> {
  const desk = await openDesk("whatsapp");
  await desk.hear(inboundMessage());
  return Object.assign(desk, { ticketId: (await desk.ticket()).id });
}

Deno.test("WA-09 statuses move forward only, in whatever order they come", async () => {
  const orders: Reported[][] = [["delivered", "read"], ["read", "delivered"], ["read", "read", "delivered"]];
  for (const order of orders) {
    await using desk = await opened();
    const id = await desk.answer(desk.ticketId, { status: "sent", externalId: "o1" });
    const seen: (MessageStatus | undefined)[] = [];
    for (const status of order) {
      await desk.hear(receipt(status, "o1"));
      seen.push(await desk.status(id));
    }
    assert.equal(seen.at(-1), "read", `${order} → ${seen}`);
    assert.equal(seen[0], order[0]);
  }
});

Deno.test("a failure that the platform reports later fails the answer, with its reason", async () => {
  await using desk = await opened();
  const id = await desk.answer(desk.ticketId, { status: "sent", externalId: "o1" });
  await desk.hear({ ...receipt("failed", "o1"), error: { kind: "user", message: "Recipient is gone" } });
  const [row] = await desk.it.store.db.select().from(messages).where(eq(messages.id, id));
  assert.equal(row?.status, "failed");
  assert.deepEqual(row?.error, { code: "user", params: { platform: "Recipient is gone" } });
  await desk.hear(receipt("delivered", "o1"));
  assert.equal(await desk.status(id), "failed", "what failed does not come back by itself");
});

Deno.test("a failure that is told twice does not fail the answer that was sent again in between", async () => {
  await using desk = await opened();
  const { store } = desk.it;
  const id = await desk.answer(desk.ticketId, { status: "queued" });
  const former = { connectionId: desk.connection.id, externalId: "o1", messageId: id };
  await store.write(() => store.commit([store.db.insert(aliases).values(former)]));
  await desk.hear({ ...receipt("failed", "o1"), echoOf: `${id}.0` });
  const [part] = await store.db.select().from(deliveries).where(eq(deliveries.messageId, id));
  assert.deepEqual([part?.status, part?.externalId, await desk.status(id)], ["queued", null, "queued"]);
});

Deno.test("what was delivered cannot fail afterwards", async () => {
  await using desk = await opened();
  const id = await desk.answer(desk.ticketId, { status: "delivered", externalId: "o1" });
  await desk.hear(receipt("failed", "o1"));
  assert.equal(await desk.status(id), "delivered");
});

Deno.test("an answer of several parts has the status of the part that is least far", async () => {
  await using desk = await opened();
  const parts = ["o1", "o2", "o3"].map((externalId) => ({ status: "sent" as const, externalId }));
  const id = await desk.answer(desk.ticketId, ...parts);
  await desk.hear(receipt("read", "o1", "o2"));
  assert.equal(await desk.status(id), "sent");
  await desk.hear(receipt("delivered", "o3"));
  assert.equal(await desk.status(id), "delivered");
  await desk.hear(receipt("read", "o3"));
  assert.equal(await desk.status(id), "read");
});

Deno.test("one failed part fails the answer", async () => {
  await using desk = await opened();
  const id = await desk.answer(desk.ticketId, { status: "read", externalId: "o1" }, {
    status: "sent",
    externalId: "o2",
  });
  await desk.hear(receipt("failed", "o2"));
  assert.equal(await desk.status(id), "failed");
});

Deno.test("a watermark by sequence reaches what is numbered up to it", async () => {
  await using desk = await opened();
  const parts = [4, 5, 6].map((sequence) => ({
    status: "sent" as const,
    externalId: `o${sequence}`,
    sequence,
  }));
  const ids = [];
  for (const part of parts) ids.push(await desk.answer(desk.ticketId, part));
  const unnumbered = await desk.answer(desk.ticketId, { status: "sent", externalId: "plain" });
  await desk.hear(upTo("read", { sequence: 5 }));
  const statuses = await Promise.all([...ids, unnumbered].map(desk.status));
  assert.deepEqual(statuses, ["read", "read", "sent", "sent"]);
});

Deno.test("a watermark by time reaches what was sent up to it, in its own conversation", async () => {
  await using desk = await opened();
  await desk.hear(inboundMessage({ person: { externalId: "600" } }));
  const other = (await desk.tickets())[1];
  const early = await desk.answer(desk.ticketId, { status: "sent", externalId: "o1", sentAt: NOON });
  const late = await desk.answer(desk.ticketId, { status: "delivered", externalId: "o2", sentAt: NOON + 2 });
  const waiting = await desk.answer(desk.ticketId, { status: "queued" });
  const theirs = await desk.answer(other?.id ?? "", { status: "sent", externalId: "o3", sentAt: NOON });
  await desk.hear(upTo("read", { at: NOON + 1 }));
  const statuses = await Promise.all([early, late, waiting, theirs].map(desk.status));
  assert.deepEqual(statuses, ["read", "delivered", "queued", "sent"]);
});

Deno.test("a watermark reaches the answers of the conversation's closed tickets too", async () => {
  await using desk = await opened();
  const bye = await desk.answer(desk.ticketId, { status: "sent", externalId: "o1", sentAt: NOON });
  await desk.close(desk.ticketId);
  await desk.hear(inboundMessage());
  await desk.hear(upTo("read", { at: NOON }));
  assert.equal(await desk.status(bye), "read");
});

Deno.test("a receipt that comes before the platform's own answer waits for it", async () => {
  await using desk = await opened();
  const id = await desk.answer(desk.ticketId, { status: "sending" });
  await desk.hear(receipt("delivered", "o1"), receipt("read", "o1"));
  assert.equal(await desk.status(id), "sending");
  const waiting = await desk.it.store.db.select().from(parked).where(eq(parked.externalId, "o1"));
  assert.deepEqual(waiting.map((row) => Reflect.get(Object(row.inbound), "status")).sort(), [
    "delivered",
    "read",
  ]);
});

Deno.test("a receipt that came before the echo of its message is applied with the echo", async () => {
  await using desk = await opened();
  const id = await desk.answer(desk.ticketId, { status: "sending", randomId: 77 });
  await desk.hear(receipt("read", "o1"));
  const thread = { kind: "direct", key: "500" } as const;
  await desk.hear(inboundMessage({ externalId: "o1", from: "ours", echoOf: "random:77", thread }));
  assert.equal(await desk.status(id), "read");
  const [part] = await desk.it.store.db.select().from(deliveries);
  assert.deepEqual([part?.status, part?.externalId], ["read", "o1"]);
});

Deno.test("a watermark that came before the echo of its message reaches it", async () => {
  for (const mark of [{ sequence: 9 }, { at: NOON }]) {
    await using desk = await opened();
    const id = await desk.answer(desk.ticketId, { status: "sending", randomId: 77 });
    await desk.hear(upTo("read", mark));
    const thread = { kind: "direct", key: "500" } as const;
    await desk.hear(
      inboundMessage({ externalId: "o1", from: "ours", echoOf: "random:77", thread, sequence: 9 }),
    );
    assert.equal(await desk.status(id), "read");
    const further = await desk.answer(desk.ticketId, { status: "sending", randomId: 78 });
    desk.it.clock.advance(SECOND);
    await desk.hear(
      inboundMessage({ externalId: "o2", from: "ours", echoOf: "random:78", thread, sequence: 10 }),
    );
    assert.equal(await desk.status(further), mark.sequence ? "sent" : "read");
  }
});

Deno.test("of the watermarks that wait the furthest is kept, in whatever order they came", async () => {
  for (const order of [[5, 9, 7], [9, 5, 7]]) {
    await using desk = await opened();
    for (const sequence of order) await desk.hear(upTo("read", { sequence }));
    const rows = await desk.it.store.db.select().from(parked);
    assert.equal(rows.length, 1);
    assert.deepEqual(Reflect.get(Object(rows[0]?.inbound), "upTo"), { threadKey: "500", sequence: 9 });
  }
});

Deno.test("a receipt for a customer's own message waits for nothing", async () => {
  await using desk = await opened();
  await desk.hear(inboundMessage({ externalId: "theirs" }), receipt("read", "theirs"));
  assert.deepEqual(await desk.it.store.db.select().from(parked), []);
});

const STATUSES: MessageStatus[] = [
  "queued",
  "sending",
  "unsure",
  "sent",
  "delivered",
  "read",
  "failed",
];
const anyStatus = fc.constantFrom(...STATUSES);

Deno.test("no way of moving forward ever leads back", () => {
  fc.assert(fc.property(anyStatus, anyStatus, (from, to) => {
    assert.ok(!(movesForward(from, to) && movesForward(to, from)), `${from} ⇄ ${to}`);
    assert.equal(movesForward(from, from), false);
  }));
});

Deno.test("the whole of several parts does not depend on their order", () => {
  fc.assert(fc.property(fc.array(anyStatus, { minLength: 1 }), (statuses) => {
    const parts = statuses.map((status) => ({ status }));
    assert.equal(statusOf(parts), statusOf(parts.toReversed()));
    assert.ok(statuses.includes(statusOf(parts)) || statusOf(parts) === "read");
  }));
});
