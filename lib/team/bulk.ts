import { anyOf, insertMany } from "@/db/bulk.ts";
import { isConflict, type Statement } from "@/db/libsql.ts";
import { events, tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { type Acting, type Deed, inTime, perform, type TicketRow } from "@/lib/inbox/deed.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export const MOST_AT_ONCE = 200;

/** What became of one ticket of a selection. */
export interface Outcome {
  readonly ticketId: string;
  /** Absent: it was done, or was so already. */
  readonly refused?: AppError;
}

/**
 * Does one thing to many tickets, in one commit. A ticket that refuses it says why, and holds up no other.
 * @param ticketIds at most 200; each counts once
 * @returns in their order
 */
export async function performOnAll(
  services: Services,
  workspace: Workspace,
  ticketIds: readonly string[],
  by: Author,
  deed: Deed,
): Promise<Outcome[]> {
  const ids = [...new Set(ticketIds)];
  const acting = { services, workspace, by, now: services.now() };
  let outcomes: Outcome[] = [];
  try {
    await inTime(acting, deed, async () => {
      const { statements, told } = await decideAll(acting, ids, deed);
      outcomes = told;
      await workspace.store.commit(statements);
    });
  } catch (error) {
    // Two of them are in each other's way, such as two parts of one conversation that are both to be opened.
    if (!isConflict(error)) throw error;
    return await oneByOne(acting, ids, deed);
  }
  return outcomes;
}

async function oneByOne(
  { services, workspace, by }: Acting,
  ids: readonly string[],
  deed: Deed,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const ticketId of ids) {
    const refused = await perform(services, workspace, ticketId, by, deed).then(() => undefined, refusalOf);
    outcomes.push({ ticketId, refused });
  }
  return outcomes;
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isConflict(error)) return new AppError("conflict", { reason: "newer_ticket_open" });
  throw error;
}

async function decideAll(acting: Acting, ids: readonly string[], deed: Deed) {
  const { store } = acting.workspace;
  const rows = await store.db.select().from(tickets).where(anyOf(tickets.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const told: Outcome[] = [];
  const changed: string[] = [];
  const statements: Statement[] = [];
  for (const ticketId of ids) {
    const decided = await decide(acting, byId.get(ticketId), deed);
    if (decided instanceof AppError) told.push({ ticketId, refused: decided });
    else {
      told.push({ ticketId });
      if (decided.length > 0) changed.push(ticketId);
      statements.push(...decided);
    }
  }
  const lines = changed.map((ticketId) => ({ kind: "ticket.updated" as const, ticketId, at: acting.now }));
  return { statements: [...statements, ...insertMany(events, lines)], told };
}

async function decide(
  acting: Acting,
  ticket: TicketRow | undefined,
  deed: Deed,
): Promise<Statement[] | AppError> {
  if (!ticket) return new AppError("not_found");
  try {
    return await deed.decide(acting, ticket);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
