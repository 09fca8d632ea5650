import type { IconName } from "@/components/icons.ts";
import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "preact";
import { Icon } from "@/components/Icon.tsx";

interface Look {
  icon: IconName;
  /** Its accessible name, also shown on hover. */
  label: string;
  size?: number;
}

/** An icon that acts. */
export function IconButton(
  { icon, label, size, ...rest }: Look & ButtonHTMLAttributes<HTMLButtonElement>,
) {
  return (
    <button
      type="button"
      {...rest}
      class={`icon-button ${rest.class ?? ""}`}
      aria-label={label}
      title={label}
    >
      <Icon of={icon} size={size} />
    </button>
  );
}

/** An icon that goes somewhere. */
export function IconLink({ icon, label, size, ...rest }: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} class={`icon-button ${rest.class ?? ""}`} aria-label={label} title={label}>
      <Icon of={icon} size={size} />
    </a>
  );
}
