import { and, eq, gt, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { type ConnectionSettings, ruleRuns, tags, ticketTags } from "@/db/schema/workspace.ts";
import type { TicketRow } from "@/lib/inbox/ingest/working_set.ts";
import type { Rule } from "@/lib/rules/rule.ts";
import { ACTIONS_WITHIN_MS } from "@/lib/rules/run.ts";
import { connectionOpening } from "@/lib/sla/opening.ts";

/** What stands in the database of some tickets, beside their rows. */
export interface Gathered {
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** How many tickets a contact has there, by contact. */
  readonly tickets: ReadonlyMap<string, number>;
  /** Whether a connection is within its business hours. */
  readonly open: ReadonlyMap<string, boolean | null>;
  /** How many actions rules have carried out on a ticket within the last minute. */
  readonly acted: ReadonlyMap<string, number>;
}

/**
 * Reads what some rules ask about some tickets: one query for each kind of question that a rule really has,
 * however many tickets there are.
 * @param known those of the tickets that stand in the database
 * @param settings of their connections, by id
 */
export async function gather(
  store: Store,
  rules: readonly Rule[],
  all: readonly TicketRow[],
  known: readonly TicketRow[],
  settings: ReadonlyMap<string, ConnectionSettings>,
  now: number,
): Promise<Gathered> {
  const fields = new Set(rules.flatMap(({ conditions }) => conditions.map(fieldOf)));
  const acts = new Set(rules.flatMap(({ actions }) => actions.map(({ type }) => type)));
  const ids = known.map(({ id }) => id);
  const tagged = fields.has("tag") || acts.has("tag") || acts.has("untag");
  const counted = fields.has("previous") || fields.has("first");
  return {
    tags: tagged ? await tagsOf(store, ids) : new Map(),
    tickets: counted ? await ticketsOf(store, all.map(({ contactId }) => contactId)) : new Map(),
    open: fields.has("hours") ? await openings(store, all, settings, now) : new Map(),
    acted: await actedOn(store, ids, now),
  };
}

function fieldOf({ field, value }: Rule["conditions"][number]): string {
  return field === "contact" ? value : field;
}

/** Names of tags by ticket. */
async function tagsOf({ db }: Store, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select({ ticketId: ticketTags.ticketId, name: tags.name }).from(ticketTags)
    .innerJoin(tags, eq(tags.id, ticketTags.tagId)).where(anyOf(ticketTags.ticketId, ids));
  const byTicket = Map.groupBy(rows, ({ ticketId }) => ticketId);
  return new Map([...byTicket].map(([id, found]) => [id, found.map(({ name }) => name)]));
}

/** Nobody's rule asks for more than so many. */
export const MOST_PREVIOUS = 100;

/** How many tickets contacts have, counted no further than conditions can ask. */
async function ticketsOf(store: Store, contactIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await store.query(
    `SELECT value AS contact, (SELECT count(*) FROM
      (SELECT 1 FROM tickets WHERE contact_id = value LIMIT ${MOST_PREVIOUS + 1})) AS count
    FROM json_each(?)`,
    [JSON.stringify([...new Set(contactIds)])],
  );
  return new Map(rows.map(({ contact, count }) => [String(contact), Number(count)]));
}

async function openings(
  store: Store,
  all: readonly TicketRow[],
  settings: ReadonlyMap<string, ConnectionSettings>,
  now: number,
): Promise<Map<string, boolean | null>> {
  const found = new Map<string, boolean | null>();
  for (const id of new Set(all.map(({ connectionId }) => connectionId))) {
    const opening = await connectionOpening(store, settings.get(id) ?? {}, now);
    found.set(id, opening?.open ?? null);
  }
  return found;
}

async function actedOn({ db }: Store, ids: readonly string[], now: number): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select({ ticketId: ruleRuns.ticketId, acted: sql<number>`sum(${ruleRuns.acted})` })
    .from(ruleRuns).where(and(anyOf(ruleRuns.ticketId, ids), gt(ruleRuns.at, now - ACTIONS_WITHIN_MS)))
    .groupBy(ruleRuns.ticketId);
  return new Map(rows.map(({ ticketId, acted }) => [ticketId, acted]));
}
