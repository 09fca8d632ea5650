import type { TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import type { Cause } from "@/lib/rules/facts.ts";

/** A cause, with the ticket and the words that it is about. */
export interface Met extends Cause {
  readonly ticket: TicketRow;
  readonly text: string | null;
}

/** What a batch brings that rules may follow: tickets first, then messages in order, then reopened tickets. */
export function causesOf(set: WorkingSet): Met[] {
  const heard = [...set.messages.added].filter(({ direction }) => direction === "in").flatMap((message) => {
    const ticket = set.tickets.get("id", message.ticketId);
    return ticket ? [{ ticket, message }] : [];
  });
  const first = new Map(heard.toReversed().map(({ ticket, message }) => [ticket, message.text]));
  const opened = [...set.tickets.added].map((ticket): Met => ({
    key: "created",
    happening: { type: "created" },
    ticket,
    text: first.get(ticket) ?? null,
  }));
  const said = heard.map(({ ticket, message }): Met => ({
    key: `message:${message.id}`,
    happening: { type: "message" },
    ticket,
    text: message.text,
  }));
  return [...opened, ...said, ...reopened(set, first)];
}

function reopened(set: WorkingSet, first: ReadonlyMap<TicketRow, string>): Met[] {
  return set.newHistory.filter(({ kind }) => kind === "reopened").flatMap(({ id, ticketId }) => {
    const ticket = set.tickets.get("id", ticketId);
    if (!ticket) return [];
    const text = first.get(ticket) ?? null;
    return [{ key: `status:${id}`, happening: { type: "status", to: "open" }, ticket, text } satisfies Met];
  });
}
