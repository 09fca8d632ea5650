import type { ComponentChildren } from "preact";
import { AlarmClock, ArrowLeft, Check, PanelRight, RotateCcw } from "@/components/icons.ts";
import { Button } from "@/components/Button.tsx";
import { Icon } from "@/components/Icon.tsx";
import { IconLink } from "@/components/IconButton.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { AssigneeMenu } from "@/components/inbox/AssigneeMenu.tsx";
import { type InboxFilters, listHref, ticketHref } from "@/components/inbox/filters.ts";
import { dayAndClock } from "@/components/inbox/moment_words.ts";
import { PriorityMark } from "@/components/inbox/PriorityMark.tsx";
import { SlaChip } from "@/components/inbox/SlaChip.tsx";
import { PostPeek } from "@/components/inbox/PostPeek.tsx";
import { platformLabel } from "@/components/platform.ts";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MemberView, TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  filters: InboxFilters;
  members: readonly MemberView[];
  viewerId: string;
  /** The card is open now. */
  cardOpen: boolean;
  /** Further actions. */
  children?: ComponentChildren;
}

/** Who it is, from where, whose it is, and the one main action. */
export function ConversationHeader(props: Props) {
  const { lang, ticket, filters, members, viewerId, cardOpen, children } = props;
  const { t, locale } = lang;
  const here = ticketHref(ticket.id, filters);
  const account = t("thread.account", {
    platform: platformLabel(ticket.platform, locale),
    account: ticket.connectionName,
  });
  return (
    <header class="thread-head">
      <IconLink class="only-phone" icon={ArrowLeft} label={t("thread.backToList")} href={listHref(filters)} />
      <div class="thread-who">
        <h1 class="thread-name" dir="auto" tabIndex={-1}>{ticket.contact.name}</h1>
        <div class="thread-about">
          <PlatformBadge platform={ticket.platform} size={14} />
          <span class="thread-account">{account}</span>
          {(ticket.kind !== "direct" || ticket.post) && (
            <span class="thread-kind">
              {ticket.post
                ? <PostPeek lang={lang} ticket={ticket} post={ticket.post} />
                : t(`inbox.kind.${ticket.kind}`)}
            </span>
          )}
          <span class="thread-number">{t("thread.number", { number: String(ticket.number) })}</span>
          {ticket.status === "closed" && <Tag>{t("thread.status.closed")}</Tag>}
          {ticket.sla && <SlaChip lang={lang} sla={ticket.sla} />}
          <Standing lang={lang} ticket={ticket} filters={filters} />
        </div>
      </div>
      <AssigneeMenu lang={lang} ticket={ticket} members={members} viewerId={viewerId} />
      {!ticket.mergedInto && <Closure lang={lang} ticket={ticket} />}
      {children}
      <IconLink
        icon={PanelRight}
        label={t(cardOpen ? "thread.card.hide" : "thread.card.show")}
        href={cardOpen ? here : `${here}${here.includes("?") ? "&" : "?"}card=1`}
        data-card-toggle
      />
    </header>
  );
}

/** What is special about it: how pressing it is, until when it is put off, where it went. */
function Standing({ lang, ticket, filters }: Pick<Props, "lang" | "ticket" | "filters">) {
  const { priority, snoozedUntil, mergedInto } = ticket;
  return (
    <>
      <PriorityMark lang={lang} priority={priority} />
      {snoozedUntil && (
        <Tag tone="warn" title={lang.dates.full(snoozedUntil)}>
          <Icon of={AlarmClock} size={12} label={lang.t("team.snoozed")} />
          <span class="tag-cut">{dayAndClock(lang, snoozedUntil)}</span>
        </Tag>
      )}
      {mergedInto && (
        <a class="tag" data-tone="accent" href={ticketHref(mergedInto.id, filters)}>
          {lang.t("team.merge.into", { number: String(mergedInto.number) })}
        </a>
      )}
    </>
  );
}

function Closure({ lang: { t }, ticket }: { lang: Lang; ticket: TicketView }) {
  const open = ticket.status === "open";
  return (
    <ActionForm ticketId={ticket.id} noun="closure" does={open ? "create" : "delete"} class="thread-closure">
      <Button icon={open ? Check : RotateCcw} aria-label={t(open ? "thread.close" : "thread.reopen")}>
        {t(open ? "thread.closeShort" : "thread.reopen")}
      </Button>
    </ActionForm>
  );
}
