import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { teams, tickets } from "@/db/schema/workspace.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

type TicketRow = typeof tickets.$inferSelect;
type TeamFields = Pick<TicketView, "team" | "snoozedUntil" | "mergedInto">;

/** What tickets show of working together, by id: at most two look-ups, and none where there is nothing of it. */
export async function teamFields(
  store: Store,
  rows: readonly TicketRow[],
): Promise<(row: TicketRow) => TeamFields> {
  const names = await teamNames(store, rows.flatMap(({ teamId }) => teamId ?? []));
  const numbers = await ticketNumbers(store, rows.flatMap(({ mergedInto }) => mergedInto ?? []));
  return ({ teamId, snoozedUntil, mergedInto }) => {
    const name = names.get(teamId ?? "");
    const number = numbers.get(mergedInto ?? "");
    return {
      ...teamId !== null && name !== undefined && { team: { id: teamId, name } },
      ...snoozedUntil !== null && { snoozedUntil: new Date(snoozedUntil).toISOString() },
      ...mergedInto !== null && number !== undefined && { mergedInto: { id: mergedInto, number } },
    };
  };
}

async function teamNames({ db }: Store, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(teams).where(anyOf(teams.id, new Set(ids)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function ticketNumbers({ db }: Store, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: tickets.id, number: tickets.number }).from(tickets)
    .where(anyOf(tickets.id, new Set(ids)));
  return new Map(rows.map(({ id, number }) => [id, number]));
}
