import { Clock, PencilLine } from "@/components/icons.ts";
import { Avatar } from "@/components/Avatar.tsx";
import { Hidden } from "@/components/Hidden.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Moment } from "@/components/Moment.tsx";
import { type InboxFilters, ticketHref } from "@/components/inbox/filters.ts";
import { PriorityMark } from "@/components/inbox/PriorityMark.tsx";
import { inLargest, SlaChip } from "@/components/inbox/SlaChip.tsx";
import { platformLabel } from "@/components/platform.ts";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  filters: InboxFilters;
  current: boolean;
  /** A text waits in its composer. */
  draft?: boolean;
}

const TAGS_SHOWN = 2;
const HOUR_MS = 60 * 60_000;
const LATE_MS = 4 * HOUR_MS;

/** A ticket in the list: the whole row is one link. */
export function TicketRow({ lang, ticket, filters, current, draft }: Props) {
  const { t } = lang;
  return (
    <a
      class="row"
      href={ticketHref(ticket.id, filters)}
      data-ticket={ticket.id}
      data-unread={ticket.unread ? "" : undefined}
      aria-current={current ? "true" : undefined}
    >
      <Avatar name={ticket.contact.name} src={ticket.contact.avatarUrl} platform={ticket.platform} />
      <span class="row-words">
        <span class="row-top">
          <span class="row-name" dir="auto">{ticket.contact.name}</span>
          <Hidden>, {platformLabel(ticket.platform, lang.locale)},</Hidden>
          {ticket.tags.length > 0 && (
            <span class="row-tags">
              {ticket.tags.slice(0, TAGS_SHOWN).map((tag) => <Tag key={tag}>{tag}</Tag>)}
            </span>
          )}
          <span class="row-time">
            <Moment lang={lang} at={ticket.lastMessageAt} />
          </span>
        </span>
        <span class="row-bottom">
          <span class="row-preview">
            {draft && (
              <span class="row-draft">
                <Icon of={PencilLine} size={14} label={t("composer.draft")} />
              </span>
            )}
            <span dir="auto">{previewOf(lang, ticket)}</span>
          </span>
          <PriorityMark lang={lang} priority={ticket.priority} />
          {ticket.sla
            ? <SlaChip lang={lang} sla={ticket.sla} always={filters.sort === "deadline"} />
            : <Waiting lang={lang} ticket={ticket} />}
          {ticket.unread && (
            <span class="row-dot">
              <Hidden>{t("inbox.row.unread")}</Hidden>
            </span>
          )}
        </span>
      </span>
      {ticket.post?.imageUrl && (
        <img class="row-post" src={ticket.post.imageUrl} alt="" width={40} height={40} loading="lazy" />
      )}
    </a>
  );
}

/** How long the customer has waited, in the largest unit. */
function Waiting({ lang, ticket }: { lang: Lang; ticket: TicketView }) {
  const waited = ticket.waitingSince ? lang.now - Date.parse(ticket.waitingSince) : 0;
  if (ticket.status !== "open" || waited < HOUR_MS) return null;
  const span = lang.dates.span(inLargest(waited));
  return (
    <Tag tone={waited >= LATE_MS ? "late" : "warn"} title={lang.t("inbox.row.waiting", { span })}>
      <Icon of={Clock} size={12} />
      <Hidden>{lang.t("inbox.row.waiting", { span })}</Hidden>
      <span aria-hidden="true">{span}</span>
    </Tag>
  );
}

function previewOf(lang: Lang, ticket: TicketView): string {
  const text = ticket.preview || lang.t("inbox.row.noText");
  if (ticket.previewAuthor === "agent") return lang.t("inbox.row.you", { text });
  if (ticket.previewAuthor === "native") return lang.t("inbox.row.native", { text });
  return text;
}
