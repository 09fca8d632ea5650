import { eq } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { contacts, identities } from "@/db/schema/workspace.ts";
import { SendError } from "@/lib/channels/channel.ts";
import { filled } from "@/lib/inbox/profile_fill.ts";
import { addJob, backoff, type Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const DAY_MS = 86_400_000;
const ATTEMPTS = 5;

/** Asks the platform who the customer is, and again after the days that its row of the matrix names (C-06). */
export async function refreshProfile(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const [found] = await store.db.select({ identity: identities, contact: contacts }).from(identities)
    .innerJoin(contacts, eq(contacts.id, identities.contactId))
    .where(eq(identities.id, job.payload.identityId ?? ""));
  if (!found) return { kind: "done" };
  const open = await services.connections.within(workspace, found.identity.connectionId);
  if (!open?.channel.profile) return { kind: "done" };
  const next = nextLook(store, found.identity.id, open.capability.profileRefreshDays, services.now());
  try {
    const person = await open.channel.profile(found.identity.externalId, open.connection);
    return { kind: "done", changes: [...await filled(store, found, person, services.now()), ...next] };
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const passing = error.kind === "rate" || error.kind === "transient";
    // A platform that would not say today may say in 30 days.
    if (!passing || job.attempt >= ATTEMPTS) return { kind: "done", changes: next };
    return { kind: "again", after: error.retryAfter ?? backoff(job.attempt), error: error.kind };
  }
}

function nextLook(store: Store, identityId: string, days: number | undefined, now: number): Statement[] {
  if (days === undefined) return [];
  const lane = `profile:${identityId}`;
  return [addJob(store, { kind: "profile", lane, payload: { identityId }, runAt: now + days * DAY_MS })];
}
