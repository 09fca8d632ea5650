import { asc, eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { businessHours, slaPolicies } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import type { Services } from "@/lib/services.ts";
import { checkPolicy, type PolicyInput } from "@/lib/sla/check_policy.ts";
import { commitWithJobs } from "@/lib/sla/commit.ts";
import { hoursJobs } from "@/lib/sla/hours_job.ts";
import { recompute } from "@/lib/sla/recompute_job.ts";
import { forgetChoices, unchosen } from "@/lib/sla/unchoose.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type PolicyRow = typeof slaPolicies.$inferSelect;

/** All policies of a workspace, the oldest first. */
export async function listPolicies({ store: { db } }: Workspace): Promise<PolicyRow[]> {
  return await db.select().from(slaPolicies).orderBy(asc(slaPolicies.id));
}

/** @throws {AppError} not_found */
export async function policyById({ store: { db } }: Workspace, id: string): Promise<PolicyRow> {
  const [row] = await db.select().from(slaPolicies).where(eq(slaPolicies.id, id));
  if (!row) throw new AppError("not_found", { policyId: id });
  return row;
}

/**
 * @returns the id
 * @throws {AppError} invalid_request with a code for each field that is wrong; not_found for its hours
 */
export async function addPolicy(
  { now }: Services,
  { store }: Workspace,
  input: PolicyInput,
): Promise<string> {
  const checked = checkPolicy(input);
  const at = now();
  const id = newId(at);
  await store.write(async () => {
    await requireHours(store, checked.hoursId);
    await store.commit([
      store.db.insert(slaPolicies).values({ ...checked, id, createdAt: at, updatedAt: at }),
    ]);
  });
  return id;
}

/** Changes a policy as a whole; open deadlines follow. @throws {AppError} not_found, invalid_request */
export async function changePolicy(
  services: Services,
  workspace: Workspace,
  id: string,
  input: PolicyInput,
): Promise<void> {
  const { store } = workspace;
  const checked = checkPolicy(input);
  await commitWithJobs(services, workspace, async (at) => {
    await policyById(workspace, id);
    await requireHours(store, checked.hoursId);
    return [
      store.db.update(slaPolicies).set({ ...checked, updatedAt: at }).where(eq(slaPolicies.id, id)),
      recompute(store, at),
      ...await hoursJobs(services, store, at),
    ];
  });
}

/** Deadlines that count by it are dropped, and connections have it no more. @throws {AppError} not_found */
export async function removePolicy(services: Services, workspace: Workspace, id: string): Promise<void> {
  const { store } = workspace;
  await commitWithJobs(services, workspace, async (at) => {
    await policyById(workspace, id);
    return [
      ...await unchosen(store, id),
      store.db.delete(slaPolicies).where(eq(slaPolicies.id, id)),
      recompute(store, at),
    ];
  });
  await forgetChoices(services, store);
}

async function requireHours({ db }: Store, hoursId: string): Promise<void> {
  const [row] = await db.select({ id: businessHours.id }).from(businessHours)
    .where(eq(businessHours.id, hoursId));
  if (!row) throw new AppError("not_found", { hoursId, reason: "hours_missing" });
}
