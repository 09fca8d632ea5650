import type { Statement } from "@/db/libsql.ts";
import type { ConnectionSettings } from "@/db/schema/workspace.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import type { Ready } from "@/lib/rules/book.ts";
import { causesOf, type Met } from "@/lib/rules/causes.ts";
import { clockStartsOf } from "@/lib/rules/clock_starts.ts";
import { rearm } from "@/lib/rules/clocks.ts";
import type { Facts } from "@/lib/rules/facts.ts";
import { factsOf } from "@/lib/rules/facts_of.ts";
import { gather, type Gathered } from "@/lib/rules/gather.ts";
import { putRuled, type Ruled } from "@/lib/rules/put.ts";
import { MOST_ACTIONS, type Outcome, type Run, runRules, type Terms } from "@/lib/rules/run.ts";
import { Said } from "@/lib/rules/said.ts";

export interface Followed {
  /** To be committed behind what `emit` makes. */
  readonly statements: readonly Statement[];
  /** When a rule has to be looked at next because of it, ms since the epoch; Infinity: never. */
  readonly nextAt: number;
}

/**
 * Runs the rules for all that a batch brings, over its rows: a few look-ups and statements, whatever its size.
 * Belongs ahead of the batch's clocks and of `emit`.
 */
export async function followRules(
  set: WorkingSet,
  items: readonly Pick<Item, "connection" | "origin">[],
  ready: Ready,
): Promise<Followed> {
  const settings = new Map(items.map(({ connection, origin }) => [connection.id, origin.settings]));
  const ruled = await followCauses(set, settings, ready, causesOf(set));
  const armed = rearm(ready.rules, clockStartsOf(set), set.now);
  // Whoever is told of something may have devices that are to hear of it.
  const nextAt = ruled.length > 0 ? set.now : armed.nextAt;
  return { statements: [...ruled, ...armed.statements], nextAt };
}

/**
 * Runs the rules for some causes, and puts what they come to into the rows.
 * @param settings of the tickets' connections, by id
 */
export async function followCauses(
  set: WorkingSet,
  settings: ReadonlyMap<string, ConnectionSettings>,
  { rules, world }: Ready,
  causes: readonly Met[],
): Promise<Statement[]> {
  const types = new Set(causes.map(({ happening }) => happening.type));
  if (!rules.some(({ trigger }) => types.has(trigger.type))) return [];
  const byTicket = Map.groupBy(causes, ({ ticket }) => ticket);
  const known = [...byTicket.keys()].filter((ticket) => !set.tickets.added.has(ticket));
  const gathered = await gather(set.store, rules, [...byTicket.keys()], known, settings, set.now);
  const tagsOf = newTagsOf(set);
  const terms = { rules, world, now: set.now };
  const ruled = [...byTicket].map(([ticket, own]): Ruled => {
    const before = beforeOf(set, ticket, gathered, tagsOf(ticket));
    const left = MOST_ACTIONS - (gathered.acted.get(ticket.id) ?? 0);
    return { ticket, before, outcome: followAll(terms, before, own, left) };
  });
  return putRuled(set, ruled.filter(({ outcome }) => outcome.runs.length > 0), world);
}

function beforeOf(set: WorkingSet, ticket: TicketRow, gathered: Gathered, newTags: readonly string[]): Facts {
  return factsOf(ticket, {
    text: null,
    language: set.contacts.get(ticket.contactId)?.language ?? null,
    blocked: set.blocked.has(ticket.contactId),
    stored: !set.tickets.added.has(ticket),
    newTags,
  }, gathered);
}

/** Names of the tags that tickets get in this batch. */
function newTagsOf(set: WorkingSet): (ticket: TicketRow) => readonly string[] {
  const names = new Map([...set.tagIds].map(([name, id]) => [id, name]));
  const byTicket = Map.groupBy(set.newTicketTags, ({ ticketId }) => ticketId);
  return ({ id }) => (byTicket.get(id) ?? []).flatMap(({ tagId }) => names.get(tagId) ?? []);
}

/** One cause after the other, each with its own words. */
function followAll(terms: Terms, before: Facts, causes: readonly Met[], most: number): Outcome {
  const runs: Run[] = [];
  let facts = before;
  let left = most;
  for (const cause of causes) {
    const said = cause.text === null ? null : new Said(cause.text);
    const outcome = runRules(terms, { ...facts, said }, cause, left);
    facts = outcome.facts;
    left -= outcome.runs.reduce((sum, { did }) => sum + did.length, 0);
    runs.push(...outcome.runs);
  }
  return { facts, runs };
}
