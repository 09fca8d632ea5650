import type { ComponentChildren, FunctionComponent } from "preact";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import type { InboxFilters } from "@/components/inbox/filters.ts";
import { ListEmpty } from "@/components/inbox/ListEmpty.tsx";
import { TicketRow } from "@/components/inbox/TicketRow.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  tickets: readonly TicketView[];
  filters: InboxFilters;
  openId?: string;
  /** Ids of tickets with a text in the composer. */
  drafts?: ReadonlySet<string>;
  hasConnections: boolean;
  /** Stands with each row: who is in it, whether it is selected. */
  Beside?: FunctionComponent<{ ticket: TicketView }>;
  /** Where the next page is; absent at the end. */
  moreHref?: string;
  /** Stands at the end: a skeleton, or what went wrong. */
  children?: ComponentChildren;
}

/** The tickets, newest first. */
export function TicketList(
  { lang, tickets, filters, openId, drafts, Beside, hasConnections, moreHref, children }: Props,
) {
  if (tickets.length === 0 && !children) {
    return <ListEmpty lang={lang} filters={filters} hasConnections={hasConnections} />;
  }
  return (
    <>
      <ul class="rows" aria-label={lang.t("inbox.list")}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            {Beside && <Beside ticket={ticket} />}
            <TicketRow
              lang={lang}
              ticket={ticket}
              filters={filters}
              current={ticket.id === openId}
              draft={drafts?.has(ticket.id)}
            />
          </li>
        ))}
      </ul>
      {children}
      {moreHref && (
        <p class="rows-more">
          <ButtonLink kind="quiet" href={moreHref} data-more>{lang.t("inbox.more")}</ButtonLink>
        </p>
      )}
    </>
  );
}
