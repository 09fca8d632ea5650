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
 * paused, resumed: it is put off, and comes back; ranked: it has another priority; retimed: its policy or hours
 * are others.
 */
export type Move =
  | "opened"
  | "reopened"
  | "asked"
  | "answered"
  | "closed"
  | "paused"
  | "resumed"
  | "ranked"
  | "retimed";

/** How an open ticket stands, whether anything of it has a deadline or not. */
export interface Standing {
  /** The answer that the customer waits for, and since when; absent: they wait for none. */
  readonly owed?: { readonly kind: "first" | "next"; readonly since: number };
  /** It is put off. */
  readonly snoozed: boolean;
}

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
export function moved(
  before: TicketSla | null,
  what: Move,
  at: number,
  terms: Terms | null,
  standing: Standing = { snoozed: false },
): Moved {
  if (!terms) return { sla: null, ended: [] };
  const state = before ?? untimed(what, standing);
  if (!state) return { sla: null, ended: [] };
  const { sla, ended = [] } = MOVES[what]({ ...state, policyId: terms.policy.id }, at, terms, standing);
  const clocks = sla.clocks.map((clock) =>
    (stands(sla, clock, terms) ? holdClock : runClock)(terms, clock, at)
  );
  return { sla: clocks.length > 0 ? { ...sla, clocks } : null, ended };
}

/** Only what makes somebody wait, or says how long they may, starts the clocks of a ticket that has none. */
function untimed(what: Move, { owed, snoozed }: Standing): TicketSla | null {
  if (what === "ranked") return { policyId: "", turn: owed ? "ours" : "theirs", snoozed, clocks: [] };
  const starts = what === "opened" || what === "reopened" || what === "asked";
  return starts ? { policyId: "", turn: "ours", snoozed: false, clocks: [] } : null;
}

interface Step {
  readonly sla: TicketSla;
  readonly ended?: readonly Ended[];
}

type Make = (sla: TicketSla, at: number, terms: Terms, standing: Standing) => Step;

const MOVES: Readonly<Record<Move, Make>> = {
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
  ranked: (sla, at, terms, standing) => {
    const clocks = retimed(sla, at, terms);
    return { sla: { ...sla, clocks: [...clocks, ...lacking(clocks, at, terms, standing)] } };
  },
  retimed: (sla, at, terms) => ({ sla: { ...sla, clocks: retimed(sla, at, terms) } }),
};

function retimed({ clocks }: TicketSla, at: number, terms: Terms): Clock[] {
  return clocks.flatMap((clock) => retimeClock(terms, clock, at));
}

/**
 * The deadlines that one priority has and the one before had not. Whoever waits has waited since they wrote, unless
 * the ticket is put off; nobody has counted how long the rest took, so that begins now.
 */
function lacking(clocks: readonly Clock[], at: number, terms: Terms, { owed, snoozed }: Standing): Clock[] {
  const since = snoozed ? at : owed?.since ?? at;
  const answer = owed && !clocks.some(isAnswer) ? startClock(terms, owed.kind, since) : [];
  const resolution = clocks.every(isAnswer) ? startClock(terms, "resolution", at) : [];
  return [...answer.map((clock) => runClock(terms, clock, since)), ...resolution];
}

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
