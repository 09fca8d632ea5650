import { type InboxFilters, ticketHref } from "@/components/inbox/filters.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  filters: InboxFilters;
  former?: readonly TicketView[];
}

/** What the customer wrote about before. */
export function FormerTickets({ lang, ticket, filters, former }: Props) {
  const { t } = lang;
  const others = former?.filter(({ id }) => id !== ticket.id);
  return (
    <section class="client-part">
      <h2>{t("contact.former")}</h2>
      {others === undefined && ticket.formerTicketId && (
        <a href={ticketHref(ticket.formerTicketId, filters)}>{t("thread.former")}</a>
      )}
      {others?.length === 0 && <p class="client-none">{t("contact.former.empty")}</p>}
      {others && others.length > 0 && (
        <ul class="former">
          {others.map((other) => (
            <li key={other.id}>
              <a href={ticketHref(other.id, filters)}>
                <span class="former-head">
                  {t("contact.former.item", {
                    number: String(other.number),
                    date: lang.dates.brief(other.lastMessageAt, lang.now),
                  })}
                </span>
                <span class="former-text" dir="auto">{other.preview || other.subject}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
