import { eq } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { broadcasts, type BroadcastStatus } from "@/db/schema/workspace.ts";
import { newestOfAudience } from "@/lib/broadcasts/audience.ts";
import { broadcaster } from "@/lib/broadcasts/check.ts";
import { type BroadcastRow, doneOf } from "@/lib/broadcasts/row.ts";
import { broadcastById } from "@/lib/broadcasts/row.ts";
import { AppError } from "@/lib/errors.ts";
import { addJob } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** What a person may ask of a broadcast, and of which states. */
const FROM: Readonly<Record<"running" | "paused" | "stopped", readonly BroadcastStatus[]>> = {
  running: ["draft", "paused"],
  paused: ["running"],
  stopped: ["running", "paused"],
};

/**
 * Starts a draft, lets a paused one go on, pauses it, or stops it for good. What it is already stays so.
 * @throws {AppError} not_found; conflict from another state; conflict when there is nobody to write to;
 * connection_paused
 */
export async function moveBroadcast(
  services: Services,
  workspace: Workspace,
  id: string,
  to: "running" | "paused" | "stopped",
): Promise<void> {
  const { store } = workspace;
  const now = services.now();
  await services.due.around(workspace.id, now, () =>
    store.write(async () => {
      const row = await broadcastById(workspace, id);
      if (row.status === to) return;
      if (!FROM[to].includes(row.status)) {
        throw new AppError("conflict", { reason: "broadcast_state", status: row.status });
      }
      await store.commit(
        to === "running" ? await started(services, workspace, row, now) : ended(store, row, to, now),
      );
    }));
  services.queue.nudge(workspace.id);
}

async function started(
  services: Services,
  workspace: Workspace,
  row: BroadcastRow,
  now: number,
): Promise<Statement[]> {
  const { store } = workspace;
  const open = await broadcaster(services, workspace, row.connectionId);
  if (open.status !== "active") throw new AppError("connection_paused", { connection: open.name });
  const run = row.run + 1;
  return [
    store.db.update(broadcasts).set({
      status: "running",
      error: null,
      trouble: 0,
      run,
      runAt: now,
      runDone: doneOf(row),
      ...(row.status === "draft" ? await beginning(store, row, now) : {}),
    }).where(eq(broadcasts.id, row.id)),
    nextStep(store, { ...row, run }, now),
  ];
}

/** Who is in the audience now will get it, and nobody who comes later. */
async function beginning(store: Store, { connectionId }: BroadcastRow, now: number) {
  const audienceUpTo = await newestOfAudience(store, connectionId);
  if (audienceUpTo === undefined) throw new AppError("conflict", { reason: "broadcast_nobody" });
  return { audienceUpTo, gatheredTo: "", startedAt: now };
}

function ended({ db }: Store, { id }: BroadcastRow, to: "paused" | "stopped", now: number): Statement[] {
  const finishedAt = to === "stopped" ? now : null;
  return [db.update(broadcasts).set({ status: to, error: null, finishedAt }).where(eq(broadcasts.id, id))];
}

/** The job that goes on with a broadcast. Those of one account follow one another: the rate is the account's. */
export function nextStep(
  store: Store,
  { id, connectionId, run }: Pick<BroadcastRow, "id" | "connectionId" | "run">,
  runAt: number,
): Statement {
  return addJob(store, {
    kind: "broadcast",
    lane: `broadcast:${connectionId}`,
    payload: { broadcastId: id, run: String(run) },
    runAt,
  });
}
