import { eq } from "drizzle-orm";
import type { Statement } from "@/db/libsql.ts";
import { tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type TicketRow = typeof tickets.$inferSelect;

/** Who does something to tickets, where and when. */
export interface Acting {
  readonly services: Services;
  readonly workspace: Workspace;
  readonly by: Author;
  /** ms since the epoch. */
  readonly now: number;
}

/** A change of one ticket. */
export interface Deed {
  /**
   * What is to be committed for it; nothing where the ticket is so already. Runs alone among the writers.
   * @throws {AppError} when this ticket refuses it
   */
  decide(acting: Acting, ticket: TicketRow): Statement[] | Promise<Statement[]>;
  /** When there is something to do because of it, ms since the epoch; absent: never. */
  dueAt?(acting: Acting): number;
}

/** @throws {AppError} not_found, also for a ticket of another workspace */
export async function ticketFor({ store }: Workspace, ticketId: string): Promise<TicketRow> {
  const [row] = await store.db.select().from(tickets).where(eq(tickets.id, ticketId));
  if (!row) throw new AppError("not_found", { ticketId });
  return row;
}

/** Does one thing to one ticket. @throws {AppError} not_found, and what the deed refuses */
export async function perform(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  by: Author,
  deed: Deed,
): Promise<void> {
  const acting = { services, workspace, by, now: services.now() };
  await inTime(acting, deed, async () => {
    const statements = await deed.decide(acting, await ticketFor(workspace, ticketId));
    if (statements.length === 0) return;
    await workspace.store.commit([...statements, changeEvent(workspace.store, "ticket.updated", ticketId)]);
  });
}

/** Runs a write, and has the workspace looked at when there is something to do because of it. */
export async function inTime(
  acting: Pick<Acting, "services" | "workspace" | "by" | "now">,
  deed: Deed,
  write: () => Promise<void>,
): Promise<void> {
  const { services, workspace: { id, store } } = acting;
  const at = deed.dueAt?.(acting);
  const commit = () => store.write(write);
  await (at === undefined ? commit() : services.due.around(id, at, commit));
  services.live.notify(id);
  if (at !== undefined) services.queue.nudge(id);
}
