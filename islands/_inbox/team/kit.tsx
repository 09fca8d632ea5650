import type { FunctionComponent } from "preact";
import { WatchNotice } from "@/components/inbox/WatchNotice.tsx";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { followCrossing } from "@/islands/_inbox/team/crossing.ts";
import { followDrafts } from "@/islands/_inbox/team/draft_sync.ts";
import { Menu } from "@/islands/_inbox/team/Menu.tsx";
import { followPresence } from "@/islands/_inbox/team/presence.ts";
import { RowBeside } from "@/islands/_inbox/team/RowBeside.tsx";
import { tellDone } from "@/islands/_inbox/team/done.ts";
import { SelectBar, SelectToggle } from "@/islands/_inbox/team/SelectBar.tsx";
import { createSelection } from "@/islands/_inbox/team/selection.ts";

/** What belongs to working together: parts to show, and what has to be told. */
export interface TeamKit {
  /** Who else has the ticket open. */
  readonly Watchers: FunctionComponent<{ ticketId: string }>;
  readonly Menu: FunctionComponent<{ ticket: TicketView }>;
  /** Stands with each row of the list. */
  readonly Beside: FunctionComponent<{ ticket: TicketView }>;
  readonly SelectToggle: FunctionComponent;
  readonly SelectBar: FunctionComponent;
  /** The stream has told something. */
  hear(): void;
  /** Something was written in a ticket, or is gone from it. */
  drafted(ticketId: string): void;
  /** A form was taken. @param before the ticket as it was @param after the answer of the API */
  done(noun: string, does: string, before: TicketView | undefined, after: unknown): void;
  stop(): void;
}

/** Sets it up for an inbox that is at work. */
export function teamKit(inbox: Inbox): TeamKit {
  const presence = followPresence(inbox);
  const drafts = followDrafts(inbox);
  const selection = createSelection(inbox);
  const ends = [presence.stop, drafts.stop, selection.stop, followCrossing(inbox)];
  return {
    Watchers: ({ ticketId }) => (
      <WatchNotice lang={inbox.lang.value} members={presence.watchers.value.get(ticketId) ?? []} />
    ),
    // A sheet that asks about one ticket asks about no other.
    Menu: ({ ticket }) => <Menu key={ticket.id} inbox={inbox} ticket={ticket} />,
    Beside: ({ ticket }) => (
      <RowBeside
        lang={inbox.lang.value}
        ticket={ticket}
        members={presence.watchers.value.get(ticket.id) ?? []}
        selection={selection}
      />
    ),
    SelectToggle: () => <SelectToggle inbox={inbox} selection={selection} />,
    SelectBar: () => <SelectBar inbox={inbox} selection={selection} />,
    hear: presence.hear,
    drafted: drafts.changed,
    done: (...deed) => tellDone(inbox, ...deed),
    stop: () => ends.forEach((end) => end()),
  };
}
