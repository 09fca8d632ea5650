import { useEffect, useRef, useState } from "preact/hooks";
import { ContactMore as More } from "@/components/inbox/ContactMore.tsx";
import { call } from "@/islands/_inbox/api.ts";
import { type Inbox, patchTicket } from "@/islands/_inbox/state.ts";
import { recall, remember } from "@/islands/_inbox/storage.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";
import { complain, toast } from "@/islands/_inbox/toasts.ts";
import type { ContactNote } from "@/lib/contacts/view.ts";
import type { ContactView, Paged, TicketView } from "@/lib/inbox/view.ts";

const MOST_NOTES = 5;

interface Props {
  inbox: Inbox;
  ticket: TicketView;
}

/** The part of the client card that comes once the card is looked at: notes, merging, blocking. */
export function ContactMore(props: Props) {
  // Another customer's notes, and what is typed for them, are another part.
  return <Part key={props.ticket.contact.id} {...props} />;
}

function Part({ inbox, ticket }: Props) {
  const { contact } = ticket;
  const key = `otklik:note:${inbox.props.viewer.id}:${contact.id}`;
  const [notes, setNotes] = useState<ContactNote[]>();
  const [text, setText] = useState(() => String(recall(key) ?? ""));
  const adding = useRef(false);
  const path = `/contacts/${encodeURIComponent(contact.id)}/notes`;
  // What was begun and not added stays for the next look at the card.
  const type = (words: string) => {
    remember(key, words || undefined);
    setText(words);
  };
  useEffect(() => {
    void call<Paged<ContactNote>>("GET", `${path}?limit=${MOST_NOTES}`)
      .then((answer) => answer.ok && setNotes(answer.data.items));
  }, []);
  const add = async () => {
    if (adding.current) return;
    adding.current = true;
    const answer = await call<ContactNote>("POST", path, { text });
    adding.current = false;
    if (!answer.ok) return complain(inbox, answer);
    if (recall(key) === text) type("");
    setNotes((known) => [answer.data, ...known ?? []].slice(0, MOST_NOTES));
  };
  return (
    <More
      lang={inbox.lang.value}
      contact={contact}
      notes={notes}
      note={text}
      onType={type}
      onNote={(event) => {
        event.preventDefault();
        void add();
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
