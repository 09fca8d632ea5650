import { useState } from "preact/hooks";
import { TicketMenu } from "@/components/inbox/TicketMenu.tsx";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { MergeSheet } from "@/islands/_inbox/team/MergeSheet.tsx";

/** What else can be done to the open ticket, and the sheets that some of it asks by. */
export function Menu({ inbox, ticket }: { inbox: Inbox; ticket: TicketView }) {
  const [merging, setMerging] = useState(false);
  const merge = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    document.getElementById("ticket-menu")?.hidePopover();
    setMerging(true);
  };
  return (
    <>
      <TicketMenu lang={inbox.lang.value} ticket={ticket} teams={inbox.props.teams} onMerge={merge} />
      {merging && <MergeSheet inbox={inbox} ticket={ticket} onClose={() => setMerging(false)} />}
    </>
  );
}
