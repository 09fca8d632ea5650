import { and, asc, desc, gt, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { byDeadline } from "@/db/schema/ticket_sla.ts";
import { tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";

type TicketRow = typeof tickets.$inferSelect;

interface Order {
  readonly by: readonly SQL[];
  /** Leaves out what this order puts last anyway, for want of a deadline. */
  readonly timed?: SQL;
  /** What stands behind the end of a page. @throws {AppError} invalid_request */
  after(cursor: string | undefined): SQL | undefined;
  /** Where a page ends. */
  cursor(last: TicketRow): string;
}

const NEVER = Number.MAX_SAFE_INTEGER;
const deadline = byDeadline(tickets.slaDueAt);

/** How a list of tickets can be sorted, each by an index. */
export const ORDERS: Readonly<Record<"newest" | "deadline", Order>> = {
  newest: {
    by: [desc(tickets.lastMessageAt), desc(tickets.id)],
    after: placeOf((at, id) => sql`(${tickets.lastMessageAt}, ${tickets.id}) < (${at}, ${id})`),
    cursor: (last) => toCursor(last.lastMessageAt, last.id),
  },
  deadline: {
    by: [asc(deadline), asc(tickets.id)],
    timed: lt(deadline, NEVER),
    // SQLite does not look a pair up in an index on an expression, but it does the expression alone.
    after: placeOf((at, id) => and(gte(deadline, at), or(gt(deadline, at), gt(tickets.id, id)))),
    cursor: (last) => toCursor(last.slaDueAt ?? NEVER, last.id),
  },
};

function placeOf(behind: (at: number, id: string) => SQL | undefined): Order["after"] {
  return (cursor) => {
    if (!cursor) return undefined;
    const [at, id = ""] = fromCursor(cursor, 2);
    if (!Number.isSafeInteger(Number(at))) throw new AppError("invalid_request", { field: "cursor" });
    return behind(Number(at), id);
  };
}
