import type { Clock, TicketSla } from "@/db/schema/workspace.ts";
import {
  endClock,
  type Ended,
  holdClock,
  retimeClock,
  runClock,
  startClock,
  type Terms,
} from "@/lib/sla/clock.ts";

/**
 * What can happen to a ticket that its deadlines depend on. asked: the customer writes and waits again;
 * paused, resumed: it is put off, and comes back; retimed: its priority, policy or hours are others.
 */
export type Move = "opened" | "reopened" | "asked" | "answered" | "closed" | "paused" | "resumed" | "retimed";

export interface Moved {
  /** null: nothing of it has a deadline any more. */
  readonly sla: TicketSla | null;
  readonly ended: readonly Ended[];
}

/**
 * The deadlines of a ticket after something has happened.
 * @param before null: it had none
 * @param terms null: no policy applies to it
 * @param at ms since the epoch
 */
export function moved(before: TicketSla | null, what: Move, at: number, terms: Terms | null): Moved {
  if (!terms) return { sla: null, ended: [] };
  const state = before ?? untimed(what);
  if (!state) return { sla: null, ended: [] };
  const { sla, ended = [] } = MOVES[what]({ ...state, policyId: terms.policy.id }, at, terms);
  const clocks = sla.clocks.map((clock) =>
    (stands(sla, clock, terms) ? holdClock : runClock)(terms, clock, at)
  );
  return { sla: clocks.length > 0 ? { ...sla, clocks } : null, ended };
}

/** Only what makes somebody wait starts the clocks of a ticket that has none. */
function untimed(what: Move): TicketSla | null {
  const starts = what === "opened" || what === "reopened" || what === "asked";
  return starts ? { policyId: "", turn: "ours", snoozed: false, clocks: [] } : null;
}

interface Step {
  readonly sla: TicketSla;
  readonly ended?: readonly Ended[];
}

const MOVES: Readonly<Record<Move, (sla: TicketSla, at: number, terms: Terms) => Step>> = {
  opened: (_, at, terms) => ({ sla: anew(terms, ["first", "resolution"], at) }),
  reopened: (_, at, terms) => ({ sla: anew(terms, ["resolution"], at) }),
  asked: (sla, at, terms) => {
    const waits = sla.clocks.some(isAnswer);
    const clocks = waits ? sla.clocks : [...sla.clocks, ...startClock(terms, "next", at)];
    return { sla: { ...sla, turn: "ours", clocks } };
  },
  answered: (sla, at, terms) => {
    const ended = sla.clocks.filter(isAnswer).map((clock) => endClock(terms, clock, at));
    return { sla: { ...sla, turn: "theirs", clocks: sla.clocks.filter((one) => !isAnswer(one)) }, ended };
  },
  closed: (sla, at, terms) => {
    const ended = sla.clocks.map((clock) => endClock(terms, clock, at));
    return { sla: { ...sla, clocks: [] }, ended };
  },
  paused: (sla) => ({ sla: { ...sla, snoozed: true } }),
  resumed: (sla) => ({ sla: { ...sla, snoozed: false } }),
  retimed: (sla, at, terms) => ({
    sla: { ...sla, clocks: sla.clocks.flatMap((clock) => retimeClock(terms, clock, at)) },
  }),
};

function anew(terms: Terms, kinds: readonly Clock["kind"][], at: number): TicketSla {
  const clocks = kinds.flatMap((kind) => startClock(terms, kind, at));
  return { policyId: terms.policy.id, turn: "ours", snoozed: false, clocks };
}

function isAnswer({ kind }: Clock): boolean {
  return kind !== "resolution";
}

function stands({ snoozed, turn }: TicketSla, { kind }: Clock, { policy }: Terms): boolean {
  return snoozed || (kind === "resolution" && turn === "theirs" && policy.pausesResolution);
}
