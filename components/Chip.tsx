import { X } from "@/components/icons.ts";
import type { AnchorHTMLAttributes, ComponentChildren } from "preact";
import { Icon } from "@/components/Icon.tsx";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** Chosen now: the link takes the choice away. */
  on?: boolean;
  removable?: boolean;
  children: ComponentChildren;
}

/** A choice that is a link, so it works without scripts and can be shared. */
export function Chip({ on, removable, children, ...rest }: Props) {
  return (
    <a {...rest} class="chip" aria-current={on ? "true" : undefined}>
      {children}
      {removable && <Icon of={X} size={14} />}
    </a>
  );
}
