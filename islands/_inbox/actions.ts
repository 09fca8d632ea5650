import type { ComponentChild } from "preact";
import type { MessageView, TicketView } from "@/lib/inbox/view.ts";
import { call } from "@/islands/_inbox/api.ts";
import { cardChange } from "@/islands/_inbox/card_change.ts";
import { discard, dispatch } from "@/islands/_inbox/outbox.ts";
import { mergeMessages } from "@/islands/_inbox/reduce.ts";
import { type Inbox, keepThread, patchTicket } from "@/islands/_inbox/state.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";
import { complain, sentenceOf, toast } from "@/islands/_inbox/toasts.ts";

/** A form of a ticket, as the REST API wants to hear it. */
export interface Act {
  ticketId: string;
  /** `closure`, `tags`, `messages/ID/retry`, `messages/ID/arrived` … */
  noun: string;
  does: string;
  fields: Readonly<Record<string, string>>;
}

const UNDO_MS = 10_000;

/** Makes the button that takes an action back. */
export type Undo = (onPress: () => void) => ComponentChild;

/** Carries out what a form of a ticket says. */
export async function perform(inbox: Inbox, deed: Act, undo: Undo): Promise<void> {
  const { ticketId, noun } = deed;
  const [, itemId] = /^(?:messages|attachments)\/([^/]+)\/(?:retry|arrived)$/.exec(noun) ?? [];
  if (itemId) return await decide(inbox, deed, decodeURIComponent(itemId));
  const before = inbox.cache.get(ticketId)?.ticket;
  const change = before && expected(inbox, before, deed);
  if (change) patchTicket(inbox, ticketId, change);
  const unsay = noun === "closure" ? sayClosed(inbox, deed, before, undo) : undefined;
  const answer = await request(before, deed);
  if (!answer.ok) {
    unsay?.();
    if (before && change) patchTicket(inbox, ticketId, asBefore(before, change));
    return complain(inbox, answer);
  }
  if (noun === "contact") toast(inbox, { text: inbox.lang.peek().t("contact.saved") });
  inbox.team.peek()?.done(noun, deed.does, before, answer.data);
  await refreshThread(inbox, ticketId);
}

/** Only what was changed goes back: the rest may be newer by now. */
function asBefore(ticket: TicketView, change: Partial<TicketView>): Partial<TicketView> {
  return Object.fromEntries(Object.entries(ticket).filter(([name]) => name in change));
}

/** How the ticket will look, shown before the server has said so. */
function expected(
  { props }: Inbox,
  ticket: TicketView,
  { noun, does, fields }: Act,
): Partial<TicketView> | undefined {
  const gone = does === "delete";
  const { name = "", memberId } = fields;
  if (noun === "closure") return { status: gone ? "open" : "closed" };
  if (noun === "assignment") {
    return { assignee: gone ? null : props.members.find(({ id }) => id === memberId) ?? ticket.assignee };
  }
  if (noun === "tags") {
    const others = ticket.tags.filter((tag) => tag !== name);
    return { tags: gone ? others : [...others, name.trim()] };
  }
  if (noun === "contact") {
    return { contact: { ...ticket.contact, ...fields, name: name || ticket.contact.name } };
  }
}

function request(ticket: TicketView | undefined, { ticketId, noun, does, fields }: Act) {
  const path = `/tickets/${encodeURIComponent(ticketId)}`;
  const gone = does === "delete";
  switch (noun) {
    case "closure":
      return call(gone ? "DELETE" : "POST", `${path}/closure`);
    case "tags":
    case "links":
      return gone
        ? call("DELETE", `${path}/${noun}/${encodeURIComponent(fields.name ?? "")}`)
        : call("POST", `${path}/${noun}`, fields);
    case "contact":
      return call("PATCH", `/contacts/${encodeURIComponent(ticket?.contact.id ?? "")}`, cardChange(fields));
    default:
      return gone ? call("DELETE", `${path}/${noun}`) : call("PUT", `${path}/${noun}`, fields);
  }
}

/** @returns takes it back */
function sayClosed(inbox: Inbox, deed: Act, ticket: TicketView | undefined, undo: Undo): () => void {
  const { t } = inbox.lang.peek();
  const closed = deed.does !== "delete";
  const text = t(closed ? "thread.closed.toast" : "thread.reopened.toast", {
    number: String(ticket?.number ?? ""),
  });
  const back = () => {
    away();
    void perform(inbox, { ...deed, does: "delete" }, undo);
  };
  const away = toast(inbox, { text, action: closed ? undo(back) : undefined }, closed ? UNDO_MS : undefined);
  return away;
}

/** What an agent decides about an answer or a file that did not get there. */
async function decide(inbox: Inbox, { ticketId, noun, fields }: Act, id: string): Promise<void> {
  const outgoing = inbox.outbox.peek().find(({ body }) => body.clientId === id);
  if (outgoing && fields.discard) return discard(inbox, id);
  if (outgoing) return void await dispatch(inbox, outgoing);
  const answer = await call("POST", `/${noun}`);
  if (!answer.ok) complain(inbox, answer);
  await refreshThread(inbox, ticketId);
}

/** Asks for a new text of what was written. @returns why it was refused; undefined when it was taken */
export async function changeMessage(
  inbox: Inbox,
  { ticketId, id }: MessageView,
  text: string,
): Promise<string | undefined> {
  const path = `/tickets/${encodeURIComponent(ticketId)}/messages/${encodeURIComponent(id)}`;
  const answer = await call<MessageView>("PATCH", path, { text });
  if (!answer.ok) return sentenceOf(inbox, answer);
  const thread = inbox.cache.get(ticketId);
  if (!thread?.messages) return;
  keepThread(inbox, { ...thread, messages: mergeMessages(thread.messages, [answer.data]) });
}
