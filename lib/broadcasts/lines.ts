import { eq, sql } from "drizzle-orm";
import { anyOf, insertMany, pairIn } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { attachments, deliveries, messages, tickets } from "@/db/schema/workspace.ts";
import type { BroadcastRow } from "@/lib/broadcasts/row.ts";
import type { Recipient, Row } from "@/lib/broadcasts/people.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";

/**
 * Marks people as being written to, and puts the broadcast into the conversation of each who has one: an agent
 * sees what was said, and the platform's echo finds it there.
 */
export async function linesFor(
  store: Store,
  row: BroadcastRow,
  rows: readonly Row[],
  now: number,
): Promise<{ people: Recipient[]; statements: Statement[] }> {
  const conversations = await conversationsOf(store, row.connectionId, rows);
  const people = rows.map((one): Recipient => {
    const ticket = conversations.get(one.identity.externalId);
    return {
      identityId: one.identity.id,
      to: one.identity.externalId,
      randomId: one.recipient.randomId,
      attempt: one.recipient.attempts + 1,
      messageId: one.recipient.messageId ?? (ticket ? newId(now) : null),
      openTicketId: ticket?.status === "open" ? ticket.id : undefined,
    };
  });
  const fresh = people.flatMap((person, index) => {
    const ticket = conversations.get(person.to);
    const isNew = rows[index]?.recipient.messageId === null;
    return isNew && person.messageId && ticket ? [{ id: person.messageId, person, ticketId: ticket.id }] : [];
  });
  return {
    people,
    statements: [
      ...insertMany(messages, fresh.map(({ id, ticketId }) => line(row, id, ticketId, now))),
      ...insertMany(deliveries, fresh.map((one) => delivery(row, one, now))),
      ...insertMany(attachments, await copies(store, row, fresh, now)),
      ...fresh.flatMap(({ id, person }) =>
        person.openTicketId ? [changeEvent(store, "message.created", person.openTicketId, id)] : []
      ),
      {
        sql: `UPDATE broadcast_recipients SET status = 'sending', attempts = one.value ->> 1,
          message_id = one.value ->> 2 FROM json_each(?) AS one
          WHERE broadcast_id = ? AND identity_id = one.value ->> 0`,
        args: [JSON.stringify(people.map((one) => [one.identityId, one.attempt, one.messageId])), row.id],
      },
    ],
  };
}

/** By the person's id on the platform, which is the key of a private conversation: its newest ticket. */
async function conversationsOf({ db }: Store, connectionId: string, rows: readonly Row[]) {
  const pairs = rows.map(({ identity }) => [connectionId, identity.externalId] as const);
  const newest = db.select({
    id: tickets.id,
    key: tickets.threadKey,
    status: tickets.status,
    rank: sql<number>`row_number() OVER (PARTITION BY thread_key
      ORDER BY status = 'open' DESC, created_at DESC, id DESC)`.as("rank"),
  }).from(tickets).where(pairIn(tickets.connectionId, tickets.threadKey, pairs)).as("newest");
  const found = await db.select().from(newest).where(eq(newest.rank, 1));
  return new Map(found.map((one) => [one.key, one]));
}

function line(row: BroadcastRow, id: string, ticketId: string, now: number): typeof messages.$inferInsert {
  return {
    id,
    ticketId,
    connectionId: row.connectionId,
    direction: "out",
    // Not an answer: whoever waits for one goes on waiting.
    authorType: "system",
    authorId: row.byId,
    authorName: row.byName,
    text: row.text,
    status: "sending",
    clientId: `broadcast:${row.id}`,
    via: "direct",
    broadcastId: row.id,
    sentAt: now,
    createdAt: now,
  };
}

interface Fresh {
  readonly id: string;
  readonly person: Recipient;
  readonly ticketId: string;
}

function delivery(row: BroadcastRow, { id, person, ticketId }: Fresh, now: number) {
  return {
    id: deliveryId(id),
    messageId: id,
    ticketId,
    connectionId: row.connectionId,
    part: 0,
    text: row.text,
    files: row.files,
    randomId: person.randomId,
    status: "sending",
    createdAt: now,
  } satisfies typeof deliveries.$inferInsert;
}

/** The one call behind a line. */
export function deliveryId(messageId: string): string {
  return `${messageId}.0`;
}

/** A file belongs to one message: each line gets a row of its own for the same content. */
async function copies({ db }: Store, row: BroadcastRow, fresh: readonly Fresh[], now: number) {
  if (row.files.length === 0 || fresh.length === 0) return [];
  const files = await db.select().from(attachments).where(anyOf(attachments.id, row.files));
  return fresh.flatMap(({ id }) =>
    files.map((file) => ({
      ...file,
      id: newId(now),
      messageId: id,
      connectionId: row.connectionId,
      position: row.files.indexOf(file.id),
      createdAt: now,
    }))
  );
}
