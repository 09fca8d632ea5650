import { and, desc, eq, sql } from "drizzle-orm";
import { ticketEvents } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import { ticketFor } from "@/lib/inbox/deed.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import { historyText } from "@/lib/inbox/views/history_lines.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import type { EventRow } from "@/lib/team/history.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** A page of what was done to a ticket, oldest first; the first page is the newest. @throws {AppError} not_found */
export async function listHistory(
  workspace: Workspace,
  ticketId: string,
  locale: Locale,
  page: { readonly limit: number; readonly cursor?: string },
) {
  await ticketFor(workspace, ticketId);
  const rows = await workspace.store.db.select().from(ticketEvents)
    .where(and(eq(ticketEvents.ticketId, ticketId), before(page.cursor)))
    .orderBy(desc(ticketEvents.at), desc(ticketEvents.id)).limit(page.limit + 1);
  const shown = rows.slice(0, page.limit).reverse();
  const first = shown[0];
  return {
    items: shown.map((row) => line(row, locale)),
    nextCursor: rows.length > page.limit && first ? toCursor(first.at, first.id) : null,
  };
}

function before(cursor: string | undefined) {
  if (!cursor) return undefined;
  const [at, id] = fromCursor(cursor, 2);
  if (!Number.isSafeInteger(Number(at))) throw new AppError("invalid_request", { field: "cursor" });
  return sql`(${ticketEvents.at}, ${ticketEvents.id}) < (${Number(at)}, ${id})`;
}

function line(row: EventRow, locale: Locale) {
  const { id, kind, byType, byId, byName, facts, at } = row;
  return {
    id,
    event: kind,
    text: historyText(row, locale),
    by: { type: byType, id: byId ?? undefined, name: byName ?? undefined },
    until: iso(facts.until ?? null),
    ticketId: facts.ticketId,
    at: new Date(at).toISOString(),
  };
}
