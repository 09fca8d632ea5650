import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { csiSurveys } from "@/db/schema/workspace.ts";
import { wasAsked } from "@/lib/csi/judge.ts";

/** How the buttons of a question stand. */
export interface Standing {
  /** The id of the answer that counts; absent while there is none. */
  readonly chosen?: string;
}

/**
 * How the questions of tickets stand, by ticket; one whose time is over has no buttons any more, and is not here.
 * @param now ms since the epoch
 */
export async function standings(
  { db }: Store,
  ticketIds: readonly string[],
  now: number,
): Promise<Map<string, Standing>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db.select().from(csiSurveys).where(anyOf(csiSurveys.id, new Set(ticketIds)));
  return new Map(rows.flatMap((row): [string, Standing][] => {
    if (!wasAsked(row)) return [];
    if (row.score !== null) return [[row.id, { chosen: String(row.score) }]];
    return now <= row.expiresAt ? [[row.id, {}]] : [];
  }));
}
