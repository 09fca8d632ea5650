import type { IconName } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Icon } from "@/components/Icon.tsx";

interface Props {
  icon: IconName;
  tone?: "plain" | "warn" | "late" | "ok" | "note";
  children: ComponentChildren;
  /** The one next step. */
  action?: ComponentChildren;
}

/** A line that tells a state of the whole place below it. */
export function Banner({ icon, tone = "plain", children, action }: Props) {
  return (
    <div class="banner" data-tone={tone}>
      <Icon of={icon} size={18} />
      <div class="banner-text">{children}</div>
      {action}
    </div>
  );
}
