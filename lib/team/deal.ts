import type { AssignmentRule } from "@/db/schema/workspace.ts";

/** A member who may be given a new ticket. */
export interface Hand {
  readonly id: string;
  readonly name: string;
  readonly online: boolean;
  /** Open tickets that they have to look after now. */
  load: number;
  /** When a ticket was last dealt to them, ms since the epoch; 0: never. */
  servedAt: number;
}

/**
 * Who gets the next ticket: of those with the inbox open, else of all, whoever has the fewest open tickets; of
 * equals whoever has waited for longest.
 * @param hands those who are there and of whom the rule speaks
 * @returns undefined when everybody has as much as they may have
 */
export function nextHand(hands: readonly Hand[], { most = Infinity }: AssignmentRule): Hand | undefined {
  const free = hands.filter(({ load }) => load < most);
  return free.toSorted((a, b) =>
    Number(b.online) - Number(a.online) || a.load - b.load || a.servedAt - b.servedAt ||
    (a.id < b.id ? -1 : 1)
  )[0];
}
