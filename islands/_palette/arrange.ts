import { type Group, type GroupId, GROUPS } from "@/components/palette/groups.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { match, type Prepared } from "@/islands/_palette/match.ts";

interface Asked {
  readonly question: string;
  /** What is known here. */
  readonly local: readonly Prepared<Entry>[];
  /** What the server has found for the question, the best first. */
  readonly found: readonly Entry[];
  /** Ids of what was chosen lately, the last first. */
  readonly recent: readonly string[];
}

const MOST: Readonly<Record<GroupId, number>> = {
  recent: 5,
  ticket: 8,
  pages: 6,
  you: 4,
  views: 5,
  replies: 5,
  tickets: 6,
  people: 4,
  everywhere: 1,
};
/** Of those kinds only a few show before anything is asked. */
const UNASKED: Partial<Record<GroupId, number>> = {
  ticket: 12,
  pages: 28,
  replies: 3,
  tickets: 0,
  people: 0,
};
/** Comes from the server, after what was there at once: nothing moves away from under a finger. */
const LATE: readonly GroupId[] = ["tickets", "people", "everywhere"];

/** The lines of the palette, in their groups and order. An entry is in one group alone. */
export function arrange(asked: Asked): Group<Entry>[] {
  return asked.question.trim() === "" ? unasked(asked) : answered(asked);
}

function unasked({ local, recent }: Asked): Group<Entry>[] {
  const all = local.map(({ item }) => item);
  const lately = recent.flatMap((id) => all.find((one) => one.id === id) ?? []).slice(0, MOST.recent);
  const rest = all.filter((one) => !one.deep && !lately.includes(one));
  return grouped([...lately.map((one) => ({ ...one, group: "recent" as const })), ...rest], GROUPS, {
    ...MOST,
    ...UNASKED,
  });
}

function answered({ question, local, found, recent }: Asked): Group<Entry>[] {
  const lately = (id: string) => {
    const at = recent.indexOf(id);
    return at < 0 ? 0 : 2 / (1 + at);
  };
  const here = match(local, question, ({ id }) => lately(id)).map(({ item }) => item);
  const known = new Set(here.map(({ id }) => id));
  const all = [...here, ...found.filter(({ id }) => !known.has(id))];
  const early = [...new Set(here.map(({ group }) => group))].filter((group) => !LATE.includes(group));
  return grouped(all, [...early, ...LATE], MOST);
}

function grouped(
  entries: readonly Entry[],
  order: readonly GroupId[],
  most: Readonly<Record<GroupId, number>>,
): Group<Entry>[] {
  return order.map((id) => ({
    id,
    entries: entries.filter(({ group }) => group === id).slice(0, most[id]),
  })).filter(({ entries }) => entries.length > 0);
}
