import type { ComponentChildren } from "preact";

interface Props {
  title: string;
  lead?: string;
  /** The one main action of the page. */
  action?: ComponentChildren;
  /** Reads best narrow: forms and texts. */
  narrow?: boolean;
  children: ComponentChildren;
}

/** A page with a title; the inbox alone has none. */
export function Page({ title, lead, action, narrow, children }: Props) {
  return (
    <div class="page" data-narrow={narrow ? "" : undefined}>
      <header class="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p class="page-lead">{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
