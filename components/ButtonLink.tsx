import type { IconName } from "@/components/icons.ts";
import type { AnchorHTMLAttributes, ComponentChildren } from "preact";
import type { ButtonKind } from "@/components/Button.tsx";
import { Icon } from "@/components/Icon.tsx";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  kind?: ButtonKind;
  icon?: IconName;
  small?: boolean;
  children: ComponentChildren;
}

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ kind = "plain", icon, small, children, ...rest }: Props) {
  return (
    <a {...rest} class={`button button-${kind}${small ? " button-small" : ""}`}>
      {icon && <Icon of={icon} size={small ? 16 : 18} />}
      <span class="button-text">{children}</span>
    </a>
  );
}
