import { anyOf } from "@/db/bulk.ts";
import { tags } from "@/db/schema/workspace.ts";
import type { Stretch } from "@/lib/reports/answer_times.ts";
import { type Figures, figuresBy, figuresOf } from "@/lib/reports/figures.ts";
import type { Channel } from "@/lib/reports/places.ts";
import type { Parts, Row } from "@/lib/reports/report.ts";
import type { Frame } from "@/lib/reports/scope.ts";

const MOST_TEAMS = 30;
const MOST_TAGS = 100;

/** Platforms first, then their connections; the busiest first. */
export async function channelParts(frame: Frame, stretch: Stretch): Promise<Parts> {
  const { workspace: { store }, channels, scope } = frame;
  const { whole, parts } = await figuresBy(store, scope, stretch, "connection");
  const shown = channels.filter(({ id }) => parts.has(id));
  const rows = shown.map((channel) => connectionRow(channel, parts.get(channel.id) ?? {}));
  const platforms = [...Map.groupBy(shown, ({ platform }) => platform)].map(async ([platform, own]) => {
    const [only, ...others] = own;
    const ids = own.map(({ id }) => id);
    const figures = only && others.length === 0
      ? parts.get(only.id) ?? {}
      : await figuresOf(store, { ...scope, connections: ids }, stretch);
    return { kind: "platform" as const, id: platform, name: platform, platform, figures };
  });
  return {
    totals: whole,
    rows: [...busiest(await Promise.all(platforms), activityOf), ...busiest(rows, activityOf)],
  };
}

function connectionRow({ id, platform, name }: Channel, figures: Partial<Figures>): Row {
  return { kind: "connection", id, name: name ?? "", platform, figures };
}

/**
 * Whoever did something, or has tickets; then the teams, of which one may see. A viewer who may see nobody else
 * sees themselves.
 */
export async function agentParts(frame: Frame, stretch: Stretch): Promise<Parts> {
  const { workspace: { store }, scope, members, only } = frame;
  const { whole, parts } = await figuresBy(store, scope, stretch, "agent");
  const agents = [...parts].filter(([id]) => id !== "" && id === (only ?? id))
    .map(([id, figures]): Row => ({ kind: "agent", id, name: members.get(id)?.name ?? "", figures }));
  const teams = frame.teams.slice(0, MOST_TEAMS).map(async ({ id, name, memberIds }): Promise<Row> => ({
    kind: "team",
    id,
    name,
    figures: await figuresOf(store, { ...scope, agents: memberIds }, stretch),
  }));
  const rows = [...busiest(agents, ({ sent = 0 }) => sent), ...await Promise.all(teams)];
  return { totals: whole, rows };
}

/** The tags of most tickets. */
export async function tagRows({ workspace: { store }, scope }: Frame, stretch: Stretch): Promise<Row[]> {
  const { parts } = await figuresBy(store, scope, stretch, "tag");
  const names = await store.db.select().from(tags).where(anyOf(tags.id, parts.keys()));
  const rows = names.map(({ id, name }): Row => ({ kind: "tag", id, name, figures: parts.get(id) ?? {} }));
  return busiest(rows, ({ created = 0 }) => created).slice(0, MOST_TAGS);
}

function activityOf({ received, sent = 0, created = 0 }: Partial<Figures>): number {
  return (received ?? 0) + sent + created;
}

function busiest(rows: readonly Row[], by: (figures: Partial<Figures>) => number): Row[] {
  const nameOf = ({ name }: Row) => name || "\uffff";
  return rows.toSorted((a, b) => by(b.figures) - by(a.figures) || (nameOf(a) < nameOf(b) ? -1 : 1));
}
