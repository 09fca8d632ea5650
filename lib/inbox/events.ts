import type { Statement, Store } from "@/db/libsql.ts";
import { type EventKind, events } from "@/db/schema/workspace.ts";

/** A line of the change log, to be committed with the change that it speaks of. */
export function changeEvent(
  store: Store,
  kind: EventKind,
  ticketId: string | null = null,
  messageId: string | null = null,
): Statement {
  return store.db.insert(events).values({ kind, ticketId, messageId, at: Date.now() });
}
