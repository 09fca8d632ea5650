import type { Clock, MergeState, MergeTrace, TicketSla } from "@/db/schema/workspace.ts";
import type { TicketRow } from "@/lib/inbox/deed.ts";
import { columnsOf } from "@/lib/sla/marks.ts";
import { PRIORITIES } from "@/lib/sla/priorities.ts";
import { type Answered, answered, replayed, type Step } from "@/lib/team/replay.ts";

/** What of a ticket goes over to the one that it is merged into. */
export function stateOf(row: TicketRow): MergeState {
  const { assigneeId, teamId, priority, waitingSince, lastInboundAt, sla } = row;
  const last = { at: row.lastMessageAt, preview: row.preview, author: row.previewAuthor };
  return { assigneeId, teamId, priority, waitingSince, lastInboundAt, last, sla: sla ?? null };
}

/** Two tickets as one: whose it is and whose team's stays, and of all else the more pressing or the later. */
export function combined(kept: MergeState, merged: MergeState): MergeState {
  return {
    assigneeId: kept.assigneeId ?? merged.assigneeId,
    teamId: kept.teamId ?? merged.teamId,
    priority: PRIORITIES.indexOf(merged.priority) > PRIORITIES.indexOf(kept.priority)
      ? merged.priority
      : kept.priority,
    waitingSince: earlier(kept.waitingSince, merged.waitingSince),
    lastInboundAt: later(kept.lastInboundAt, merged.lastInboundAt),
    last: merged.last.at > kept.last.at ? merged.last : kept.last,
    sla: combinedSla(kept.sla, merged.sla),
  };
}

/** The columns of a ticket that is so. */
export function rowOf({ last, sla, ...rest }: MergeState): Partial<TicketRow> {
  const { at: lastMessageAt, preview, author: previewAuthor } = last;
  return { ...rest, lastMessageAt, preview, previewAuthor, ...columnsOf(sla) };
}

/**
 * What the merges into one ticket leave, when one of them is taken back: each of the later ones as if that had
 * never been, and the ticket's own state.
 * @param traces of the merges into the ticket, the oldest first
 * @param at which of them is taken back
 * @param now how the ticket stands: whatever somebody has changed since the last merge stays as it is
 * @param between what came to the ticket after each of the merges, ahead of the next
 */
export function without(
  traces: readonly MergeTrace[],
  at: number,
  now: MergeState,
  between: readonly (readonly Step[])[] = [],
): { traces: MergeTrace[]; state: MergeState } {
  const end = traces.at(-1)?.after ?? now;
  let state = replayed(traces[at]?.kept ?? now, between[at] ?? []);
  const rest = traces.slice(0, at);
  for (const [index, trace] of traces.entries()) {
    if (index <= at) continue;
    const kept = unchanged(trace.kept, traces[index - 1]?.after ?? trace.kept, state);
    const after = combined(kept, trace.merged);
    rest.push({ ...trace, kept, after });
    state = replayed(after, between[index] ?? []);
  }
  const back = unchanged(now, end, state);
  return { traces: rest, state: between.flat().some(isQuestion) ? timed(back, now) : back };
}

/**
 * The answers of ours in a ticket since one of the merges into it, as if that had never been.
 * @param traces, at, between as for `without`
 */
export function answersWithout(
  traces: readonly MergeTrace[],
  at: number,
  between: readonly (readonly Step[])[],
): Answered[] {
  const all: Answered[] = [];
  let state = traces[at]?.kept;
  for (const [index, { merged }] of traces.entries()) {
    if (index < at || !state) continue;
    const course = answered(index > at ? combined(state, merged) : state, between[index] ?? []);
    all.push(...course.answers);
    state = course.state;
  }
  return all;
}

function isQuestion(step: Step): boolean {
  return step.does === "message" && step.direction === "in";
}

/** What stands as a merge has left it (`end`) goes back, what somebody has changed since stays. */
function unchanged(now: MergeState, end: MergeState, back: MergeState): MergeState {
  const same = (key: keyof MergeState) => JSON.stringify(now[key]) === JSON.stringify(end[key]);
  return {
    ...back,
    assigneeId: (same("assigneeId") ? back : now).assigneeId,
    teamId: (same("teamId") ? back : now).teamId,
    priority: (same("priority") ? back : now).priority,
    sla: (same("sla") ? back : now).sla,
  };
}

/** Whoever has asked meanwhile has a deadline: the one that stands is near enough. */
function timed(state: MergeState, now: MergeState): MergeState {
  const lacks = state.waitingSince !== null && !awaits(state.sla) && awaits(now.sla);
  return lacks ? { ...state, sla: now.sla } : state;
}

function awaits(sla: TicketSla | null): boolean {
  return sla?.clocks.some((clock) => groupOf(clock) === "answer") ?? false;
}

/** The promise that ends first stands, whichever ticket it was given for. */
function combinedSla(kept: TicketSla | null, merged: TicketSla | null): TicketSla | null {
  if (!kept || !merged) return kept ?? merged;
  const all = [...kept.clocks, ...merged.clocks];
  const clocks = [...Map.groupBy(all, groupOf).values()].map((group) => group.reduce(sooner));
  const turn = kept.turn === "ours" || merged.turn === "ours" ? "ours" : "theirs";
  return { ...kept, turn, clocks };
}

/** A first answer and a later one are both answers: one of them is awaited at a time. */
function groupOf({ kind }: Clock): string {
  return kind === "resolution" ? kind : "answer";
}

function sooner(a: Clock, b: Clock): Clock {
  return (b.dueAt ?? Infinity) < (a.dueAt ?? Infinity) ? b : a;
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? a ?? b : Math.min(a, b);
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? a ?? b : Math.max(a, b);
}
