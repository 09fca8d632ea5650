import type { IconName } from "@/components/icons.ts";

/** What the palette can hold, in the order in which it shows when nothing is asked. */
export const GROUPS = [
  "recent",
  "ticket",
  "pages",
  "you",
  "views",
  "replies",
  "tickets",
  "people",
  "everywhere",
] as const;
export type GroupId = typeof GROUPS[number];

/** One line of the palette, as it looks. */
export interface Line {
  /** The same in every visit: what was chosen lately is remembered by it. */
  readonly id: string;
  readonly group: GroupId;
  readonly icon: IconName;
  readonly title: string;
  /** Below the title, in one line. */
  readonly text?: string;
  /** At the end of the line. */
  readonly side?: string;
  /** The single key that does the same. */
  readonly hotkey?: string;
}

/** Lines of one kind, in their order. */
export interface Group<T extends Line = Line> {
  readonly id: GroupId;
  readonly entries: readonly T[];
}
