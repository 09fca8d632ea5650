import { sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import type { ClockKind, SlaOutcome } from "@/db/schema/workspace.ts";
import type { Stretch } from "@/lib/reports/answer_times.ts";
import type { Span } from "@/lib/reports/period.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import { sumsOf } from "@/lib/reports/sums.ts";
import { OUTCOMES } from "@/lib/reports/tally.ts";
import { type By, during, groupBy, tagged, within } from "@/lib/reports/where.ts";

/** How many deadlines ended which way. */
export type Kept = Readonly<Record<SlaOutcome, number>>;
/** By tag, later answers are not counted. */
export type KeptByKind = Readonly<Record<ClockKind, Kept>>;

const NONE: Kept = { met: 0, missed: 0, dropped: 0 };
export const NOTHING_KEPT: KeptByKind = { first: NONE, next: NONE, resolution: NONE };
const MEASURES = ["sla_first", "sla_next", "sla_resolution"] as const;

/** The share that was met of those that were met or missed, from 0 to 1; null without any. */
export function keptShare({ met, missed }: Kept): number | null {
  return met + missed === 0 ? null : met / (met + missed);
}

/** Several as one. */
export function addKept(all: readonly KeptByKind[]): KeptByKind {
  const of = (kind: ClockKind): Kept => {
    const sum = (outcome: SlaOutcome) => all.reduce((total, one) => total + one[kind][outcome], 0);
    return { met: sum("met"), missed: sum("missed"), dropped: sum("dropped") };
  };
  return { first: of("first"), next: of("next"), resolution: of("resolution") };
}

/** All kinds together. */
export function keptInAll(kinds: KeptByKind): Kept {
  const sum = (outcome: SlaOutcome) => Object.values(kinds).reduce((total, kept) => total + kept[outcome], 0);
  return { met: sum("met"), missed: sum("missed"), dropped: sum("dropped") };
}

/** How deadlines ended in a stretch; of a member those that they ended by answering or closing. */
export async function deadlinesKept(
  store: Store,
  scope: Scope,
  stretch: Stretch,
  by: By,
): Promise<Map<string, KeptByKind>> {
  const ended = by === "tag" || scope.tag !== undefined
    ? await endedInTickets(store, scope, stretch.span, by)
    : await endedByDay(store, scope, stretch, by);
  return keptBy(ended);
}

/** Some deadlines that ended the same way. */
export interface Ended {
  readonly id: string | number;
  readonly kind: ClockKind;
  readonly outcome: SlaOutcome;
  readonly n: number;
}

export function keptBy<Id extends string | number>(
  ended: readonly (Ended & { readonly id: Id })[],
): Map<Id, KeptByKind> {
  const found = new Map<Id, KeptByKind>();
  for (const { id, kind, outcome, n } of ended) {
    const known = found.get(id) ?? NOTHING_KEPT;
    found.set(id, { ...known, [kind]: { ...known[kind], [outcome]: known[kind][outcome] + n } });
  }
  return found;
}

async function endedByDay(store: Store, scope: Scope, { days }: Stretch, by: By) {
  const keys = by === "connection" || by === "agent" ? [by, "bucket"] as const : ["bucket"] as const;
  const sums = await sumsOf(store, scope, days, MEASURES, keys);
  return sums.map(({ connection, agent, ...one }) => ({ ...endedOf(one), id: connection || agent }));
}

/** By the day on which they ended. */
export async function endedOnDays(store: Store, scope: Scope, { days }: Stretch) {
  const sums = await sumsOf(store, scope, days, MEASURES, ["day", "bucket"]);
  return sums.map((one) => ({ ...endedOf(one), id: one.day }));
}

function endedOf({ measure, bucket, n }: { measure: string; bucket: number; n: number }) {
  const kind = measure.slice("sla_".length) as ClockKind;
  return { kind, outcome: OUTCOMES[bucket] ?? "dropped", n };
}

const RESULTS = {
  ticketId: sql`results.ticket_id`,
  connection: sql`tickets.connection_id`,
  agent: sql`coalesce((SELECT agent_id FROM report_answers
    WHERE ticket_id = results.ticket_id AND at = results.ended_at), tickets.closed_by)`,
};

/** Tags are looked up ticket by ticket; of what ends once in a ticket, or seldom more often. */
async function endedInTickets({ db }: Store, scope: Scope, span: Span, by: By) {
  const { key, join } = groupBy(by, RESULTS);
  const lean = (by === "all" || by === "tag") && !scope.connections && !scope.agents;
  const rest = lean ? sql`` : sql`JOIN tickets ON tickets.id = results.ticket_id`;
  return await db.all<Ended & { id: string }>(sql`
    SELECT ${key} AS id, results.kind AS kind, results.outcome AS outcome, count(*) AS n
    FROM sla_results AS results ${rest} ${join}
    WHERE results.kind <> 'next' AND ${during(sql`results.ended_at`, span)} ${
    within(RESULTS.connection, scope.connections)
  }
      ${within(RESULTS.agent, scope.agents)} ${tagged(RESULTS.ticketId, scope)} GROUP BY 1, 2, 3`);
}
