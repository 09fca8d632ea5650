import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { connections } from "@/db/schema/workspace.ts";
import { members } from "@/lib/auth/members.ts";
import { can } from "@/lib/auth/viewer.ts";
import { newId } from "@/lib/ids.ts";
import { addJob, type Job } from "@/lib/jobs.ts";
import { notify } from "@/lib/notify/notify.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export const STOPPED_JOB = "connection_stopped";

/** Has those told who manage connections, to be committed with the stop. @param at ms since the epoch */
export function tellStopped(store: Store, connectionId: string, at: number) {
  return addJob(store, {
    kind: STOPPED_JOB,
    lane: `${STOPPED_JOB}:${newId(at)}`,
    payload: { connectionId },
    runAt: at,
  });
}

/** Tells the owner and the admins of a connection that stopped, unless somebody has mended it meanwhile. */
export async function tellManagers(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const connectionId = job.payload.connectionId ?? "";
  const [row] = await store.db.select({ status: connections.status }).from(connections)
    .where(eq(connections.id, connectionId));
  if (row?.status !== "error") return { kind: "done" };
  const all = await members(services.control, workspace.id);
  const memberIds = all.filter((member) => can(member).manageConnections).map(({ id }) => id);
  const notice = { kind: "connection.stopped", memberIds, connectionId, at: services.now() };
  return { kind: "done", changes: notify(store, notice) };
}
