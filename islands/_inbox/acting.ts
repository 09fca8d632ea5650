import type { Undo } from "@/islands/_inbox/actions.ts";
import { INCOMPLETE, later } from "@/islands/_inbox/parts.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { complain } from "@/islands/_inbox/toasts.ts";

/**
 * Takes over a form that would have posted. What carries it out comes to the browser with the first of them.
 * @returns false when the form is none of a ticket
 */
export function act(inbox: Inbox, form: HTMLFormElement, submitter: HTMLElement | null, undo: Undo): boolean {
  const path = /^\/inbox\/([^/]+)\/(.+)$/.exec(new URL(form.action).pathname);
  if (!path || form.method !== "post") return false;
  const entries = [...new FormData(form, submitter)].filter((one): one is [string, string] =>
    typeof one[1] === "string"
  );
  const { _action: does = "create", ...fields } = Object.fromEntries(entries);
  const deed = { ticketId: decodeURIComponent(path[1] ?? ""), noun: path[2] ?? "", does, fields };
  later().then(
    ({ perform }) => perform(inbox, deed, undo),
    () => complain(inbox, INCOMPLETE),
  );
  return true;
}
