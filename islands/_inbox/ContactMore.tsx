import { useEffect, useState } from "preact/hooks";
import { ContactMore as More } from "@/components/inbox/ContactMore.tsx";
import { call } from "@/islands/_inbox/api.ts";
import { type Inbox, patchTicket } from "@/islands/_inbox/state.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";
import { complain, toast } from "@/islands/_inbox/toasts.ts";
import type { ContactNote } from "@/lib/contacts/view.ts";
import type { ContactView, Paged, TicketView } from "@/lib/inbox/view.ts";

const MOST_NOTES = 5;

/** The part of the client card that comes once the card is looked at: notes, merging, blocking. */
export function ContactMore({ inbox, ticket }: { inbox: Inbox; ticket: TicketView }) {
  const { contact } = ticket;
  const [notes, setNotes] = useState<ContactNote[]>();
  const path = `/contacts/${encodeURIComponent(contact.id)}`;
  useEffect(() => {
    setNotes(undefined);
    void call<Paged<ContactNote>>("GET", `${path}/notes?limit=${MOST_NOTES}`)
      .then((answer) => answer.ok && setNotes(answer.data.items));
  }, [contact.id]);
  const add = async (form: HTMLFormElement) => {
    const answer = await call<ContactNote>("POST", `${path}/notes`, Object.fromEntries(new FormData(form)));
    if (!answer.ok) return complain(inbox, answer);
    form.reset();
    setNotes((known) => [answer.data, ...known ?? []].slice(0, MOST_NOTES));
  };
  return (
    <More
      lang={inbox.lang.value}
      contact={contact}
      notes={notes}
      onNote={(event) => {
        event.preventDefault();
        if (event.currentTarget instanceof HTMLFormElement) void add(event.currentTarget);
      }}
      onBlock={() => void block(inbox, ticket)}
    />
  );
}

/** Blocks the customer or takes the block off; pressing again takes it back. */
async function block(inbox: Inbox, { id, contact }: TicketView): Promise<void> {
  const method = contact.blocked ? "DELETE" : "PUT";
  const answer = await call<ContactView>(method, `/contacts/${encodeURIComponent(contact.id)}/block`);
  if (!answer.ok) return complain(inbox, answer);
  patchTicket(inbox, id, { contact: answer.data });
  const { t } = inbox.lang.peek();
  toast(inbox, { text: t(answer.data.blocked ? "contact.blocked.toast" : "contact.unblocked.toast") });
  await refreshThread(inbox, id);
}
