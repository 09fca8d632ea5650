import { and, eq, gte, lt } from "drizzle-orm";
import { isStorageTrouble, type Statement, type Store } from "@/db/libsql.ts";
import { connections, events, parked } from "@/db/schema/workspace.ts";
import { SendError } from "@/lib/channels/channel.ts";
import { checkResult } from "@/lib/inbox/check_result.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { hasRaw, sweepRaw } from "@/lib/inbox/raw_sweep.ts";
import { addJob, type Job } from "@/lib/jobs.ts";
import { sweepRuns } from "@/lib/rules/sweep_runs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export const DAY_MS = 86_400_000;
/** Changes whose message never came are kept so long. */
const KEEP_MS = 30 * DAY_MS;
/** A browser that was away for longer begins anew. */
const KEEP_EVENTS_MS = 7 * DAY_MS;

/** The job that looks at a connection once a day. */
export function dailyLook(store: Store, connectionId: string, now: number): Statement {
  return addJob(store, {
    kind: "daily",
    lane: `daily:${connectionId}`,
    payload: { connectionId },
    runAt: now + DAY_MS,
  });
}

/** Is the webhook still ours? And what is old enough to be forgotten? */
export async function lookDaily(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const { connectionId = "" } = job.payload;
  await sweepRaw(store, services.now());
  await sweepRuns(store, services.now());
  const checked = await lookAt(services, workspace, connectionId).catch((error) => {
    if (isStorageTrouble(error)) throw error;
    // Tomorrow's look, which also forgets what is old, must not be lost over today's.
    services.log.error("daily.look_failed", error, { workspaceId: workspace.id, connectionId });
    return [];
  });
  const again = checked || await hasRaw(store, connectionId);
  return {
    kind: "done",
    changes: [
      ...forget(store, connectionId, services.now()),
      ...checked ?? [],
      ...(again ? [dailyLook(store, connectionId, services.now())] : []),
    ],
  };
}

/**
 * The owner is told; answers still go out as long as the platform takes them.
 * @returns null when the connection is there no more
 */
async function lookAt(services: Services, workspace: Workspace, id: string): Promise<Statement[] | null> {
  const open = await services.connections.within(workspace, id);
  if (!open) return null;
  const { channel, status } = open;
  await renew(services, workspace, open);
  if (status === "paused" || !channel.health) return [];
  const fresh = await services.connections.within(workspace, id) ?? open;
  const code = await channel.health(fresh.connection);
  services.connections.forget(id);
  return [
    checkResult(workspace.store, id, code, services.now()),
    changeEvent(workspace.store, "connection.updated"),
  ];
}

/** A token that runs out is exchanged in time; one that cannot be shows itself in `health`. */
async function renew(services: Services, { store }: Workspace, open: OpenConnection): Promise<void> {
  const { connection, channel } = open;
  const renewed = await channel.refresh?.(connection).catch((error) => {
    if (!(error instanceof SendError)) throw error;
    services.log.warn("connection.not_renewed", { connectionId: connection.id, error: error.kind });
    return null;
  });
  if (!renewed) return;
  const { id, webhookSecret } = connection;
  const sealed = await services.connections.seal(id, { ...renewed, webhookSecret });
  await store.write(() =>
    store.commit([store.db.update(connections).set({ sealed }).where(eq(connections.id, id))])
  );
  services.connections.forget(id);
}

function forget(store: Store, connectionId: string, now: number): Statement[] {
  const { db } = store;
  return [
    db.delete(parked).where(and(eq(parked.connectionId, connectionId), lt(parked.at, now - KEEP_MS))),
    db.delete(events).where(lt(events.seq, firstSince(store, now - KEEP_EVENTS_MS))),
  ];
}

/** The first line that is young enough: what stands before it may go. */
function firstSince({ db }: Store, at: number) {
  return db.select({ seq: events.seq }).from(events).where(gte(events.at, at)).orderBy(events.seq).limit(1);
}
