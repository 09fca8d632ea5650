import { type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { AppError } from "@/lib/errors.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import type { Span } from "@/lib/reports/period.ts";
import type { Source } from "@/lib/reports/sources.ts";
import { during } from "@/lib/reports/where.ts";

/** A ticket in a list: where it stands, and how long it took. */
export interface Hit {
  readonly id: string;
  readonly place: number;
  readonly took: number | null;
}

/** Which tickets, in which order and from where on. */
export interface Search {
  readonly source: Source;
  /** The newest first. */
  readonly spans: readonly Span[];
  /** What took longest first; else the newest. */
  readonly slow: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

/** Rows of an index that are looked at in one go. */
const AT_ONCE = 250;

/**
 * The next tickets of a list, each once, and one more where there are more. Rows are looked at some hundred at a
 * time, in the order of an index, span by span: a page costs by what it shows.
 * @throws {AppError} invalid_request for a cursor
 */
export async function findHits(store: Store, search: Search): Promise<Hit[]> {
  const hits = new Map<string, Hit>();
  for (const span of search.spans) {
    let cursor = search.cursor;
    for (;;) {
      const rows = await rowsOf(store, search, span, cursor);
      for (const { stands, ...hit } of rows) if (stands && !hits.has(hit.id)) hits.set(hit.id, hit);
      if (hits.size > search.limit) return [...hits.values()].slice(0, search.limit + 1);
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE) break;
      cursor = cursorOf(last, search.slow);
    }
  }
  return [...hits.values()];
}

/** Where a page ends. */
export function cursorOf({ id, place, took }: Hit, slow: boolean): string {
  return toCursor((slow ? took : place) ?? 0, id);
}

async function rowsOf(
  { db }: Store,
  { source, spans, slow }: Search,
  { start, end }: Span,
  cursor: string | undefined,
): Promise<(Hit & { stands: number })[]> {
  const { from, where, ticketId, place, msOf, took = sql`NULL` } = source;
  const rank = slow ? took : place;
  const inSpan = during(place, { start: start / msOf, end: end / msOf });
  // Materialized, lest the look at a ticket's other rows be made for all rows and not for these few.
  return await db.all(sql`
    WITH found AS MATERIALIZED (
      SELECT ${ticketId} AS id, ${place} AS place, ${took} AS took FROM ${from}
      WHERE ${where} AND ${inSpan} ${behind(rank, ticketId, cursor)}
      ORDER BY ${rank} DESC, ${ticketId} DESC LIMIT ${AT_ONCE})
    SELECT found.id AS id, found.place AS place, found.took AS took,
      ${standsAlone(source, spans, slow)} AS stands
    FROM found ORDER BY ${slow ? sql`found.took` : sql`found.place`} DESC, found.id DESC`);
}

function behind(rank: SQL, ticketId: SQL, cursor: string | undefined): SQL {
  if (!cursor) return sql``;
  const [at, id = ""] = fromCursor(cursor, 2);
  if (!Number.isSafeInteger(Number(at))) throw new AppError("invalid_request", { field: "cursor" });
  return sql` AND ${rank} <= ${Number(at)} AND (${rank}, ${ticketId}) < (${Number(at)}, ${id})`;
}

/** Of several rows of one ticket the first in the order of the list stands for all. */
function standsAlone({ others, msOf }: Source, spans: readonly Span[], slow: boolean): SQL {
  if (!others) return sql`1`;
  const later = slow && others.took
    ? sql`(${others.took}, ${others.place}) > (found.took, found.place)`
    : sql`${others.place} > found.place`;
  const ranges = JSON.stringify(spans.map(({ start, end }) => [start / msOf, end / msOf]));
  return sql`NOT EXISTS (SELECT 1 FROM ${others.from} WHERE ${others.where} AND ${later} AND EXISTS (
    SELECT 1 FROM json_each(${ranges}) AS span
    WHERE ${others.place} >= span.value ->> 0 AND ${others.place} < span.value ->> 1))`;
}
