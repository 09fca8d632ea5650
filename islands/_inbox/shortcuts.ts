import type { Inbox } from "@/islands/_inbox/state.ts";

/** Where the open ticket stood in the list: once closed, its place is the next one's. */
let place = 0;
/** Those below it as it was come to: an answer moves it to the top, and the next one is still the next. */
let below: readonly string[] = [];
let comeTo: string | undefined;

/** Does what a single key stands for, by pressing what a pointer would press. */
export function press(inbox: Inbox, key: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-ticket]")];
  const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  if (at >= 0) place = at;
  if (rows[at] && rows[at].dataset.ticket !== comeTo) keepOrder(rows, at);
  switch (key) {
    case "j":
      return open(rows, next(rows, at));
    case "k":
      return open(rows, place - 1);
    case "e":
      return document.querySelector<HTMLFormElement>(".thread-closure:has([value=create])")?.requestSubmit();
    case "r":
      return write(inbox, "reply");
    case "n":
      return write(inbox, "note");
    case "a":
      return openMenu("assignee-menu");
    case "s":
      return openMenu("ticket-menu");
    case "t":
      return focusTag();
    case "escape":
      return leave(inbox, rows[at]);
    case "/":
      return document.querySelector<HTMLElement>(".list-head [type=search]")?.focus();
    default:
      inbox.sheet.value = true;
  }
}

function open(rows: readonly HTMLElement[], at: number): void {
  const row = rows[at];
  if (!row) return;
  place = at;
  keepOrder(rows, at);
  row.click();
  row.focus();
}

function keepOrder(rows: readonly HTMLElement[], at: number): void {
  [comeTo, ...below] = rows.slice(at).map((row) => row.dataset.ticket ?? "");
}

/** The place of the ticket that stood below the open one, or what has moved up into its own. */
function next(rows: readonly HTMLElement[], at: number): number {
  if (at < 0) return place;
  const wanted = below.find((id) => rows.some((row) => row.dataset.ticket === id));
  return wanted ? rows.findIndex((row) => row.dataset.ticket === wanted) : at + 1;
}

/** Out of a field, to the open ticket's row; what is typed stays. On the card that lies over it, nowhere. */
function leave(inbox: Inbox, row: HTMLElement | undefined): void {
  if (inbox.cardAsked.peek()) return;
  if (row?.checkVisibility()) row.focus({ preventScroll: true });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** The conversation may still be on its way: whoever has gone on by then is left alone. */
function write(inbox: Inbox, mode: "reply" | "note"): void {
  const id = inbox.openId.peek();
  if (!id) return;
  soon(() => {
    if (inbox.openId.peek() !== id) return true;
    const tab = document.getElementById(`composer-mode-${mode}`);
    tab?.click();
    queueMicrotask(() => document.getElementById(`composer-${mode}`)?.focus());
    return tab !== null;
  });
}

const MOST_FRAMES = 300;

/** Tries until it is done, for a while. */
function soon(tried: () => boolean, frames = MOST_FRAMES): void {
  if (!tried() && frames > 0) requestAnimationFrame(() => soon(tried, frames - 1));
}

function openMenu(id: string): void {
  document.querySelector<HTMLElement>(`[popovertarget="${id}"]`)?.click();
  document.getElementById(id)?.querySelector<HTMLElement>("button, summary, a")?.focus();
}

/** The field is on the card, which may be away: it comes first then. */
function focusTag(): void {
  const field = () => document.querySelector<HTMLElement>(".tag-add input[list]");
  if (field()?.checkVisibility()) return field()?.focus();
  document.querySelector<HTMLElement>("[data-card-toggle]")?.click();
  const look = () => {
    const there = field()?.checkVisibility() ?? false;
    if (there) field()?.focus();
    return there;
  };
  // A frame later than the card takes the focus for itself.
  requestAnimationFrame(() => requestAnimationFrame(() => soon(look)));
}
