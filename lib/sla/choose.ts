import { eq } from "drizzle-orm";
import type { Statement } from "@/db/libsql.ts";
import { connections, type SlaChoice } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Services } from "@/lib/services.ts";
import { commitWithJobs } from "@/lib/sla/commit.ts";
import { listHours } from "@/lib/sla/hours_book.ts";
import { hoursJobs } from "@/lib/sla/hours_job.ts";
import { listPolicies } from "@/lib/sla/policy_book.ts";
import { recompute } from "@/lib/sla/recompute_job.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Says which policies connections follow, each for direct messages and for posts (C-04). New tickets count by
 * them; so do the deadlines that are open already.
 * @param choices by the id of the connection; each replaces what was chosen
 * @throws {AppError} not_found for a connection, a policy or hours
 */
export async function choosePolicies(
  services: Services,
  workspace: Workspace,
  choices: ReadonlyMap<string, SlaChoice>,
): Promise<void> {
  const { store } = workspace;
  await commitWithJobs(services, workspace, async (at) => {
    const rows = await store.db.select({ id: connections.id, settings: connections.settings }).from(
      connections,
    );
    const settings = new Map(rows.map((row) => [row.id, row.settings]));
    const changes = [...choices].map(([id, sla]): Statement => {
      const before = settings.get(id);
      if (!before) throw new AppError("not_found", { connectionId: id });
      return store.db.update(connections).set({ settings: { ...before, sla } }).where(eq(connections.id, id));
    });
    await requireKnown(workspace, [...choices.values()]);
    const followUps = [recompute(store, at), ...await hoursJobs(services, store, at)];
    return [...changes, ...followUps, changeEvent(store, "connection.updated")];
  });
  for (const id of choices.keys()) services.connections.forget(id);
  services.live.notify(workspace.id);
}

async function requireKnown(workspace: Workspace, choices: readonly SlaChoice[]): Promise<void> {
  const policies = new Set((await listPolicies(workspace)).map(({ id }) => id));
  const hours = new Set((await listHours(workspace)).map(({ id }) => id));
  for (const { direct, posts, hours: hoursId } of choices) {
    const policyId = [direct, posts].find((id) => id !== undefined && !policies.has(id));
    if (policyId !== undefined) throw new AppError("not_found", { policyId, reason: "policy_missing" });
    if (hoursId !== undefined && !hours.has(hoursId)) {
      throw new AppError("not_found", { hoursId, reason: "hours_missing" });
    }
  }
}
