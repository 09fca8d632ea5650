import assert from "node:assert/strict";
import { asc } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import { reads } from "@/db/schema/workspace.ts";
import type { InboundMessage } from "@/lib/channels/channel.ts";
import { inboundMessage, MINUTE, NOON, SECOND } from "@/tests/cast.ts";
import { type Desk, openDesk } from "./desk.ts";

const thread = { kind: "direct", key: "500" } as const;

/** A text sent so many seconds after noon. */
const at = (seconds: number, values: Partial<InboundMessage> = {}) =>
  inboundMessage({ text: `${seconds}`, sentAt: NOON + seconds * SECOND, ...values });
const native = (seconds: number) => at(seconds, { from: "ours", thread });

async function openLate(): Promise<Desk> {
  const desk = await openDesk();
  desk.it.clock.advance(MINUTE);
  return desk;
}

async function shown(desk: Desk) {
  const { preview, previewAuthor, lastMessageAt, lastInboundAt, waitingSince } = await desk.ticket();
  const seconds = (time: number | null) => time === null ? null : (time - NOON) / SECOND;
  return [preview, previewAuthor, seconds(lastMessageAt), seconds(lastInboundAt), seconds(waitingSince)];
}

Deno.test("the list shows the newest message, and since when the customer waits", async () => {
  await using desk = await openLate();
  await desk.hear(at(1));
  assert.deepEqual(await shown(desk), ["1", "contact", 1, 1, 1]);
  await desk.hear(at(2));
  assert.deepEqual(await shown(desk), ["2", "contact", 2, 2, 1]);
  await desk.hear(native(3));
  assert.deepEqual(await shown(desk), ["3", "native", 3, 2, null]);
  await desk.hear(at(4));
  assert.deepEqual(await shown(desk), ["4", "contact", 4, 4, 4]);
});

Deno.test("an older message that comes late moves nothing but the waiting", async () => {
  await using desk = await openLate();
  await desk.hear(at(5));
  await desk.hear(at(2));
  assert.deepEqual(await shown(desk), ["5", "contact", 5, 5, 2]);
  assert.deepEqual((await desk.messages()).map((one) => one.text), ["2", "5"]);
});

Deno.test("a message that was on its way while its ticket was read is unread", async () => {
  await using desk = await openLate();
  const { store } = desk.it;
  await desk.hear(at(1));
  await desk.hear(at(1, { thread: { kind: "direct", key: "600" }, person: { externalId: "600" } }));
  const [ticket, other] = await desk.tickets();
  assert.ok(ticket && other);
  await store.write(() =>
    store.commit(insertMany(reads, [
      { memberId: "anna", ticketId: ticket.id, readAt: NOON + 10 * SECOND },
      { memberId: "boris", ticketId: ticket.id, readAt: NOON + 2 * SECOND },
      { memberId: "anna", ticketId: other.id, readAt: NOON + 10 * SECOND },
    ]))
  );
  await desk.hear(at(5), at(7), native(8));
  const rows = await store.db.select().from(reads).orderBy(asc(reads.ticketId), asc(reads.memberId));
  const unread = rows.map(({ ticketId, memberId, readAt }) => [
    ticketId === ticket.id ? memberId : "other",
    (readAt - NOON) / SECOND,
  ]);
  assert.deepEqual(unread, [["anna", 4.999], ["boris", 2], ["other", 10]]);
});

Deno.test("a native answer that comes late does not answer what was written after it", async () => {
  await using desk = await openLate();
  await desk.hear(at(1), at(4), native(2));
  assert.deepEqual(await shown(desk), ["4", "contact", 4, 4, 1]);
});

Deno.test("a message that a native answer has overtaken waits for nobody", async () => {
  await using desk = await openLate();
  await desk.hear(at(1), native(5), at(3));
  assert.deepEqual(await shown(desk), ["5", "native", 5, 3, null]);
});

Deno.test("a message that an agent cannot have seen waits, although an answer is newer", async () => {
  await using desk = await openLate();
  await desk.hear(at(1));
  const { id } = await desk.ticket();
  const { store } = desk.it;
  await store.write(() =>
    store.commit([{
      sql:
        "UPDATE tickets SET preview = 'ответ', preview_author = 'agent', last_message_at = ?, waiting_since = NULL WHERE id = ?",
      args: [NOON + 9 * SECOND, id],
    }])
  );
  await desk.hear(at(5));
  assert.deepEqual(await shown(desk), ["ответ", "agent", 9, 5, 5]);
});

Deno.test("the list names the kind of a file, and says that something unknown came", async () => {
  await using desk = await openLate();
  await desk.hear(at(1, { text: "", attachments: [{ kind: "audio", url: "https://example.com/a.ogg" }] }));
  assert.equal((await desk.ticket()).preview, "[audio]");
  await desk.hear(at(2, { text: "", unknown: { what: "poll" } }));
  assert.equal((await desk.ticket()).preview, "[unknown]");
  assert.deepEqual((await desk.messages())[1]?.unknown, { what: "poll" });
  await desk.hear(at(3, { text: "", attachments: [] }));
  await desk.hear(at(2));
  assert.equal((await desk.ticket()).lastMessageAt, NOON + 3 * SECOND, "an empty message keeps its place");
});

Deno.test("a preview is one line of at most two hundred characters, none of them cut in half", async () => {
  await using desk = await openLate();
  await desk.hear(at(1, { text: `Раз\n\n  два\t${"👍".repeat(300)}` }));
  const { preview } = await desk.ticket();
  assert.ok(preview.startsWith("Раз два 👍"));
  assert.equal(Array.from(preview).length, 200);
  assert.ok(preview.isWellFormed());
});
