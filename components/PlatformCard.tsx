import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { platformLabel } from "@/components/platform.ts";
import { Tag } from "@/components/Tag.tsx";
import { capabilities, type Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  platform: Platform;
  /** What the workspace already has of it. */
  state?: "connected" | "paused" | "trouble";
}

const TONES = { connected: "ok", paused: "warn", trouble: "late" } as const;

/** A place to connect, as one link: to its form, or to what it will be able to do. */
export function PlatformCard({ lang, platform, state }: Props) {
  const { t, locale } = lang;
  const soon = capabilities[platform].availability === "soon";
  const tone = soon ? "plain" : state ? TONES[state] : "accent";
  return (
    <a
      class="platform-card"
      data-soon={soon ? "" : undefined}
      href={soon ? `/channels?platform=${platform}` : `/settings/channels/new/${platform}`}
    >
      <PlatformBadge platform={platform} size={32} />
      <span class="platform-card-name">{platformLabel(platform, locale)}</span>
      <Tag tone={tone}>{t(`start.card.${soon ? "soon" : state ?? "ready"}`)}</Tag>
    </a>
  );
}
