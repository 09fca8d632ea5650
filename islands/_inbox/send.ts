import { batch } from "@preact/signals";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import type { MessageView } from "@/lib/inbox/view.ts";
import { discard, dispatch, type Outgoing, type OutgoingBody } from "@/islands/_inbox/outbox.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";
import { toast } from "@/islands/_inbox/toasts.ts";
import { forget } from "@/islands/_inbox/uploads.ts";
import { keepDraft, type Writing } from "@/islands/_inbox/writing.ts";

/** Is there something to send, and nothing that stops it? */
export function isReady({ plan, files, reply, note }: Writing, mode: ComposerMode): boolean {
  if (mode === "note") return note.value.trim() !== "";
  const something = reply.value.trim() !== "" || files.value.length > 0;
  return something && plan.value.ok && files.value.every(({ id }) => id !== undefined);
}

/**
 * Sends what is written. The field is free at once; what cannot be sent stays where it is.
 * @param sure what came meanwhile has been seen: without that an answer is held
 */
export async function send(
  inbox: Inbox,
  writing: Writing,
  mode: ComposerMode,
  sure = false,
): Promise<void> {
  if (!isReady(writing, mode)) {
    const waits = mode === "reply" && writing.files.peek().some(({ progress }) => progress !== undefined);
    if (waits) toast(inbox, { text: inbox.lang.peek().t("composer.attach.wait") });
    return;
  }
  if (mode === "reply" && !sure && writing.newer.peek().length > 0) {
    return document.querySelector<HTMLElement>(".newer .button-main")?.focus();
  }
  const outgoing = compose(inbox, writing, mode);
  const text = writing[mode].peek();
  // A note leaves the answer beside it as it is.
  const files = mode === "reply" ? writing.files.peek() : [];
  const quote = writing.quote.peek();
  batch(() => {
    writing[mode].value = "";
    inbox.readAt.value = undefined;
    if (mode === "note") return;
    writing.files.value = [];
    writing.quote.value = undefined;
    writing.newer.value = [];
  });
  keepDraft(inbox, writing);
  const answer = await dispatch(inbox, outgoing);
  if (answer.ok && !outgoing.body.private) inbox.planner.peek()?.tellUses(writing, answer.data.id);
  if (answer.ok || answer.code !== "newer_message") return files.forEach(forget);
  discard(inbox, outgoing.body.clientId);
  batch(() => {
    writing[mode].value = [text, writing[mode].peek()].filter(Boolean).join("\n");
    writing.files.value = [...files, ...writing.files.peek()];
    writing.quote.value ??= quote;
  });
  keepDraft(inbox, writing);
  await holdBack(inbox, writing, String(answer.details.messageId ?? ""), outgoing.body.after);
}

/** Shows what came between the last message that was seen and now. */
async function holdBack(inbox: Inbox, writing: Writing, newest: string, seen?: string): Promise<void> {
  const { id } = writing.ticket;
  await refreshThread(inbox, id);
  const messages = inbox.cache.get(id)?.messages ?? [];
  const from = messages.findIndex((one) => one.id === seen) + 1;
  const crossed = messages.slice(from).filter((one) =>
    !one.private && one.author.id !== inbox.props.viewer.id
  );
  writing.newer.value = crossed.length > 0 ? crossed.map((one) => one.id) : [newest];
}

function compose(inbox: Inbox, writing: Writing, mode: ComposerMode): Outgoing {
  const { ticket, reply, note, files, via, quote } = writing;
  const answer = mode === "reply";
  const messages = inbox.cache.get(ticket.id)?.messages ?? [];
  const body: OutgoingBody = {
    clientId: crypto.randomUUID(),
    text: (answer ? reply : note).peek().trim(),
    attachments: answer ? files.peek().flatMap(({ id }) => id ?? []) : [],
    private: !answer,
    via: answer ? via.peek() : undefined,
    replyTo: answer ? quote.peek()?.id : undefined,
    after: messages.findLast((one) => !one.private)?.id,
  };
  return { ticketId: ticket.id, body, view: standIn(inbox, writing, body) };
}

/** The bubble until the server has its own. */
function standIn(inbox: Inbox, { ticket, files, quote }: Writing, body: OutgoingBody): MessageView {
  const { id, name } = inbox.props.viewer;
  const quoted = quote.peek();
  return {
    id: body.clientId,
    clientId: body.clientId,
    ticketId: ticket.id,
    direction: "out",
    author: { type: "agent", id, name },
    text: body.text,
    attachments: body.private ? [] : files.peek().flatMap(({ attachment }) => attachment ?? []),
    status: "sending",
    externalId: null,
    createdAt: new Date().toISOString(),
    replyTo: quoted && { id: quoted.id, text: quoted.text, author: quoted.author.name },
    private: body.private,
    via: body.via,
  };
}
