import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { businessHours, type ConnectionSettings, slaPolicies } from "@/db/schema/workspace.ts";
import { Calendar } from "@/lib/sla/calendar.ts";
import { openingAt } from "@/lib/sla/working_time.ts";

export interface Opening {
  readonly open: boolean;
  /** When that changes next, ms since the epoch; null: never. */
  readonly changesAt: number | null;
}

/**
 * Whether a connection is within its business hours: its own, else those of the policy for its direct
 * messages, else of that for its posts.
 * @param at ms since the epoch
 * @returns null for a connection without any
 */
export async function connectionOpening(
  store: Store,
  settings: ConnectionSettings,
  at: number,
): Promise<Opening | null> {
  const { hours, direct, posts } = settings.sla ?? {};
  const row = await hoursRow(store, hours) ?? await hoursOfPolicy(store, direct) ??
    await hoursOfPolicy(store, posts);
  return row ? openingAt(new Calendar(row), at) : null;
}

async function hoursRow({ db }: Store, id: string | undefined) {
  if (!id) return undefined;
  const [row] = await db.select().from(businessHours).where(eq(businessHours.id, id));
  return row;
}

async function hoursOfPolicy(store: Store, policyId: string | undefined) {
  if (!policyId) return undefined;
  const [policy] = await store.db.select({ hoursId: slaPolicies.hoursId }).from(slaPolicies)
    .where(eq(slaPolicies.id, policyId));
  return await hoursRow(store, policy?.hoursId);
}
