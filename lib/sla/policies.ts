import { sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { businessHours, slaPolicies } from "@/db/schema/workspace.ts";
import { Calendar } from "@/lib/sla/calendar.ts";
import type { Policy } from "@/lib/sla/terms.ts";

/** What the database knows of hours, as it stands there: a calendar is made anew only when that changes. */
const hoursText = sql<string>`json_array(${businessHours.timeZone}, json(${businessHours.weekly}),
  json(${businessHours.holidays}))`;

/** Policies by id, ready to count by: one look-up for any number. */
export async function policiesById(store: Store, ids: Iterable<string>): Promise<Map<string, Policy>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await store.db.select({ policy: slaPolicies, hours: hoursText }).from(slaPolicies)
    .innerJoin(businessHours, sql`${businessHours.id} = ${slaPolicies.hoursId}`)
    .where(anyOf(slaPolicies.id, wanted));
  return new Map(rows.map(({ policy, hours }) => {
    const { id, targets, warning, pausesResolution } = policy;
    return [id, { id, targets, warning, pausesResolution, calendar: calendarOf(hours) }];
  }));
}

const MOST_KEPT = 500;
const made = new Map<string, Calendar>();

/** @param text JSON of zone, week and holidays */
function calendarOf(text: string): Calendar {
  const known = made.get(text);
  if (known) return known;
  if (made.size >= MOST_KEPT) made.clear();
  const [timeZone, weekly, holidays] = JSON.parse(text);
  const calendar = new Calendar({ timeZone, weekly, holidays });
  made.set(text, calendar);
  return calendar;
}
