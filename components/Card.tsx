import type { ComponentChildren } from "preact";

interface Props {
  title?: string;
  /** At the end of the title's line. */
  action?: ComponentChildren;
  children: ComponentChildren;
}

/** A bounded piece of a page. */
export function Card({ title, action, children }: Props) {
  return (
    <section class="card">
      {title && (
        <header class="card-head">
          <h2>{title}</h2>
          {action}
        </header>
      )}
      {children}
    </section>
  );
}
