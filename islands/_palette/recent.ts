import type { Entry } from "@/islands/_palette/entry.ts";

/** A ticket or a customer that was opened from here: to be shown again, its words are needed too. */
export type Kept = Pick<Entry, "id" | "group" | "icon" | "title" | "side"> & { readonly href: string };

interface Lately {
  /** The last first. */
  readonly ids: readonly string[];
  readonly kept: readonly Kept[];
}

const MOST = 12;

/**
 * What was chosen lately. Names of customers are kept for this tab alone, the rest on this device.
 * @param viewerId several people may use one device
 */
export function lately(viewerId: string): Lately {
  return {
    ids: read<string>(() => localStorage, viewerId).filter((id) => typeof id === "string"),
    kept: read<Kept>(() => sessionStorage, viewerId).filter((one) => typeof one?.href === "string"),
  };
}

export function keepChosen(viewerId: string, { id, group, icon, title, side, href }: Entry): void {
  const { ids, kept } = lately(viewerId);
  write(() => localStorage, viewerId, [id, ...ids.filter((one) => one !== id)]);
  if (!href || (group !== "tickets" && group !== "people")) return;
  const one = { id, group, icon, title, side, href };
  write(() => sessionStorage, viewerId, [one, ...kept.filter((other) => other.id !== id)]);
}

function keyOf(viewerId: string): string {
  return `otklik:palette:${viewerId}`;
}

function read<T>(store: () => Storage, viewerId: string): T[] {
  try {
    const value: unknown = JSON.parse(store().getItem(keyOf(viewerId)) ?? "[]");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** A full or forbidden store costs nothing but the memory. */
function write(store: () => Storage, viewerId: string, values: readonly unknown[]): void {
  try {
    store().setItem(keyOf(viewerId), JSON.stringify(values.slice(0, MOST)));
  } catch {
    return;
  }
}
