import type { HoursInterval } from "@/db/schema/workspace.ts";
import { Calendar } from "@/lib/sla/calendar.ts";
import type { HoursInput, IntervalInput } from "@/lib/sla/check_hours.ts";
import type { HoursRow } from "@/lib/sla/hours_book.ts";
import { openingAt } from "@/lib/sla/working_time.ts";

/** Business hours as programs see them, and whether it is working time now. */
export function hoursView(row: HoursRow, now: number) {
  const { open, changesAt } = openingAt(new Calendar(row), now);
  return {
    id: row.id,
    ...hoursInput(row),
    open,
    changesAt: changesAt === null ? null : new Date(changesAt).toISOString(),
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}

/** Business hours as people write them. */
export function hoursInput({ name, timeZone, weekly, holidays }: HoursRow) {
  return { name, timeZone, weekly: weekly.map(intervalInput), holidays } satisfies HoursInput;
}

const DAY_MINUTES = 1440;

function intervalInput({ day, from, to }: HoursInterval): IntervalInput {
  const overnight = to > DAY_MINUTES;
  return {
    day,
    from: clockTime(from),
    to: clockTime(overnight ? to - DAY_MINUTES : to),
    ...overnight && { overnight },
  };
}

function clockTime(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
