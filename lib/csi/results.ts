import { and, count, gte, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { csiSurveys } from "@/db/schema/workspace.ts";
import type { Step } from "@/lib/csi/period.ts";
import { GOOD } from "@/lib/csi/score.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Which questions count: those that were put from one moment until another, ms since the epoch. */
export interface CsiQuery {
  readonly from: number;
  readonly to: number;
  readonly platform?: string;
  readonly connectionId?: string;
  readonly agentId?: string;
}

/** What came of some questions. */
export interface CsiFigures {
  readonly asked: number;
  readonly answered: number;
  /** Mean score, 1 to 5; null without answers. */
  readonly average: number | null;
  /** Share of the scores 4 and 5, from 0 to 1; null without answers. */
  readonly good: number | null;
  /** How often each score came, from 1 to 5. */
  readonly spread: readonly [number, number, number, number, number];
}

export interface CsiResults {
  readonly total: CsiFigures;
  /** By platform, connection and agent; an agent of `null` is nobody. */
  readonly platforms: ReadonlyMap<string, CsiFigures>;
  readonly connections: ReadonlyMap<string, CsiFigures>;
  readonly agents: ReadonlyMap<string | null, CsiFigures>;
  /** By the steps that were given, in their order. */
  readonly steps: readonly CsiFigures[];
}

/** Steps begin at a whole quarter of an hour in every time zone. */
const QUARTER_MS = 900_000;

/**
 * What customers said of the tickets that they were asked about in a period. One look over the questions of that
 * period, by an index; no message is read.
 * @param steps parts of the period, without gaps
 */
export async function csiResults(
  { store: { db } }: Workspace,
  query: CsiQuery,
  steps: readonly Step[],
): Promise<CsiResults> {
  const quarter = sql<number>`${csiSurveys.askedAt} / ${QUARTER_MS}`;
  const { platform, connectionId, agentId, score } = csiSurveys;
  const rows = await db.select({ platform, connectionId, agentId, score, quarter, count: count() })
    .from(csiSurveys).where(asked(query)).groupBy(platform, connectionId, agentId, score, quarter);
  const tally = new Tally(steps);
  for (const row of rows) tally.add(row);
  return tally.results();
}

/** Holds for the questions of a query. */
export function asked({ from, to, platform, connectionId, agentId }: CsiQuery): SQL | undefined {
  return and(
    isNotNull(csiSurveys.askedAt),
    gte(csiSurveys.askedAt, from),
    lt(csiSurveys.askedAt, to),
    inArray(csiSurveys.state, ["asked", "answered"]),
    platform === undefined ? undefined : sql`${csiSurveys.platform} = ${platform}`,
    connectionId === undefined ? undefined : sql`${csiSurveys.connectionId} = ${connectionId}`,
    agentId === undefined ? undefined : sql`${csiSurveys.agentId} = ${agentId}`,
  );
}

interface Group {
  readonly platform: string;
  readonly connectionId: string;
  readonly agentId: string | null;
  readonly score: number | null;
  readonly quarter: number;
  readonly count: number;
}

/** asked, and how often each score came */
type Counts = [asked: number, ...scores: number[]];

class Tally {
  readonly #total = empty();
  readonly #platforms = new Map<string, Counts>();
  readonly #connections = new Map<string, Counts>();
  readonly #agents = new Map<string | null, Counts>();
  readonly #steps: Counts[];
  #step = 0;

  constructor(private readonly parts: readonly Step[]) {
    this.#steps = parts.map(empty);
  }

  add({ platform, connectionId, agentId, score, quarter, count }: Group): void {
    const at = this.#stepOf(quarter * QUARTER_MS);
    const all = [
      this.#total,
      within(this.#platforms, platform),
      within(this.#connections, connectionId),
      within(this.#agents, agentId),
      ...(at === undefined ? [] : [at]),
    ];
    for (const counts of all) {
      counts[0] += count;
      if (score !== null) counts[score] = (counts[score] ?? 0) + count;
    }
  }

  results(): CsiResults {
    const figures = <K>(map: Map<K, Counts>) => new Map([...map].map(([key, one]) => [key, figuresOf(one)]));
    return {
      total: figuresOf(this.#total),
      platforms: figures(this.#platforms),
      connections: figures(this.#connections),
      agents: figures(this.#agents),
      steps: this.#steps.map(figuresOf),
    };
  }

  /** Groups come in no order, but mostly near each other. */
  #stepOf(at: number): Counts | undefined {
    const holds = (index: number) => {
      const step = this.parts[index];
      return step !== undefined && step.from <= at && at < step.to;
    };
    if (!holds(this.#step)) this.#step = this.parts.findIndex((_, index) => holds(index));
    return this.#steps[this.#step];
  }
}

function empty(): Counts {
  return [0, 0, 0, 0, 0, 0];
}

function within<K>(map: Map<K, Counts>, key: K): Counts {
  const known = map.get(key) ?? empty();
  map.set(key, known);
  return known;
}

function figuresOf([asked, ...scores]: Counts): CsiFigures {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = scores;
  const spread = [one, two, three, four, five] as const;
  const answered = spread.reduce((sum, n) => sum + n, 0);
  const points = spread.reduce((sum, n, index) => sum + n * (index + 1), 0);
  const good = spread.slice(GOOD - 1).reduce((sum, n) => sum + n, 0);
  return {
    asked,
    answered,
    average: answered === 0 ? null : points / answered,
    good: answered === 0 ? null : good / answered,
    spread,
  };
}
