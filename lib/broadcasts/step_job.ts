import { and, eq } from "drizzle-orm";
import { type Statement, StorageUnavailable } from "@/db/libsql.ts";
import { broadcasts, type Reason } from "@/db/schema/workspace.ts";
import { callEach } from "@/lib/broadcasts/call.ts";
import { outcomesOf } from "@/lib/broadcasts/outcome.ts";
import { paceOf } from "@/lib/broadcasts/pace.ts";
import { broadcastById } from "@/lib/broadcasts/row.ts";
import { nextStep } from "@/lib/broadcasts/run.ts";
import { settled } from "@/lib/broadcasts/settle.ts";
import { takeNext } from "@/lib/broadcasts/take.ts";
import { AppError } from "@/lib/errors.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { stopConnection } from "@/lib/inbox/delivery_outcome.ts";
import { filesOf } from "@/lib/inbox/outbound_files.ts";
import type { Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MOST_SURPRISES = 4;

/**
 * One step of a broadcast: about a second's worth of people at the platform's rate (VK-21). The next step is a
 * job of its own, so that a pause, a crash or the end of the process costs no more than this one.
 */
export async function stepBroadcast(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const id = job.payload.broadcastId ?? "";
  try {
    return await step(services, workspace, id, Number(job.payload.run));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return { kind: "done" };
    if (error instanceof StorageUnavailable || job.attempt < MOST_SURPRISES) throw error;
    services.log.error("broadcast.stuck", error, { workspaceId: workspace.id, broadcast: id });
    return { kind: "done", changes: [halt(workspace, id, { code: "other" })] };
  }
}

async function step(services: Services, workspace: Workspace, id: string, run: number): Promise<Verdict> {
  const { store } = workspace;
  const row = await broadcastById(workspace, id);
  const open = await services.connections.within(workspace, row.connectionId);
  if (!open) return { kind: "done", changes: [halt(workspace, id, { code: "connection_gone" })] };
  if (open.status !== "active") {
    return { kind: "done", changes: [halt(workspace, id, { code: "connection_paused" })] };
  }
  const { step: most } = paceOf(open.capability, row.files.length);
  const taken = await takeNext(store, open, { id, run, most, now: services.now() });
  if (taken.kind === "over") return { kind: "done" };
  if (taken.kind === "gathered") {
    return { kind: "done", changes: [nextStep(store, { ...row, run }, services.now())] };
  }
  return await call(services, workspace, open, taken);
}

async function call(
  services: Services,
  workspace: Workspace,
  open: OpenConnection,
  { row, people }: Extract<Awaited<ReturnType<typeof takeNext>>, { kind: "people" }>,
): Promise<Verdict> {
  const { store } = workspace;
  const files = await filesOf(services, workspace, row.files);
  const called = await callEach(services, open, row, people, files, paceOf(open.capability, files.length));
  const outcomes = outcomesOf(open.capability, called, row.trouble);
  const { halt: halting, wait } = outcomes;
  if (halting?.kind === "token") await stopConnection(services, workspace, open, halting.said);
  const now = services.now();
  const next = halting ? [] : [nextStep(store, row, now + wait)];
  return { kind: "done", changes: [...settled(store, open, row, outcomes, now), ...next] };
}

/** It stands still, with the reason, until somebody lets it go on. */
function halt({ store: { db } }: Workspace, id: string, error: Reason): Statement {
  return db.update(broadcasts).set({ status: "paused", error })
    .where(and(eq(broadcasts.id, id), eq(broadcasts.status, "running")));
}
