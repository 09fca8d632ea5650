import { MessageCircle } from "@/components/icons.ts";
import { ticketHref } from "@/components/inbox/filters.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { follow } from "@/islands/_palette/follow.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

/** Tickets that the inbox has here already: they are found before the server has answered. */
export function seenTickets(t: Translate, { tickets, cache, filters }: Inbox): Entry[] {
  const all = [...tickets.peek(), ...[...cache.values()].map(({ ticket }) => ticket)];
  const each = new Map(all.map((ticket) => [ticket.id, ticket]));
  return [...each.values()].map((ticket) =>
    ticketEntry(t, ticket, ticket.preview, ticketHref(ticket.id, filters.peek()))
  );
}

/** @param text what to say of it below its name */
export function ticketEntry(t: Translate, ticket: TicketView, text: string, href: string): Entry {
  const { id, number, contact, subject, preview } = ticket;
  return {
    id: `ticket:${id}`,
    group: "tickets",
    icon: MessageCircle,
    title: contact.name,
    text,
    side: t("palette.number", { number: String(number) }),
    words: `${number} ${subject} ${preview}`,
    deep: true,
    href,
    run: () => follow(href),
  };
}
