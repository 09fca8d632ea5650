import { asc } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { businessHours } from "@/db/schema/workspace.ts";

/** The zone that a workspace works by: that of its first business hours, else UTC. */
export async function usualZone({ db }: Store): Promise<string> {
  const [row] = await db.select({ timeZone: businessHours.timeZone }).from(businessHours)
    .orderBy(asc(businessHours.createdAt)).limit(1);
  return row?.timeZone ?? "UTC";
}
