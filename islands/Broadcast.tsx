import { useEffect, useState } from "preact/hooks";
import { BroadcastProgress } from "@/components/broadcasts/BroadcastProgress.tsx";
import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import { lang } from "@/lib/i18n/lang.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";

interface Props {
  locale: Locale;
  messages: Messages;
  /** ms since the epoch. */
  now: number;
  broadcast: BroadcastView;
}

const LOOK_EVERY_MS = 1_000;

/** The progress of a broadcast, looked at every second while it runs. What can be done with it is the page's. */
export default function Broadcast({ locale, messages, now, broadcast }: Props) {
  const [seen, setSeen] = useState(broadcast);
  useEffect(() => {
    if (broadcast.status !== "running") return;
    const timer = setInterval(async () => {
      if (document.visibilityState !== "visible") return;
      const fresh = await look(broadcast.id);
      if (!fresh) return;
      setSeen(fresh);
      // The buttons and the reason are other ones then.
      if (fresh.status !== "running") location.reload();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return <BroadcastProgress lang={lang(locale, messages, { now })} broadcast={seen} />;
}

/** @returns undefined when there is no answer: the next look may have one */
async function look(id: string): Promise<BroadcastView | undefined> {
  try {
    const response = await fetch(`/api/v1/broadcasts/${encodeURIComponent(id)}`);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
