import type { IconName } from "@/components/icons.ts";
import { SPRITE } from "@/components/sprite.ts";

interface Props {
  of: IconName;
  /** CSS pixels. */
  size?: number;
  /** Absent: the words beside it say what it means. */
  label?: string;
}

/** One icon of the one set, in the one weight. Its lines come from the sprite, so that no script carries them. */
export function Icon({ of: name, size = 20, label }: Props) {
  const named = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": "true" as const };
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" {...named}>
      <use href={`${SPRITE}#${name}`} />
    </svg>
  );
}
