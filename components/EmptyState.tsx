import type { IconName } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Icon } from "@/components/Icon.tsx";

interface Props {
  icon: IconName;
  title: string;
  /** What will be here. */
  help?: string;
  /** It is all that the page has: the title is the page's own. */
  heading?: boolean;
  /** The one step to it. */
  children?: ComponentChildren;
}

/** In place of an empty table. */
export function EmptyState({ icon, title, help, heading, children }: Props) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon of={icon} size={24} />
      </span>
      {heading ? <h1 class="empty-title">{title}</h1> : <p class="empty-title">{title}</p>}
      {help && <p class="empty-help">{help}</p>}
      {children}
    </div>
  );
}
