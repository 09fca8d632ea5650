import { type Signal, signal } from "@preact/signals";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import type { Writing } from "@/islands/_inbox/writing.ts";

/** What a sign in a text asks for: `/` saved replies, `:` emoji, `@` colleagues, `{{` what is known of the ticket. */
export type Sign = "/" | ":" | "@" | "{{";

/** A sign before the caret, with what was written behind it. */
export interface Ask {
  readonly sign: Sign;
  readonly query: string;
  /** Where the sign stands, in UTF-16 units. */
  readonly start: number;
  /** Where the caret stands. */
  readonly end: number;
}

/** What helps in one field, as long as its ticket is known here. */
export interface Aid {
  readonly ask: Signal<Ask | undefined>;
  /** Where a sign was waved aside: it does not ask again. */
  dismissed?: number;
  /** Where a button has put a sign: it asks without a letter behind it. */
  called?: number;
  /** Takes the keys of an open list; true when it has used one. */
  onKey?: (event: KeyboardEvent) => boolean;
  /** Saved replies that were put in, as they stood there at first. */
  inserted: { id: string; text: string }[];
}

const known = new WeakMap<Writing, Partial<Record<ComposerMode, Aid>>>();

export function aidOf(writing: Writing, mode: ComposerMode): Aid {
  const both = known.get(writing) ?? {};
  known.set(writing, both);
  return both[mode] ??= { ask: signal(undefined), inserted: [] };
}

/** The field that is written in. */
export function fieldOf(mode: ComposerMode): HTMLTextAreaElement | null {
  const field = document.getElementById(`composer-${mode}`);
  return field instanceof HTMLTextAreaElement ? field : null;
}
