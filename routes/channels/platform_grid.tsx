import { PlatformCard } from "@/components/PlatformCard.tsx";
import { capabilities, type Platform, PLATFORMS } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ChannelState } from "@/routes/channel_states.ts";

interface Props {
  lang: Lang;
  title: string;
  /** Absent: all, those that are ready first. */
  of?: "ready" | "soon";
  states?: Partial<Record<Platform, ChannelState>>;
}

/** The places that can be connected, now or soon. */
export function PlatformGrid({ lang, title, of, states = {} }: Props) {
  const rank = (platform: Platform) => Number(capabilities[platform].availability === "soon");
  const platforms = PLATFORMS.filter((platform) => !of || capabilities[platform].availability === of)
    .toSorted((a, b) => rank(a) - rank(b));
  return (
    <section class="part">
      <h2>{title}</h2>
      <ul class="page-grid">
        {platforms.map((platform) => (
          <li key={platform}>
            <PlatformCard lang={lang} platform={platform} state={states[platform]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
