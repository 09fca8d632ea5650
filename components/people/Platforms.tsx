import { platformLabel } from "@/components/platform.ts";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** Where somebody writes from. */
export function Platforms({ lang, platforms }: { lang: Lang; platforms: readonly Platform[] }) {
  if (platforms.length === 0) return null;
  return (
    <span class="platforms">
      {platforms.map((platform) => (
        <PlatformBadge
          key={platform}
          platform={platform}
          size={18}
          label={platformLabel(platform, lang.locale)}
        />
      ))}
    </span>
  );
}
