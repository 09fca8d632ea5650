import type { Store } from "@/db/libsql.ts";
import { answerTimes, type Stretch } from "@/lib/reports/answer_times.ts";
import { resolutionTimes } from "@/lib/reports/closings.ts";
import { addKept, deadlinesKept, type KeptByKind } from "@/lib/reports/kept.ts";
import { type Satisfaction, satisfaction, satisfied } from "@/lib/reports/satisfaction.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import { sumsOf } from "@/lib/reports/sums.ts";
import { type Times, timesOf, together } from "@/lib/reports/times.ts";
import { createdTickets } from "@/lib/reports/volume.ts";
import type { By } from "@/lib/reports/where.ts";

/** All that is told of a stretch of time, or of a part of what happened in it. */
export interface Figures {
  /** Tickets that came; of a member those that are theirs. */
  readonly created: number;
  /** Tickets that were closed and still are; of a member those that they closed. */
  readonly closed: number;
  /** Messages of customers; null: nobody's in particular. By tag: in the tickets that came. */
  readonly received: number | null;
  /** Answers of people. By tag: in the tickets that came. */
  readonly sent: number;
  /** From the customer's message to our first answer in the ticket. */
  readonly first: Times;
  /** The same for the later ones; null: by tag they are not counted. */
  readonly next: Times | null;
  /** From the beginning of the ticket to its end. */
  readonly resolution: Times;
  readonly sla: KeptByKind;
  readonly csi: Satisfaction;
}

/** The figures of everything together, and of each part. */
export interface Parted {
  readonly whole: Figures;
  /** By what they are told apart by; what has none at all is left out. */
  readonly parts: ReadonlyMap<string, Figures>;
}

/** Everything of a stretch together. */
export async function figuresOf(store: Store, scope: Scope, stretch: Stretch): Promise<Figures> {
  return (await figuresBy(store, scope, stretch, "all")).whole;
}

/** @param by of tags the whole makes no sense: a ticket has several, or none */
export async function figuresBy(store: Store, scope: Scope, stretch: Stretch, by: By): Promise<Parted> {
  const found = await gather(store, scope, stretch, by);
  const personal = scope.agents !== undefined && scope.tag === undefined;
  const byTag = by === "tag" || scope.tag !== undefined;
  const ids = [...new Set(Object.values(found).flatMap((one) => [...one.keys()]))];
  return {
    whole: figuresFrom(found, ids, personal, byTag),
    parts: new Map(ids.map((id) => [id, figuresFrom(found, [id], personal || by === "agent", byTag)])),
  };
}

type Gathered = Awaited<ReturnType<typeof gather>>;

async function gather(store: Store, scope: Scope, stretch: Stretch, by: By) {
  const opened = await createdTickets(store, scope, stretch.span, by);
  const byTag = by === "tag" || scope.tag !== undefined;
  return {
    opened,
    messages: byTag ? opened : await messagesBy(store, scope, stretch, by),
    ...await answerTimes(store, scope, stretch, by),
    resolution: await resolutionTimes(store, scope, stretch.span, by),
    sla: await deadlinesKept(store, scope, stretch, by),
    csi: await satisfaction(store, scope, stretch.span, by),
  };
}

function figuresFrom(found: Gathered, ids: readonly string[], personal: boolean, byTag: boolean): Figures {
  const sum = (of: (id: string) => number | undefined) => ids.reduce((total, id) => total + (of(id) ?? 0), 0);
  const times = (of: Gathered["first"]) => timesOf(together(ids.map((id) => of.get(id))));
  const resolution = times(found.resolution);
  return {
    created: sum((id) => found.opened.get(id)?.tickets),
    closed: resolution.count,
    received: personal ? null : sum((id) => found.messages.get(id)?.received),
    sent: sum((id) => found.messages.get(id)?.sent),
    first: times(found.first),
    next: byTag ? null : times(found.next),
    resolution,
    sla: addKept(ids.flatMap((id) => found.sla.get(id) ?? [])),
    csi: satisfied(ids.flatMap((id) => found.csi.get(id) ?? [])),
  };
}

/** What customers wrote is nobody's on our side: told apart by agents it stands under the empty id. */
async function messagesBy(store: Store, scope: Scope, { days }: Stretch, by: By) {
  const keys = by === "connection" || by === "agent" ? [by] : [];
  const sums = await sumsOf(store, scope, days, ["received", "sent"], keys);
  const nobodys = by === "agent" && !scope.agents ? await sumsOf(store, scope, days, ["received"], []) : [];
  const grouped = Map.groupBy([...sums, ...nobodys], ({ connection, agent }) => connection || agent);
  const of = (list: typeof sums, measure: string) => list.find((one) => one.measure === measure)?.n ?? 0;
  return new Map(
    [...grouped].map(([id, list]) => [id, { received: of(list, "received"), sent: of(list, "sent") }]),
  );
}
