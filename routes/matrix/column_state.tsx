import { Tag } from "@/components/Tag.tsx";
import { can, type Viewer } from "@/lib/auth/viewer.ts";
import { capabilities, type Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ChannelState } from "@/routes/channel_states.ts";

interface Props {
  lang: Lang;
  platform: Platform;
  state?: ChannelState;
  viewer: Viewer | null;
}

const TONES = { connected: "ok", paused: "warn", trouble: "late" } as const;

/** What the workspace has of a platform; for whoever may, the way to it or to connecting it. */
export function ColumnState({ lang: { t }, platform, state, viewer }: Props) {
  const manages = viewer !== null && can(viewer).manageConnections;
  if (state) {
    const tag = <Tag tone={TONES[state]}>{t(`matrix.state.${state}`)}</Tag>;
    return manages ? <a class="matrix-state" href="/settings/channels">{tag}</a> : tag;
  }
  if (capabilities[platform].availability === "soon") return <Tag>{t("matrix.state.soon")}</Tag>;
  if (!manages) return null;
  return <a class="matrix-connect" href={`/settings/channels/new/${platform}`}>{t("matrix.state.connect")}
  </a>;
}
