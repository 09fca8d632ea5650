import { ArrowLeft, X } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Avatar } from "@/components/Avatar.tsx";
import { IconLink } from "@/components/IconButton.tsx";
import { ContactFields } from "@/components/inbox/ContactFields.tsx";
import { ContactName } from "@/components/inbox/ContactName.tsx";
import { type InboxFilters, ticketHref } from "@/components/inbox/filters.ts";
import { FormerTickets } from "@/components/inbox/FormerTickets.tsx";
import { IdentityList } from "@/components/inbox/IdentityList.tsx";
import { RelatedTickets } from "@/components/inbox/RelatedTickets.tsx";
import { TagEditor } from "@/components/inbox/TagEditor.tsx";
import { TicketCsi } from "@/components/inbox/TicketCsi.tsx";
import { TicketTimes } from "@/components/inbox/TicketTimes.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { LinkView, TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  filters: InboxFilters;
  /** All tags of the workspace, to choose from. */
  tags: readonly string[];
  /** The customer's other tickets, newest first; absent while they are not known. */
  former?: readonly TicketView[];
  /** Tickets that this one is linked to. */
  links?: readonly LinkView[];
  /** It has the screen, or lies over the rest: its title is the page's. */
  foremost?: boolean;
  /** What comes later than the rest. */
  more?: ComponentChildren;
}

/** Who the customer is, and what we know of them. */
export function ClientCard({ lang, ticket, filters, tags, former, links, foremost, more }: Props) {
  const { t } = lang;
  const Title = foremost ? "h1" : "h2";
  const back = ticketHref(ticket.id, filters);
  return (
    <>
      <header class="client-bar">
        <IconLink
          class="only-phone"
          icon={ArrowLeft}
          label={t("thread.backToThread")}
          href={back}
          data-card-close
        />
        <Title class="client-title" tabIndex={-1}>{t("contact.title")}</Title>
        <IconLink class="not-phone" icon={X} label={t("thread.card.hide")} href={back} data-card-close />
      </header>
      <div class="client-body">
        <div class="client-head">
          <Avatar
            name={ticket.contact.name}
            src={ticket.contact.avatarUrl}
            size={72}
            platform={ticket.platform}
          />
          <ContactName lang={lang} ticketId={ticket.id} contact={ticket.contact} />
          {ticket.contact.blocked && <Tag tone="warn">{t("contact.blocked")}</Tag>}
          <a class="client-whole" href={`/contacts/${encodeURIComponent(ticket.contact.id)}`}>
            {t("contact.whole")}
          </a>
        </div>
        <IdentityList lang={lang} contact={ticket.contact} />
        <TicketCsi lang={lang} ticket={ticket} />
        <TicketTimes lang={lang} ticket={ticket} />
        <TagEditor key={`tags ${ticket.id}`} lang={lang} ticket={ticket} tags={tags} />
        <ContactFields lang={lang} ticketId={ticket.id} contact={ticket.contact} />
        <RelatedTickets
          key={`links ${ticket.id}`}
          lang={lang}
          ticketId={ticket.id}
          filters={filters}
          links={links}
        />
        <FormerTickets lang={lang} ticket={ticket} filters={filters} former={former} />
        {more}
      </div>
    </>
  );
}
