import { asc, eq } from "drizzle-orm";
import { businessHours, slaPolicies } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import type { Services } from "@/lib/services.ts";
import { type CheckedHours, checkHours, type HoursInput } from "@/lib/sla/check_hours.ts";
import { commitWithJobs } from "@/lib/sla/commit.ts";
import { hoursJobs } from "@/lib/sla/hours_job.ts";
import { recompute } from "@/lib/sla/recompute_job.ts";
import { forgetChoices, unchosen } from "@/lib/sla/unchoose.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type HoursRow = typeof businessHours.$inferSelect;

/** All business hours of a workspace, the oldest first. */
export async function listHours({ store: { db } }: Workspace): Promise<HoursRow[]> {
  return await db.select().from(businessHours).orderBy(asc(businessHours.id));
}

/** @throws {AppError} not_found */
export async function hoursById({ store: { db } }: Workspace, id: string): Promise<HoursRow> {
  const [row] = await db.select().from(businessHours).where(eq(businessHours.id, id));
  if (!row) throw new AppError("not_found", { hoursId: id });
  return row;
}

/**
 * @returns the id
 * @throws {AppError} invalid_request with a code for each field that is wrong
 */
export async function addHours(
  { now }: Services,
  { store }: Workspace,
  input: HoursInput,
): Promise<string> {
  const checked = checkHours(input);
  const at = now();
  const id = newId(at);
  await store.write(() => store.commit([store.db.insert(businessHours).values(rowOf(id, checked, at))]));
  return id;
}

/** Changes hours as a whole; open deadlines follow. @throws {AppError} not_found, invalid_request */
export async function changeHours(
  services: Services,
  workspace: Workspace,
  id: string,
  input: HoursInput,
): Promise<void> {
  const checked = checkHours(input);
  await commitWithJobs(services, workspace, async (at) => {
    const { createdAt } = await hoursById(workspace, id);
    const { store } = workspace;
    return [
      store.db.update(businessHours).set({ ...rowOf(id, checked, at), createdAt })
        .where(eq(businessHours.id, id)),
      recompute(store, at),
      ...await hoursJobs(services, store, at),
    ];
  });
}

/**
 * Connections have them no more. @throws {AppError} not_found; conflict with `policy`, the name of one that counts
 * by them
 */
export async function removeHours(services: Services, workspace: Workspace, id: string): Promise<void> {
  const { store } = workspace;
  await commitWithJobs(services, workspace, async (at) => {
    await hoursById(workspace, id);
    const [policy] = await store.db.select({ name: slaPolicies.name }).from(slaPolicies)
      .where(eq(slaPolicies.hoursId, id)).limit(1);
    if (policy) throw new AppError("conflict", { reason: "hours_in_use", policy: policy.name });
    return [
      ...await unchosen(store, id),
      store.db.delete(businessHours).where(eq(businessHours.id, id)),
      ...await hoursJobs(services, store, at),
    ];
  });
  await forgetChoices(services, store);
}

function rowOf(id: string, { name, timeZone, weekly, holidays }: CheckedHours, at: number): HoursRow {
  return {
    id,
    name,
    timeZone,
    weekly: [...weekly],
    holidays: [...holidays],
    createdAt: at,
    updatedAt: at,
  };
}
