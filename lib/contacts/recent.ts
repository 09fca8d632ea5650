import type { Store } from "@/db/libsql.ts";
import { AppError } from "@/lib/errors.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";

interface Row {
  readonly ticketId: string;
  readonly contactId: string;
  readonly at: number;
}

/** Tickets of one stretch of the walk, and stretches of one page: somebody may have very many. */
const STRETCH = 100;
const MOST_STRETCHES = 20;

/**
 * Contacts by their newest ticket, the latest first: a walk along the index of the ticket list, in which everybody
 * is met at their newest ticket.
 * @throws {AppError} invalid_request for a broken cursor
 */
export async function recentContacts(
  store: Store,
  limit: number,
  cursor?: string,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  let [at, id] = cursor ? placeOf(cursor) : [Number.MAX_SAFE_INTEGER, ""];
  const ids: string[] = [];
  for (let stretch = 0; stretch < MOST_STRETCHES; stretch++) {
    const steps = await stretchFrom(store, at, id);
    for (const step of steps) {
      if (ids.length === limit) return { ids, nextCursor: toCursor(at, id) };
      [at, id] = [step.at, step.ticketId];
      if (await isNewest(store, step)) ids.push(step.contactId);
    }
    if (steps.length < STRETCH) return { ids, nextCursor: null };
  }
  return { ids, nextCursor: toCursor(at, id) };
}

async function stretchFrom(store: Store, at: number, id: string): Promise<Row[]> {
  const both = [...await walk(store, "open", at, id), ...await walk(store, "closed", at, id)];
  return both.sort((a, b) => b.at - a.at || (a.ticketId < b.ticketId ? 1 : -1)).slice(0, STRETCH);
}

async function walk(store: Store, status: "open" | "closed", at: number, id: string): Promise<Row[]> {
  const { rows } = await store.query(WALK, [status, at, id, STRETCH]);
  return rows.map((row) => ({
    ticketId: String(row.id),
    contactId: String(row.contact_id),
    at: Number(row.last_message_at),
  }));
}

const WALK = `SELECT id, contact_id, last_message_at FROM tickets INDEXED BY tickets_list
  WHERE status = ? AND (last_message_at, id) < (?, ?) ORDER BY last_message_at DESC, id DESC LIMIT ?`;

async function isNewest(store: Store, { contactId, at, ticketId }: Row): Promise<boolean> {
  const { rows } = await store.query(NEWER, [contactId, at, ticketId]);
  return rows.length === 0;
}

const NEWER = `SELECT 1 FROM tickets INDEXED BY tickets_contact
  WHERE contact_id = ? AND (last_message_at, id) > (?, ?) LIMIT 1`;

function placeOf(cursor: string): [at: number, id: string] {
  const [at, id = ""] = fromCursor(cursor, 2);
  if (!Number.isSafeInteger(Number(at))) throw new AppError("invalid_request", { field: "cursor" });
  return [Number(at), id];
}
