import { anyOf } from "@/db/bulk.ts";
import { type ClockKind, tickets } from "@/db/schema/workspace.ts";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import type { Onlooker } from "@/lib/inbox/views/ticket_list.ts";
import { ticketViews } from "@/lib/inbox/views/ticket_view.ts";
import { cursorOf, findHits } from "@/lib/reports/hits.ts";
import { type Days, type Span, spanOf, weekdayOf } from "@/lib/reports/period.ts";
import type { Frame } from "@/lib/reports/scope.ts";
import { sourceOf, type What } from "@/lib/reports/sources.ts";
import type { Services } from "@/lib/services.ts";
import { firstInstant } from "@/lib/sla/zone.ts";

/** Which tickets of a report are looked at. */
export interface Behind {
  readonly what: What;
  /** Of deadlines. */
  readonly kind?: ClockKind;
  /** Only on this day of the week, Monday is 1, and in this hour. */
  readonly weekday?: number;
  readonly hour?: number;
  /** slow: what took longest first; else the newest first. */
  readonly sort?: "newest" | "slow";
}

/** A ticket, when it happened, and how long it took. */
export interface Found {
  readonly ticket: TicketView;
  /** ISO 8601; of messages the beginning of their quarter of an hour. */
  readonly at: string;
  /** ms */
  readonly took: number | null;
}

/** The tickets behind a number of a report, each once, in pages. @throws {AppError} invalid_request for a cursor */
export async function ticketsBehind(
  services: Services,
  { workspace, period, scope }: Frame,
  onlooker: Onlooker,
  behind: Behind,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<Paged<Found>> {
  const source = sourceOf(behind.what, scope, behind.kind);
  const slow = behind.sort === "slow" && source.took !== undefined;
  const spans = spansOf(period.timeZone, period, behind);
  const hits = await findHits(workspace.store, { source, spans, slow, limit, cursor });
  const shown = hits.slice(0, limit);
  const last = shown.at(-1);
  const rows = await workspace.store.db.select().from(tickets)
    .where(anyOf(tickets.id, shown.map(({ id }) => id)));
  const found = await ticketViews(services, workspace, onlooker, rows);
  const views = new Map(found.map((one) => [one.id, one]));
  return {
    items: shown.flatMap(({ id, place, took }) => {
      const ticket = views.get(id);
      return ticket ? [{ ticket, at: new Date(place * source.msOf).toISOString(), took }] : [];
    }),
    nextCursor: hits.length > limit && last ? cursorOf(last, slow) : null,
  };
}

/** The newest first; hours of the week are as many spans as there are weeks. */
function spansOf(timeZone: string, days: Days, { weekday, hour }: Behind): Span[] {
  if (weekday === undefined && hour === undefined) return [spanOf(timeZone, days)];
  const all = Array.from({ length: days.to - days.from + 1 }, (_, index) => days.to - index);
  return all.filter((day) => weekday === undefined || weekdayOf(day) === weekday).map((day) =>
    hour === undefined ? spanOf(timeZone, { from: day, to: day }) : {
      start: firstInstant(timeZone, day, hour * 60),
      end: firstInstant(timeZone, day, (hour + 1) * 60),
    }
  );
}
