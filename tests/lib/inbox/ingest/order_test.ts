import assert from "node:assert/strict";
import fc from "fast-check";
import { asc, eq } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import { deliveries, messages, parked, tickets } from "@/db/schema/workspace.ts";
import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { newId } from "@/lib/ids.ts";
import {
  accept,
  inboundMessage,
  MINUTE,
  NOON,
  openTestWorkspace,
  SECOND,
  type TestWorkspace,
} from "@/tests/cast.ts";

const thread = { kind: "direct", key: "500" } as const;

/** What a customer did with one message. */
interface Written {
  readonly text: string;
  readonly edits: readonly string[];
  readonly deleted: boolean;
  /** Marks that the customer puts on it, one after another; an empty one takes the mark away. */
  readonly marks: readonly string[];
}

/** What became of one answer of ours: how far receipts by id say that it came. */
interface Answered {
  readonly receipts: readonly ("delivered" | "read")[];
  /** Somebody took it back on the platform itself. */
  readonly deleted: boolean;
  readonly marks: readonly string[];
}

interface Conversation {
  readonly written: readonly Written[];
  readonly answered: readonly Answered[];
  /** Sequence number up to which everything was read; 0: nothing is said of it. */
  readonly readUpTo: number;
}

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const marks = fc.array(fc.constantFrom("👍", "❤", ""), { maxLength: 3 });
const conversation: fc.Arbitrary<Conversation> = fc.record({
  written: fc.array(
    fc.record({ text, edits: fc.array(text, { maxLength: 3 }), deleted: fc.boolean(), marks }),
    { minLength: 1, maxLength: 5 },
  ),
  answered: fc.array(
    fc.record({
      receipts: fc.uniqueArray(fc.constantFrom("delivered" as const, "read" as const)),
      deleted: fc.boolean(),
      marks,
    }),
    { maxLength: 3 },
  ),
  readUpTo: fc.integer({ min: 0, max: 4 }),
});

/** The events in the order in which they happened. */
function eventsOf({ written, answered, readUpTo }: Conversation): Inbound[] {
  const marked = (externalId: string, marks: readonly string[]) =>
    marks.map((emoji, number) => ({
      type: "reaction" as const,
      externalId,
      person: { externalId: thread.key },
      emoji,
      at: NOON + number,
    }));
  const said = written.flatMap(({ text, edits, deleted, marks }, index): Inbound[] => {
    const externalId = `in${index}`;
    const sentAt = NOON + index * SECOND;
    return [
      inboundMessage({ externalId, text, sentAt, sequence: 2 * index + 1 }),
      ...edits.map((text, number) => ({ type: "edit" as const, externalId, text, at: sentAt + number + 1 })),
      ...(deleted ? [{ type: "deletion" as const, externalId, at: sentAt + 100 }] : []),
      ...marked(externalId, marks),
    ];
  });
  const echoed = answered.flatMap(({ receipts, deleted, marks }, index): Inbound[] => {
    const externalId = `out${index}`;
    const echo = { from: "ours", echoOf: `random:${index + 1}`, thread, sequence: index + 1 } as const;
    return [
      inboundMessage({ externalId, ...echo }),
      ...receipts.map((status) => ({
        type: "receipt" as const,
        status,
        externalIds: [externalId],
        at: NOON,
      })),
      ...(deleted ? [{ type: "deletion" as const, externalId, at: NOON + 100 }] : []),
      ...marked(externalId, marks),
    ];
  });
  const mark = { threadKey: thread.key, sequence: readUpTo };
  const watermarks: Inbound[] = readUpTo ? [{ type: "receipt", status: "read", upTo: mark, at: NOON }] : [];
  return [...said, ...echoed, ...watermarks];
}

/** A connection with an open ticket and our answers on their way, as many as there are. */
async function begin(it: TestWorkspace, answers: number): Promise<Connection> {
  const connection = await it.connect("vk");
  await accept(it, connection, [
    inboundMessage({ externalId: "first", text: "Привет", sentAt: NOON - SECOND }),
  ]);
  const { db } = it.store;
  const [ticket] = await db.select().from(tickets).where(eq(tickets.connectionId, connection.id));
  const common = { ticketId: ticket?.id ?? "", connectionId: connection.id, text: "Ответ", createdAt: NOON };
  const rows = Array.from(
    { length: answers },
    (_, index) => ({ ...common, id: newId(), randomId: index + 1 }),
  );
  await it.store.write(() =>
    it.store.commit([
      ...insertMany(
        messages,
        rows.map(({ randomId, ...row }) => ({
          ...row,
          direction: "out" as const,
          authorType: "agent" as const,
          status: "sending" as const,
          clientId: `${randomId}`,
          sentAt: NOON,
        })),
      ),
      ...insertMany(
        deliveries,
        rows.map((row) => ({
          ...row,
          id: `${row.id}.0`,
          messageId: row.id,
          part: 0,
          files: [],
          status: "sending" as const,
        })),
      ),
    ])
  );
  return connection;
}

/** What people see of a connection's only conversation. */
async function endState(it: TestWorkspace, { id }: Connection) {
  const { db } = it.store;
  const rows = await db.select().from(messages).where(eq(messages.connectionId, id))
    .orderBy(asc(messages.sentAt), asc(messages.sequence), asc(messages.clientId));
  const threads = await db.select().from(tickets).where(eq(tickets.connectionId, id));
  const waiting = await db.select().from(parked).where(eq(parked.connectionId, id));
  return {
    messages: rows.map((row) => {
      const { text, status, sentAt, sequence, editedAt, deletedAt, externalId, clientId, reaction } = row;
      return { text, status, sentAt, sequence, editedAt, deletedAt, externalId, clientId, reaction };
    }),
    tickets: threads.map((
      { preview, previewAuthor, lastMessageAt, lastInboundAt, waitingSince, status },
    ) => ({
      ...{ preview, previewAuthor, lastMessageAt, lastInboundAt, waitingSince, status },
    })),
    // A watermark is kept for answers that are still to come.
    parked: waiting.map((row) => row.externalId).filter((externalId) => !externalId.startsWith("upto:")),
  };
}

Deno.test("whatever order events come in, and however often, the conversation ends the same", async () => {
  await using it = await openTestWorkspace();
  it.clock.advance(MINUTE);
  const other = await it.twin();
  const processes = [it, other];
  const scenario = conversation.chain((one) => {
    const inOrder = eventsOf(one);
    const again = fc.subarray(inOrder);
    const mixed = again.chain((repeats) => {
      const all = [...inOrder, ...repeats];
      return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    });
    return fc.record({
      one: fc.constant(one),
      inOrder: fc.constant(inOrder),
      mixed,
      /** How many events each webhook holds, in turn. */
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      /** Whether each webhook waits for the one before, and which process takes it, in turn. */
      waits: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
      takers: fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 3 }),
    });
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ one, inOrder, mixed, sizes, waits, takers }) => {
      const plain = await begin(it, one.answered.length);
      for (const event of inOrder) await accept(it, plain, [event]);

      const wild = await begin(it, one.answered.length);
      const calls: Promise<void>[] = [];
      for (let from = 0, turn = 0; from < mixed.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1;
        const taker = processes[takers[turn % takers.length] ?? 0] ?? it;
        calls.push(accept(taker, wild, mixed.slice(from, from + size)));
        if (waits[turn % waits.length]) await Promise.all(calls);
        from += size;
      }
      await Promise.all(calls);
      assert.deepEqual(await endState(it, wild), await endState(it, plain));
    }),
    { numRuns: 50 },
  );
});
