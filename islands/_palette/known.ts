import { Search } from "@/components/icons.ts";
import { accountActions } from "@/islands/_palette/account_actions.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { follow } from "@/islands/_palette/follow.ts";
import { findHost } from "@/islands/_palette/host.ts";
import { inboxActions } from "@/islands/_palette/inbox_actions.ts";
import type { PaletteProps } from "@/islands/_palette/props.ts";
import { lately } from "@/islands/_palette/recent.ts";
import { seenTickets } from "@/islands/_palette/seen_tickets.ts";
import { ticketActions } from "@/islands/_palette/ticket_actions.ts";
import type { Translate } from "@/lib/i18n/translate.ts";

/** All that this page knows by itself at this moment: it is answered from without the network. */
export function known(t: Translate, { viewerId, pages }: PaletteProps): Entry[] {
  const inbox = findHost();
  const here = inbox
    ? [...inboxActions(t, inbox), ...ticketActions(t, viewerId), ...seenTickets(t, inbox)]
    : [];
  const ids = new Set(here.map(({ id }) => id));
  const before = lately(viewerId).kept.filter(({ id }) => !ids.has(id));
  return [
    ...here,
    ...before.map((one) => ({ ...one, deep: true, run: () => follow(one.href) })),
    ...accountActions(t),
    ...pages.map(({ href, label, icon, side, deep }): Entry => ({
      id: `page:${href}`,
      group: "pages",
      icon,
      title: label,
      side,
      words: side,
      deep,
      run: () => follow(href),
    })),
  ];
}

/** The way to the page that searches everything. */
export function everywhere(t: Translate, question: string): Entry {
  const href = `/search?${new URLSearchParams({ q: question })}`;
  return {
    id: "everywhere",
    group: "everywhere",
    icon: Search,
    title: t("palette.everywhere", { question }),
    run: () => follow(href),
  };
}
