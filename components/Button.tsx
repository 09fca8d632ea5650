import type { IconName } from "@/components/icons.ts";
import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { Icon } from "@/components/Icon.tsx";

export type ButtonKind = "main" | "plain" | "quiet" | "danger";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  icon?: IconName;
  small?: boolean;
  /** Working: keeps its width, takes no second press. */
  busy?: boolean;
  children: ComponentChildren;
}

/** Says what it does. Without `type` it submits its form. */
export function Button({ kind = "plain", icon, small, busy, children, ...rest }: Props) {
  return (
    <button
      type="submit"
      {...rest}
      class={`button button-${kind}${small ? " button-small" : ""} ${rest.class ?? ""}`}
      aria-disabled={busy ? "true" : rest["aria-disabled"]}
      data-busy={busy ? "" : undefined}
    >
      {icon && <Icon of={icon} size={small ? 16 : 18} />}
      <span class="button-text">{children}</span>
    </button>
  );
}
