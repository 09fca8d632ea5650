import { desc, eq } from "drizzle-orm";
import { ruleRuns, tickets } from "@/db/schema/workspace.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type LoggedRun = Awaited<ReturnType<typeof runsOfRule>>[number];

const MOST_SHOWN = 50;

const COLUMNS = {
  id: ruleRuns.id,
  ruleId: ruleRuns.ruleId,
  ruleName: ruleRuns.ruleName,
  ticketId: ruleRuns.ticketId,
  number: tickets.number,
  cause: ruleRuns.cause,
  did: ruleRuns.did,
  stopped: ruleRuns.stopped,
  at: ruleRuns.at,
} as const;

/** What a rule did last, the newest first: up to 50 runs. */
export async function runsOfRule({ store: { db } }: Workspace, ruleId: string) {
  return await db.select(COLUMNS).from(ruleRuns).innerJoin(tickets, eq(tickets.id, ruleRuns.ticketId))
    .where(eq(ruleRuns.ruleId, ruleId)).orderBy(desc(ruleRuns.id)).limit(MOST_SHOWN);
}

/** What rules did to a ticket last, the newest first: up to 50 runs. */
export async function runsOnTicket({ store: { db } }: Workspace, ticketId: string): Promise<LoggedRun[]> {
  return await db.select(COLUMNS).from(ruleRuns).innerJoin(tickets, eq(tickets.id, ruleRuns.ticketId))
    .where(eq(ruleRuns.ticketId, ticketId)).orderBy(desc(ruleRuns.at), desc(ruleRuns.id)).limit(MOST_SHOWN);
}
