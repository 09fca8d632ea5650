import type { Statement } from "@/db/libsql.ts";
import type { AssignmentRule } from "@/db/schema/workspace.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { notifyAll } from "@/lib/notify/notify.ts";
import { type Hand, nextHand } from "@/lib/team/deal.ts";
import { Hands } from "@/lib/team/hands.ts";
import { eventRow, PRODUCT } from "@/lib/team/record.ts";
import type { OnDuty } from "@/lib/team/roster.ts";

/** Does any of these connections deal its tickets out to members? */
export function dealsOut(items: readonly Pick<Item, "origin">[]): boolean {
  return items.some(({ origin }) => ruleOf({ origin }) !== undefined);
}

/**
 * Gives the new tickets of a batch to members, each by its connection's rule: a few look-ups and statements,
 * whatever the size of the batch. New tickets' rows are changed in place, ahead of `emit`.
 */
export async function dealOut(
  set: WorkingSet,
  items: readonly Item[],
  roster: readonly OnDuty[],
): Promise<Statement[]> {
  const rules = new Map(items.map((item) => [item.connection.id, ruleOf(item)]));
  const dealt = [...set.tickets.added].filter(isFree)
    .map((ticket) => ({ ticket, rule: rules.get(ticket.connectionId) }))
    .filter((one): one is { ticket: TicketRow; rule: AssignmentRule } => one.rule !== undefined);
  if (dealt.length === 0) return [];
  const hands = await Hands.read(set.store, roster, dealt.map(({ rule }) => rule));
  const served = dealt.flatMap(({ ticket, rule }) => {
    ticket.teamId = rule.teamId ?? null;
    const hand = nextHand(hands.of(rule), rule);
    return hand ? [give(set, ticket, hand)] : [];
  });
  return [...told(set, served), ...marked(served.map(({ hand }) => hand), set.now)];
}

/** What a rule has given to somebody stays there. */
function isFree({ status, assigneeId, teamId }: TicketRow): boolean {
  return status === "open" && assigneeId === null && teamId === null;
}

function ruleOf({ origin }: Pick<Item, "origin">): AssignmentRule | undefined {
  const rule = origin.settings.assignment;
  return rule?.mode === "round_robin" ? rule : undefined;
}

interface Served {
  readonly ticket: TicketRow;
  readonly hand: Hand;
}

function give(set: WorkingSet, ticket: TicketRow, hand: Hand): Served {
  ticket.assigneeId = hand.id;
  hand.load++;
  hand.servedAt = set.now;
  const facts = { whom: hand.name, whomId: hand.id };
  set.newHistory.push(eventRow(ticket.id, PRODUCT, "dealt", set.now, facts));
  return { ticket, hand };
}

function told({ store, now }: WorkingSet, served: readonly Served[]): Statement[] {
  const notices = served.map(({ ticket, hand }) => ({
    kind: "ticket.assigned",
    memberIds: [hand.id],
    ticketId: ticket.id,
    at: now,
  }));
  return notifyAll(store, notices);
}

function marked(hands: readonly Hand[], now: number): Statement[] {
  if (hands.length === 0) return [];
  return [{
    sql: `INSERT INTO member_states (member_id, served_at)
      SELECT value, ? FROM json_each(?) WHERE true
      ON CONFLICT (member_id) DO UPDATE SET served_at = excluded.served_at`,
    args: [now, JSON.stringify([...new Set(hands.map(({ id }) => id))])],
  }];
}
