import { asc, eq } from "drizzle-orm";
import { businessHours, slaPolicies } from "@/db/schema/workspace.ts";
import { Calendar } from "@/lib/sla/calendar.ts";
import { openingAt } from "@/lib/sla/working_time.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type Hours = typeof businessHours.$inferSelect;

/** Where a company that has told us no hours most probably is, by the language that it writes in. */
const USUAL_ZONE = { ru: "Europe/Moscow", en: "UTC" } as const;

/** IANA name of the zone that the business of a connection lives by. */
export async function businessZone(
  services: Services,
  workspace: Workspace,
  connectionId: string,
): Promise<string> {
  const hours = await hoursOf(services, workspace, connectionId);
  return hours?.timeZone ?? USUAL_ZONE[workspace.locale];
}

/**
 * Is somebody at work for a connection at a moment? Where nobody has told the hours, always.
 * @param at ms since the epoch
 */
export async function isBusinessTime(
  services: Services,
  workspace: Workspace,
  connectionId: string,
  at: number,
): Promise<boolean> {
  const hours = await hoursOf(services, workspace, connectionId);
  return !hours || openingAt(new Calendar(hours), at).open;
}

/** The connection's own hours, else those of its policy, else those that the company made first. */
async function hoursOf(
  services: Services,
  workspace: Workspace,
  connectionId: string,
): Promise<Hours | undefined> {
  const { db } = workspace.store;
  const open = await services.connections.within(workspace, connectionId);
  const { hours, direct } = open?.settings.sla ?? {};
  if (hours) {
    const [own] = await db.select().from(businessHours).where(eq(businessHours.id, hours));
    if (own) return own;
  }
  if (direct) {
    const [row] = await db.select({ hours: businessHours }).from(slaPolicies)
      .innerJoin(businessHours, eq(businessHours.id, slaPolicies.hoursId)).where(eq(slaPolicies.id, direct));
    if (row) return row.hours;
  }
  const [first] = await db.select().from(businessHours).orderBy(asc(businessHours.id)).limit(1);
  return first;
}
