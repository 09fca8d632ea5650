import type { Kit } from "@/islands/_inbox/aid/kit.ts";
import type { Ask, Sign } from "@/islands/_inbox/aid/state.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";

/** One line of a list. */
export interface Option {
  readonly id: string;
  readonly title: string;
  /** Stands before the title: an emoji. */
  readonly glyph?: string;
  /** Below the title, cut to two lines. */
  readonly text?: string;
  /** At the end of the line. */
  readonly side?: string;
}

/** Where the lines of a list come from, and what becomes of the chosen one. */
export interface Source {
  readonly label: string;
  /** Nothing fits, or there is nothing. */
  readonly none: string;
  /** A way to where all of them are. */
  readonly link?: { readonly href: string; readonly text: string };
  find(query: string): Option[];
  /** The lines are so short that they stand beside each other. */
  grid?(query: string): boolean;
  /** Puts it into the field in place of what was asked. */
  pick(option: Option, field: HTMLTextAreaElement, ask: Ask): void;
}

/** Makes a source ready for one ticket. @throws when it cannot be loaded */
export type OpenSource = (inbox: Inbox, writing: Writing, kit: Kit) => Promise<Source>;

/** Each comes to the browser when it is asked for first. */
export const SOURCES: Readonly<Record<Sign, () => Promise<OpenSource>>> = {
  "/": () => import("@/islands/_inbox/aid/replies.ts").then((it) => it.openReplies),
  ":": () => import("@/islands/_inbox/aid/emoji.ts").then((it) => it.openEmoji),
  "@": () => import("@/islands/_inbox/aid/people.ts").then((it) => it.openPeople),
  "{{": () => import("@/islands/_inbox/aid/values.ts").then((it) => it.openValues),
};
