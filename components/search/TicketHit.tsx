import { Avatar } from "@/components/Avatar.tsx";
import { Moment } from "@/components/Moment.tsx";
import { Snippet } from "@/components/search/Snippet.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { FoundMessage } from "@/lib/search/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  /** Absent: the ticket was found by its number. */
  message?: FoundMessage;
}

/** A ticket with the message that fits best. */
export function TicketHit({ lang, ticket, message }: Props) {
  const { t } = lang;
  const at = message?.sentAt ?? ticket.lastMessageAt;
  return (
    <a class="hit" href={`/inbox/${encodeURIComponent(ticket.id)}`}>
      <Avatar name={ticket.contact.name} src={ticket.contact.avatarUrl} platform={ticket.platform} />
      <span class="hit-words">
        <span class="hit-top">
          <b dir="auto">{ticket.contact.name}</b>
          {ticket.status === "closed" && <Tag>{t("search.hit.closed")}</Tag>}
          {message?.private && <Tag tone="note">{t("search.hit.private")}</Tag>}
          <span class="hit-time">
            <Moment lang={lang} at={at} />
          </span>
        </span>
        <span class="hit-place">
          {t("search.hit.ticket", { number: String(ticket.number) })}
          {ticket.connectionName && ` · ${ticket.connectionName}`}
        </span>
        <span class="hit-text">
          {message && message.author.type !== "contact" && (
            <span class="hit-author">{`${message.author.name}: `}</span>
          )}
          {message ? <Snippet parts={message.snippet} /> : <span dir="auto">{ticket.preview}</span>}
        </span>
      </span>
    </a>
  );
}
