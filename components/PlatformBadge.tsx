import { capabilities, type Platform } from "@/lib/channels/capabilities.ts";

interface Props {
  platform: Platform;
  /** CSS pixels. */
  size?: number;
  /** Absent: words beside it name the platform. */
  label?: string;
}

/** A small round mark in the platform's colour: a letter or a shape of our own, never a logo. */
export function PlatformBadge({ platform, size = 16, label }: Props) {
  const named = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": "true" as const };
  return (
    <svg class="platform-badge" width={size} height={size} viewBox="0 0 16 16" {...named}>
      <circle cx="8" cy="8" r="8" fill={capabilities[platform].colour} />
      <path
        d={capabilities[platform].mark}
        fill="none"
        stroke="#fff"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
