import { Hidden } from "@/components/Hidden.tsx";
import { watchWords } from "@/components/inbox/WatchNotice.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Present } from "@/lib/team/presence.ts";
import type { Selection } from "@/islands/_inbox/team/selection.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  /** Colleagues who have it open. */
  members: readonly Present[];
  selection: Selection;
}

/** What stands with a row of the list: who is in it, and whether it is selected. */
export function RowBeside({ lang, ticket, members, selection }: Props) {
  const chosen = selection.ids.value;
  return (
    <>
      {members.length > 0 && (
        <span
          class="row-watch"
          data-typing={members.some(({ typing }) => typing) ? "" : undefined}
          title={watchWords(lang, members)}
        >
          <Hidden>{watchWords(lang, members)}</Hidden>
        </span>
      )}
      {chosen && (
        <label class="row-check">
          <input
            type="checkbox"
            checked={chosen.has(ticket.id)}
            aria-label={lang.t("team.select.one", {
              name: ticket.contact.name,
              number: String(ticket.number),
            })}
            onClick={(event) => selection.toggle(ticket.id, event.shiftKey)}
          />
        </label>
      )}
    </>
  );
}
