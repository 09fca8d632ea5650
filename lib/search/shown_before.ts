import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { messages } from "@/db/schema/workspace.ts";
import { mark } from "@/lib/search/index_text.ts";
import type { Plan } from "@/lib/search/plan.ts";
import { fitting } from "@/lib/search/windows.ts";

/** Messages of one customer in the newer windows that are looked at. */
const MOST = 100;

/**
 * True when a page before has shown this ticket already, by another of its messages.
 * @param from the number of the index that this page began below
 */
export async function wasShown(store: Store, plan: Plan, ticketId: string, from: number): Promise<boolean> {
  const { rows: [ticket] } = await store.query("SELECT identity_id FROM tickets WHERE id = ?", [ticketId]);
  const own = `"${mark.identity(String(ticket?.identity_id))}"`;
  const match = plan.match === null ? own : `${plan.match} AND ${own}`;
  const { rows } = await store.query(NEWER, [match, from, plan.bounds.below, MOST]);
  const docs = rows.map((row) => Number(row.doc));
  const newer = await fitting(store, plan, docs, [eq(messages.ticketId, ticketId)]);
  return newer.length > 0;
}

const NEWER = `SELECT rowid AS doc FROM search_text
  WHERE search_text MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?`;
