import { Moment } from "@/components/Moment.tsx";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  tickets: readonly TicketView[];
  /** Where the others are; absent: these are all. */
  all?: string;
}

/** What the customer wrote about, the newest first. */
export function PersonTickets({ lang, tickets, all }: Props) {
  const { t } = lang;
  if (tickets.length === 0) return <p class="quiet">{t("people.tickets.empty")}</p>;
  return (
    <>
      <ul class="person-tickets">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <a href={`/inbox/${encodeURIComponent(ticket.id)}`}>
              <span class="person-ticket-head">
                <PlatformBadge platform={ticket.platform} size={16} />
                {t("people.tickets.item", { number: String(ticket.number) })}
                <Tag tone={ticket.status === "open" ? "accent" : "plain"}>
                  {t(`people.tickets.${ticket.status}`)}
                </Tag>
                <span class="hit-time">
                  <Moment lang={lang} at={ticket.lastMessageAt} />
                </span>
              </span>
              <span class="former-text" dir="auto">{ticket.preview || ticket.subject}</span>
            </a>
          </li>
        ))}
      </ul>
      {all && <a href={all}>{t("people.tickets.all")}</a>}
    </>
  );
}
