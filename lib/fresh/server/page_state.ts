import { type ComponentChildren, createContext, type VNode } from "preact";

/** What one page gathers while it renders. It travels by context, so two pages can never share one. */
export interface PageState {
  nonce: string;
  /** Islands in the order of their markers; `name` is their file's path under the islands folder. */
  islands: { name: string; exportName: string; props: Record<string, unknown> }[];
  /** JSX that the server hands to islands, and whether one showed it. */
  slots: { content: ComponentChildren; shown: boolean }[];
  /** Head elements by what makes them unique. */
  head: Map<unknown, VNode>;
}

/** The page being rendered; `null` outside the engine. */
export const PageContext = createContext<PageState | null>(null);
