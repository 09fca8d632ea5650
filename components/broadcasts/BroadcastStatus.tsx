import { Tag } from "@/components/Tag.tsx";
import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

const TONES = { draft: "plain", running: "accent", paused: "warn", stopped: "plain", done: "ok" } as const;

/** How a broadcast stands, in a word. */
export function BroadcastStatus({ lang, status }: { lang: Lang; status: BroadcastView["status"] }) {
  return <Tag tone={TONES[status]}>{lang.t(`broadcast.status.${status}`)}</Tag>;
}
