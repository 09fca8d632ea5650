import { and, eq } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { connections, jobs } from "@/db/schema/workspace.ts";
import { isPlatform } from "@/lib/channels/capabilities.ts";
import { SendError } from "@/lib/channels/channel.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { addJob, backoff, type Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import { connectionOpening } from "@/lib/sla/opening.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const KIND = "hours";
const MOST_ATTEMPTS = 5;

/**
 * The jobs that tell each platform which shows it whether anybody is there: at once, and then at every change
 * of the business hours. To be committed with whatever changes those.
 */
export async function hoursJobs({ channels }: Services, store: Store, now: number): Promise<Statement[]> {
  const rows = await store.db.select({ id: connections.id, platform: connections.platform }).from(
    connections,
  );
  const shown = rows.filter(({ platform }) => isPlatform(platform) && channels[platform]?.online);
  return shown.flatMap(({ id }) => [
    store.db.delete(jobs).where(and(eq(jobs.lane, laneOf(id)), eq(jobs.state, "ready"))),
    nextTelling(store, id, now),
  ]);
}

/** Tells a platform whether anybody is there now, and plans the next change. */
export async function followHours(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const { connectionId = "" } = job.payload;
  const open = await services.connections.within(workspace, connectionId);
  const hours = open && await connectionOpening(store, open.settings, services.now());
  if (!open || !hours) return { kind: "done" };
  const trouble = open.status === "active" ? await tell(open, hours.open) : undefined;
  if (trouble && job.attempt < MOST_ATTEMPTS) {
    return { kind: "again", after: trouble.retryAfter ?? backoff(job.attempt), error: trouble.message };
  }
  const { changesAt } = hours;
  return { kind: "done", changes: changesAt === null ? [] : [nextTelling(store, connectionId, changesAt)] };
}

/** @returns what may pass; a platform that refuses for good is asked again at the next change */
async function tell(
  { channel, connection }: OpenConnection,
  isOpen: boolean,
): Promise<SendError | undefined> {
  try {
    await channel.online?.(isOpen, connection);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return error.kind === "rate" || error.kind === "transient" ? error : undefined;
  }
}

function nextTelling(store: Store, connectionId: string, runAt: number): Statement {
  return addJob(store, { kind: KIND, lane: laneOf(connectionId), payload: { connectionId }, runAt });
}

function laneOf(connectionId: string): string {
  return `hours:${connectionId}`;
}
