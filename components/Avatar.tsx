import type { Platform } from "@/lib/channels/capabilities.ts";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";

interface Props {
  name: string;
  src?: string;
  /** CSS pixels. */
  size?: 24 | 32 | 40 | 72;
  /** Its badge sits on the corner. */
  platform?: Platform;
}

const HUES = 12;

/** A picture, or initials on a colour that stays with the name. The name itself stands beside it. */
export function Avatar({ name, src, size = 40, platform }: Props) {
  return (
    <span class="avatar" data-size={size} data-hue={src ? undefined : hueOf(name)} aria-hidden="true">
      {src
        ? <img src={src} alt="" width={size} height={size} loading="lazy" decoding="async" />
        : <span class="avatar-initials" data-initials={initialsOf(name)} />}
      {platform && <PlatformBadge platform={platform} size={size > 40 ? 22 : 16} />}
    </span>
  );
}

/** At most two letters: of the first word and the last. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+/u, "")).filter(Boolean);
  const [first = "", last = ""] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return (letterOf(first) + letterOf(last)) || "·";
}

function letterOf(word: string): string {
  return String.fromCodePoint(...[...word].slice(0, 1).map((char) => char.codePointAt(0) ?? 0)).toUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 4093;
  return sum % HUES;
}
