import { useEffect, useRef, useState } from "preact/hooks";
import { X } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import { ticketHref } from "@/components/inbox/filters.ts";
import { MergeForm } from "@/components/inbox/MergeForm.tsx";
import { Skeleton } from "@/components/Skeleton.tsx";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { call } from "@/islands/_inbox/api.ts";
import { go } from "@/islands/_inbox/navigate.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";
import { complain, sentenceOf, toast } from "@/islands/_inbox/toasts.ts";

interface Props {
  inbox: Inbox;
  ticket: TicketView;
  onClose: () => void;
}

const UNDO_MS = 10_000;

/** Asks which of the customer's other tickets this one is to go into. */
export function MergeSheet({ inbox, ticket, onClose }: Props) {
  const { t } = inbox.lang.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [others, setOthers] = useState<readonly TicketView[]>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    dialog.current?.showModal();
    void othersOf(ticket).then((answer) => answer.ok ? setOthers(answer.data) : complain(inbox, answer));
  }, [ticket.id]);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const keptId = String(new FormData(event.currentTarget).get("ticketId") ?? "");
    const refused = await merge(inbox, ticket, keptId);
    setProblem(refused);
    if (refused === undefined) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="merge-title" onClose={onClose}>
      <header class="dialog-head">
        <h2 id="merge-title">{t("team.merge.title", { number: String(ticket.number) })}</h2>
        <IconButton icon={X} label={t("page.close")} onClick={() => dialog.current?.close()} />
      </header>
      <div class="dialog-body">
        {others
          ? (
            <MergeForm
              lang={inbox.lang.value}
              ticket={ticket}
              others={others}
              problem={problem}
              form={{ onSubmit: submit }}
            />
          )
          : <Skeleton of="rows" label={t("page.loading")} />}
      </div>
    </dialog>
  );
}

async function othersOf({ id, contact, status }: TicketView) {
  // What is still open goes into no closed one.
  const among = status === "open" ? "open" : "all";
  const query = new URLSearchParams({ contact: contact.id, status: among, limit: "50" });
  const answer = await call<Paged<TicketView>>("GET", `/tickets?${query}`);
  return answer.ok ? { ...answer, data: answer.data.items.filter((one) => one.id !== id) } : answer;
}

/** @returns why it was refused; undefined when it is done, and the other ticket is open */
async function merge(inbox: Inbox, ticket: TicketView, keptId: string): Promise<string | undefined> {
  const { t } = inbox.lang.peek();
  const answer = await call<TicketView>("PUT", pathOf(ticket), { ticketId: keptId });
  if (!answer.ok) return sentenceOf(inbox, answer);
  const away = toast(inbox, {
    text: t("team.merge.done", { number: String(answer.data.number) }),
    action: (
      <button
        type="button"
        class="link-button"
        onClick={() => {
          away();
          void undo(inbox, ticket);
        }}
      >
        {t("page.undo")}
      </button>
    ),
  }, UNDO_MS);
  show(inbox, keptId);
}

async function undo(inbox: Inbox, ticket: TicketView): Promise<void> {
  const answer = await call<TicketView>("DELETE", pathOf(ticket));
  if (!answer.ok) return complain(inbox, answer);
  const number = String(ticket.number);
  toast(inbox, { text: inbox.lang.peek().t("team.merge.undone", { number }) });
  show(inbox, ticket.id);
}

function show(inbox: Inbox, id: string): void {
  go(inbox, new URL(ticketHref(id, inbox.filters.peek()), location.href));
  // It may be the open one already, or be known as it was before.
  void refreshThread(inbox, id);
}

function pathOf({ id }: TicketView): string {
  return `/tickets/${encodeURIComponent(id)}/merge`;
}
