import type { ComponentChildren } from "preact";

/** Words for screen readers alone. */
export function Hidden({ children }: { children: ComponentChildren }) {
  return <span class="hidden-text">{children}</span>;
}
