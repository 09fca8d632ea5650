import { AppError } from "@/lib/errors.ts";
import { ticketFor, type TicketRow } from "@/lib/inbox/deed.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Two tickets of which one is to go into the other. */
export interface Pair {
  readonly merged: TicketRow;
  readonly kept: TicketRow;
}

/**
 * Reads two tickets that may be made one.
 * @throws {AppError} not_found; conflict with the reason why they cannot
 */
export async function mergeable(workspace: Workspace, mergedId: string, keptId: string): Promise<Pair> {
  const merged = await ticketFor(workspace, mergedId);
  const kept = await ticketFor(workspace, keptId);
  const reason = objection({ merged, kept });
  if (reason) throw new AppError("conflict", { reason, number: kept.number, ticketId: keptId });
  return { merged, kept };
}

function objection({ merged, kept }: Pair): string | undefined {
  if (merged.id === kept.id) return "merge_itself";
  if (merged.contactId !== kept.contactId) return "merge_other_contact";
  if (merged.mergedInto !== null) return "ticket_merged";
  if (kept.mergedInto !== null) return "merge_into_merged";
  if (merged.snoozedUntil !== null || kept.snoozedUntil !== null) return "merge_snoozed";
  return merged.status === "open" && kept.status === "closed" ? "merge_into_closed" : undefined;
}
