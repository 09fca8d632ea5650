import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { type AssignmentRule, memberStates, teamMembers } from "@/db/schema/workspace.ts";
import type { Hand } from "@/lib/team/deal.ts";
import type { OnDuty } from "@/lib/team/roster.ts";

/** Whoever has more to do than this has enough: nobody counts on. */
const MOST_COUNTED = 1_000;

/** Everybody who is not away, with what they have to look after already, and the teams that rules speak of. */
export class Hands {
  private constructor(
    readonly all: readonly Hand[],
    /** Ids of members, by team. */
    readonly teams: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  /** Three look-ups, whatever there is to deal out. */
  static async read(
    store: Store,
    roster: readonly OnDuty[],
    rules: readonly AssignmentRule[],
  ): Promise<Hands> {
    const states = await store.db.select().from(memberStates);
    const stateOf = new Map(states.map((one) => [one.memberId, one]));
    const there = roster.filter(({ id }) => !stateOf.get(id)?.awaySince);
    const loads = await loadsOf(store, there.map(({ id }) => id));
    return new Hands(
      there.map((one) => ({
        ...one,
        load: loads.get(one.id) ?? 0,
        servedAt: stateOf.get(one.id)?.servedAt ?? 0,
      })),
      await teamsOf(store, rules.flatMap(({ teamId }) => teamId ?? [])),
    );
  }

  /** Those of whom a rule speaks. */
  of({ teamId, memberIds }: AssignmentRule): readonly Hand[] {
    if (teamId) return this.all.filter(({ id }) => this.teams.get(teamId)?.has(id));
    return memberIds ? this.all.filter(({ id }) => memberIds.includes(id)) : this.all;
  }
}

/** How many tickets each has to look after: open ones that are not put off. */
async function loadsOf(store: Store, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await store.query(
    `SELECT value AS id, (SELECT count(*) FROM (SELECT 1 FROM tickets
      WHERE assignee_id = value AND status = 'open' AND snoozed_until IS NULL LIMIT ${MOST_COUNTED})) AS load
    FROM json_each(?)`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [String(row.id), Number(row.load)]));
}

async function teamsOf({ db }: Store, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(teamMembers).where(anyOf(teamMembers.teamId, new Set(ids)));
  const byTeam = Map.groupBy(rows, ({ teamId }) => teamId);
  return new Map([...byTeam].map(([id, members]) => [id, new Set(members.map(({ memberId }) => memberId))]));
}
