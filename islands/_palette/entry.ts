import type { Line } from "@/components/palette/groups.ts";

/** A line of the palette, with what it is found by and what it does. */
export interface Entry extends Line {
  /** What it is found by besides its title. */
  readonly words?: string;
  /** Shown only when it is asked for: one of many alike. */
  readonly deep?: boolean;
  /** Where it leads; a found ticket is remembered by it. */
  readonly href?: string;
  /** Does it. The palette is closed by then, and the focus is where it was. */
  readonly run: () => void;
}
