import { anyOf, pairIn } from "@/db/bulk.ts";
import { csiScores, csiSurveys } from "@/db/schema/workspace.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import { keyOf, type WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/**
 * Reads the questions that a batch may answer: those whose buttons were pressed, and those of the conversations
 * that somebody wrote in. Runs when tickets and deliveries have been read.
 */
export async function loadSurveys(set: WorkingSet, items: readonly Item[]): Promise<void> {
  const { db } = set.store;
  const ids = new Set(items.flatMap((item) => ticketIdsOf(set, item)));
  if (ids.size === 0) return;
  for (const row of await db.select().from(csiSurveys).where(anyOf(csiSurveys.id, ids))) {
    set.surveys.know(row, row.id);
  }
  const presses = items.flatMap(({ connection, inbound }) =>
    inbound.type === "choice" ? [[connection.id, inbound.externalId] as const] : []
  );
  if (presses.length === 0 || set.surveys.byKey.size === 0) return;
  const known = await db.select({ connectionId: csiScores.connectionId, externalId: csiScores.externalId })
    .from(csiScores).where(pairIn(csiScores.connectionId, csiScores.externalId, presses));
  for (const { connectionId, externalId } of known) set.scored.add(keyOf([connectionId, externalId]));
}

function ticketIdsOf(set: WorkingSet, { connection, inbound }: Item): string[] {
  const message = inbound.type === "choice" ? inbound.message : inbound;
  if (message.type !== "message" || message.from !== "contact" || message.thread.kind !== "direct") return [];
  const ticket = set.tickets.get(connection.id, message.thread.key);
  const delivery = inbound.type === "choice" ? set.deliveries.get("id", inbound.ref) : undefined;
  return [ticket?.id ?? [], delivery?.ticketId ?? []].flat();
}
