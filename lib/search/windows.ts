import { and, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { type AuthorType, messages, searchDocs, tickets } from "@/db/schema/workspace.ts";
import { isMet, judge, type Judgement } from "@/lib/search/judge.ts";
import type { Plan } from "@/lib/search/plan.ts";

/** What is read of a message that may fit: thousands are for one search. */
interface FoundRow {
  /** Its number in the index. */
  readonly doc: number;
  readonly id: string;
  readonly ticketId: string;
  readonly text: string;
  readonly authorType: AuthorType;
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly private: number;
  readonly sentAt: number;
}

/** A message that fits, and how well. */
export interface Found extends FoundRow {
  readonly judgement: Judgement;
  readonly score: number;
}

/** A stretch of the index that was looked at. */
interface Window {
  /** Those of it that fit. */
  readonly found: readonly Found[];
  /** Where the next one begins; null: there is no more. */
  readonly next: number | null;
}

/** Rows of one window: some 10 ms of work. */
const SIZE = 400;

/** Reads the newest stretch below a number: a bounded piece of work, whatever the history. */
export async function readWindow(store: Store, plan: Plan, below: number): Promise<Window> {
  const docs = await candidates(store, plan, below);
  const last = docs.at(-1);
  return { found: await fitting(store, plan, docs), next: docs.length < SIZE ? null : last ?? null };
}

/**
 * What of the given rows really fits: phrases and filters are not for the index to know.
 * @param where what else is asked of a message
 */
export async function fitting(
  store: Store,
  plan: Plan,
  docs: readonly number[],
  where: readonly SQL[] = [],
): Promise<Found[]> {
  if (docs.length === 0) return [];
  const rows = await rowsOf(store, docs, [...plan.messageWhere, ...where]);
  const kept = rows.filter((row) => plan.scope.keep.every((keep) => keep(row)));
  const allowed = await ticketsAllowed(store, plan, kept.map(({ ticketId }) => ticketId));
  return kept.filter(({ ticketId }) => !allowed || allowed.has(ticketId)).map((row) => {
    const judgement = judge(row.text, plan.terms);
    return { ...row, judgement, score: plan.score(judgement) };
  }).filter(({ judgement }) => isMet(judgement));
}

/** Crossed, so that the planner does not begin with all messages of a connection. */
async function rowsOf({ db }: Store, docs: readonly number[], where: readonly SQL[]): Promise<FoundRow[]> {
  return await db.all<FoundRow>(sql`SELECT ${searchDocs.doc} AS doc, ${messages.id} AS id,
      ${messages.ticketId} AS ticketId, ${messages.text} AS text, ${messages.authorType} AS authorType,
      ${messages.authorId} AS authorId, ${messages.authorName} AS authorName, ${messages.private} AS private,
      ${messages.sentAt} AS sentAt
    FROM json_each(${
    JSON.stringify(docs)
  }) AS wanted CROSS JOIN ${searchDocs} ON ${searchDocs.doc} = wanted.value
    CROSS JOIN ${messages} ON ${messages.id} = ${searchDocs.messageId}
    WHERE ${and(sql`true`, ...where)}`);
}

async function candidates(store: Store, { match, bounds }: Plan, below: number): Promise<number[]> {
  const args = [Math.min(below, bounds.below), bounds.least, SIZE];
  const { rows } = match === null
    ? await store.query(
      "SELECT doc FROM search_docs WHERE doc < ? AND doc >= ? ORDER BY doc DESC LIMIT ?",
      args,
    )
    : await store.query(MATCHING, [match, ...args]);
  return rows.map((row) => Number(row.doc));
}

const MATCHING = `SELECT rowid AS doc FROM search_text
  WHERE search_text MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?`;

/** null: the filters say nothing about tickets. */
async function ticketsAllowed(store: Store, { scope }: Plan, ids: readonly string[]) {
  const { ticketWhere, rowWhere } = scope;
  if (ticketWhere.length + rowWhere.length === 0) return null;
  const shown = await ticketsBehind(
    store,
    new Set(ids),
    sql`coalesce(part.merged_into, part.id)`,
    ticketWhere,
  );
  return await ticketsBehind(store, shown, sql`part.id, part.merged_into`, rowWhere);
}

/** Those of some tickets for which this holds. @param as the ids by which each of them, `part`, is looked up */
async function ticketsBehind({ db }: Store, ids: Set<string>, as: SQL, where: readonly SQL[]) {
  if (where.length === 0) return ids;
  const rows = await db.all<{ id: string }>(sql`SELECT DISTINCT part.id AS id
    FROM json_each(${JSON.stringify([...ids])}) AS wanted CROSS JOIN tickets AS part ON part.id = wanted.value
    CROSS JOIN ${tickets} ON ${tickets.id} IN (${as}) WHERE ${and(...where)}`);
  return new Set(rows.map(({ id }) => id));
}
