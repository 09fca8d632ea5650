import { act } from "@/islands/_inbox/acting.ts";
import type { Undo } from "@/islands/_inbox/actions.ts";
import { loadMore } from "@/islands/_inbox/list.ts";
import { go } from "@/islands/_inbox/navigate.ts";
import { isWhole } from "@/islands/_inbox/parts.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";

const WIDE = "(width >= 1100px)";

/** Takes over the presses that would have loaded a page. The markup works without it. */
export function onPress(inbox: Inbox, event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || event.defaultPrevented || !isWhole()) return;
  const quote = target.closest<HTMLElement>("[data-quote]")?.dataset.quote;
  if (quote) return startQuote(inbox, quote);
  const link = target.closest<HTMLAnchorElement>("a[href]");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (followed(inbox, link)) event.preventDefault();
}

/** A ticket that is pressed is asked for before the press has ended. */
export function onTouch(inbox: Inbox, event: PointerEvent): void {
  const { target, button } = event;
  if (!(target instanceof Element) || button !== 0) return;
  const id = target.closest<HTMLElement>("[data-ticket]")?.dataset.ticket;
  if (id && !inbox.cache.has(id)) void refreshThread(inbox, id);
}

/** Takes over the forms: filters and searches lead to a list, the rest changes a ticket. */
export function onSubmit(inbox: Inbox, event: SubmitEvent, undo: Undo): void {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !isWhole()) return;
  const taken = form.method === "get"
    ? go(inbox, besideThread(inbox, addressOf(form)))
    : act(inbox, form, submitter, undo);
  if (!taken) return;
  event.preventDefault();
  form.closest<HTMLElement>("[popover]")?.hidePopover();
  if ("reset" in form.dataset) form.reset();
  if ("fold" in form.dataset) form.closest("details")?.removeAttribute("open");
  if (document.activeElement instanceof HTMLInputElement && form.classList.contains("inline-edit")) {
    document.activeElement.blur();
  }
}

/** Esc puts the card away where it lies over the rest. */
export function onKey(inbox: Inbox, event: KeyboardEvent): void {
  if (event.key === "Escape" && !event.defaultPrevented && inbox.cardAsked.peek()) closeCard(inbox);
}

function followed(inbox: Inbox, link: HTMLAnchorElement): boolean {
  const { dataset } = link;
  if (dataset.viewer) {
    inbox.picture.value = dataset.viewer;
    return true;
  }
  if (dataset.edit) {
    inbox.editing.value = dataset.edit;
    return true;
  }
  if ("more" in dataset) {
    void loadMore(inbox);
    return true;
  }
  if (link.target === "_blank" || link.hasAttribute("download")) return false;
  if ("cardClose" in dataset || "cardToggle" in dataset) {
    return turnCard(inbox, new URL(link.href), "cardClose" in dataset);
  }
  const address = new URL(link.href);
  return go(inbox, link.closest(".list-head, .inbox-scroll") ? besideThread(inbox, address) : address);
}

/** Another list leaves the conversation beside it open. */
function besideThread(inbox: Inbox, address: URL): URL {
  const open = inbox.openId.peek();
  if (open && address.pathname === "/inbox") address.pathname = `/inbox/${encodeURIComponent(open)}`;
  return address;
}

function turnCard(inbox: Inbox, address: URL, close: boolean): boolean {
  if (matchMedia(WIDE).matches) inbox.cardHidden.value = close || !inbox.cardHidden.peek();
  else if (close || inbox.cardAsked.peek()) closeCard(inbox);
  else go(inbox, address);
  return true;
}

/** The card came with a step of the history: it goes with one, so that Back does not bring it again. */
function closeCard(inbox: Inbox): void {
  if (history.state?.inside) return history.back();
  const address = new URL(location.href);
  address.searchParams.delete("card");
  go(inbox, address, "replace");
}

function startQuote(inbox: Inbox, id: string): void {
  const thread = inbox.thread.peek();
  const writing = thread && inbox.writings.get(thread.ticket.id);
  if (!writing) return;
  writing.quote.value = thread.messages?.find((one) => one.id === id);
  writing.mode.value = "reply";
  queueMicrotask(() => document.getElementById("composer-reply")?.focus());
}

/** Where a form leads that asks by its fields; an empty field asks nothing. */
function addressOf(form: HTMLFormElement): URL {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") address.searchParams.set(name, value.trim());
  }
  return address;
}
