import { signal } from "@preact/signals";
import type { TicketView } from "@/lib/inbox/view.ts";
import { call } from "@/islands/_inbox/api.ts";
import { refreshList } from "@/islands/_inbox/list.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Selection } from "@/islands/_inbox/team/selection.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";
import { complain, toast } from "@/islands/_inbox/toasts.ts";

/** What is done to each ticket of a selection, as the REST API wants to hear it. */
export interface BulkAction {
  readonly type: string;
  readonly [field: string]: string | null | undefined;
}

/** A ticket that refused. */
export interface Failure {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly reason: string;
}

interface Answer {
  done: number;
  failed: number;
  results: { ticketId: string; ok: boolean; error?: { message: string } }[];
}

const UNDO_MS = 10_000;

/** Of the last action. */
export const failures = signal<readonly Failure[]>([]);

/** Does one thing to all that are selected. Those that refused stay selected, and say why. */
export async function act(inbox: Inbox, selection: Selection, action: BulkAction): Promise<void> {
  const ids = [...selection.ids.peek() ?? []];
  if (ids.length === 0) return;
  const before = new Map(inbox.tickets.peek().map((one) => [one.id, one]));
  const answer = await ask(inbox, ids, action);
  if (!answer) return;
  const refused = answer.results.filter(({ ok }) => !ok);
  failures.value = refused.map(({ ticketId, error }) =>
    failure(before.get(ticketId), ticketId, error?.message)
  );
  const done = answer.results.filter(({ ok }) => ok).map(({ ticketId }) => ticketId);
  if (done.length > 0) tell(inbox, action, done, before);
  if (refused.length > 0) selection.keep(refused.map(({ ticketId }) => ticketId));
  else selection.end();
}

async function ask(inbox: Inbox, ticketIds: string[], action: BulkAction): Promise<Answer | undefined> {
  const answer = await call<Answer>("POST", "/bulk-actions", { ticketIds, action });
  if (!answer.ok) return void complain(inbox, answer);
  const open = inbox.openId.peek();
  await Promise.all([
    refreshList(inbox, new Set(ticketIds)),
    open && ticketIds.includes(open) ? refreshThread(inbox, open) : undefined,
  ]);
  return answer.data;
}

function failure(ticket: TicketView | undefined, id: string, reason = ""): Failure {
  return { id, number: String(ticket?.number ?? ""), name: ticket?.contact.name ?? "", reason };
}

/** What was closed can be opened again for a while. */
function tell(
  inbox: Inbox,
  { type }: BulkAction,
  done: readonly string[],
  before: ReadonlyMap<string, TicketView>,
): void {
  const { t } = inbox.lang.peek();
  const text = t("team.bulk.done", { count: done.length });
  const closed = done.filter((id) => before.get(id)?.status === "open");
  if (type !== "close" || closed.length === 0) return void toast(inbox, { text });
  const away = toast(inbox, {
    text,
    action: (
      <button
        type="button"
        class="link-button"
        onClick={() => {
          away();
          void ask(inbox, closed, { type: "reopen" });
        }}
      >
        {t("page.undo")}
      </button>
    ),
  }, UNDO_MS);
}
