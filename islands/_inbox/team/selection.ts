import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Inbox } from "@/islands/_inbox/state.ts";

/** Tickets of the list that something is to be done with. */
export interface Selection {
  /** undefined: nothing is being selected. */
  readonly ids: ReadonlySignal<ReadonlySet<string> | undefined>;
  begin(): void;
  end(): void;
  /** @param range everything from the last one to this one becomes as this one */
  toggle(id: string, range: boolean): void;
  /** All that are shown, or none when they all are already. */
  all(): void;
  /** Leaves only these. */
  keep(ids: Iterable<string>): void;
  stop(): void;
}

export function createSelection(inbox: Inbox): Selection {
  const ids = signal<ReadonlySet<string> | undefined>(undefined);
  let last: string | undefined;

  const toggle = (id: string, range: boolean) => {
    const known = ids.peek();
    if (!known) return;
    const shown = inbox.tickets.peek().map((one) => one.id);
    ids.value = toggled(known, shown, id, range ? last : undefined);
    last = id;
  };
  // While one selects, a press on a row selects it. Ahead of everybody who would follow it as a link.
  const press = (event: MouseEvent) => {
    const row = event.target instanceof Element && event.target.closest<HTMLElement>("[data-ticket]");
    if (!ids.peek() || !row || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    toggle(row.dataset.ticket ?? "", event.shiftKey);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !ids.peek() || document.querySelector("dialog[open], :popover-open")) {
      return;
    }
    event.preventDefault();
    ids.value = undefined;
  };
  document.addEventListener("click", press, true);
  document.addEventListener("keydown", escape);
  // Another list: what was selected is out of sight.
  const filters = effect(() => {
    inbox.filters.value;
    if (ids.peek()) ids.value = new Set();
  });
  return {
    ids,
    toggle,
    begin: () => ids.value = new Set(),
    end: () => ids.value = undefined,
    all() {
      const shown = inbox.tickets.peek().map(({ id }) => id);
      ids.value = new Set(shown.every((id) => ids.peek()?.has(id)) ? [] : shown);
    },
    keep: (some) => ids.value = new Set(some),
    stop() {
      document.removeEventListener("click", press, true);
      document.removeEventListener("keydown", escape);
      filters();
    },
  };
}

/**
 * A selection after a press on one of the tickets that are shown.
 * @param from the one that was pressed before, when all between are meant too
 */
export function toggled(
  known: ReadonlySet<string>,
  shown: readonly string[],
  id: string,
  from?: string,
): ReadonlySet<string> {
  const next = new Set(known);
  const on = !known.has(id);
  const ends = [shown.indexOf(from ?? id), shown.indexOf(id)].sort((a, b) => a - b);
  const [start = -1, end = -1] = ends;
  const range = start < 0 ? [id] : shown.slice(start, end + 1);
  for (const one of range) {
    if (on) next.add(one);
    else next.delete(one);
  }
  return next;
}
