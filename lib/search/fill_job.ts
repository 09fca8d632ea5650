import { addJob, type Job } from "@/lib/jobs.ts";
import { FILL_START, type FillPlace, fillStep } from "@/lib/search/fill.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** ms that a step leaves to the others. */
const PAUSE = 100;

/** Fills the index of a workspace that is older than it: a small step, and a job for the next. */
export async function fillSearch(services: Services, { store }: Workspace, job: Job): Promise<Verdict> {
  const next = await fillStep(store, placeOf(job.payload));
  if (next === null) return { kind: "done" };
  const { kind, lane } = job;
  return {
    kind: "done",
    changes: [addJob(store, { kind, lane, payload: { ...next }, runAt: services.now() + PAUSE })],
  };
}

function placeOf({ messages, contacts }: Job["payload"]): FillPlace {
  if (contacts !== undefined) return { contacts };
  return messages === undefined ? FILL_START : { messages };
}

/** True while there is a history that the index does not have yet. */
export async function isFilling({ store }: Workspace): Promise<boolean> {
  const { rows } = await store.query(
    "SELECT 1 FROM jobs WHERE lane = 'search_fill' AND state IN ('ready', 'running') LIMIT 1",
  );
  return rows.length > 0;
}
