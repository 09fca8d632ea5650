import { asc } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { dueTimes } from "@/db/schema/control.ts";
import { jobs, tags } from "@/db/schema/workspace.ts";
import { addJob, type Job } from "@/lib/jobs.ts";
import { type Log, quiet } from "@/lib/log.ts";
import { type Handler, type Verdict, Worker } from "@/lib/worker.ts";
import { NOON, type TestProcess, type TestWorkspace } from "@/tests/cast.ts";

export const DONE: Verdict = { kind: "done" };
export const LEASE_MS = 120_000;

export interface Setting {
  readonly now?: () => number;
  readonly alone?: boolean;
  readonly log?: Log;
}

export function worker(
  process: TestProcess,
  handlers: Record<string, Handler>,
  setting: Setting = {},
): Worker {
  return new Worker({ ...process, handlers, log: quiet, alone: true, ...setting });
}

/** Adds jobs of the kind `work`, one a lane name, as a webhook's commit would. */
export async function add(
  it: TestProcess,
  workspaceId: string,
  lanes: readonly string[],
  runAt = NOON,
  kind = "work",
): Promise<void> {
  const { store } = await it.workspaces.open(workspaceId);
  const statements = lanes.map((lane, index) =>
    addJob(store, { kind, lane, payload: { name: `${lane}${index}` }, runAt })
  );
  await it.due.around(workspaceId, runAt, () => store.write(() => store.commit(statements)));
}

export const nameOf = (job: Job) => job.payload.name ?? "";

export async function left(store: Store): Promise<string[]> {
  const rows = await store.db.select().from(jobs).orderBy(asc(jobs.id));
  return rows.map((row) => `${nameOf(row)} ${row.state}`);
}

export async function dueAt(it: TestWorkspace): Promise<number | undefined> {
  const rows = await it.control.db.select().from(dueTimes);
  return rows.find((row) => row.workspaceId === it.id)?.at;
}

export const insertTag = (store: Store, id: string): Statement =>
  store.db.insert(tags).values({ id, name: id });
