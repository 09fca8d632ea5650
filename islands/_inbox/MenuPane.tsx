import { useRef } from "preact/hooks";
import { IS_BROWSER } from "fresh/runtime";
import { later } from "@/islands/_inbox/parts.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

/** The server has it at once; to a browser it comes with the rest of what belongs to working together. */
const atOnce = IS_BROWSER ? undefined : (await later()).TicketMenu;

/** Tells Preact to leave what the server has rendered as it is. */
const AS_IT_IS = { __html: "" };

/** What else can be done to the open ticket. */
export function MenuPane({ inbox, ticket }: { inbox: Inbox; ticket: TicketView }) {
  const first = useRef(ticket.id);
  const Menu = inbox.team.value?.Menu;
  const lang = inbox.lang.value;
  if (Menu) {
    return (
      <div class="thread-menu">
        <Menu ticket={ticket} />
      </div>
    );
  }
  if (atOnce) {
    const TicketMenu = atOnce;
    return (
      <div class="thread-menu">
        <TicketMenu lang={lang} ticket={ticket} teams={inbox.props.teams} />
      </div>
    );
  }
  return (
    <div class="thread-menu" dangerouslySetInnerHTML={ticket.id === first.current ? AS_IT_IS : undefined} />
  );
}
