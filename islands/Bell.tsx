import { useEffect } from "preact/hooks";
import type { Messages } from "@/lib/i18n/message.ts";
import type { Locale } from "@/lib/i18n/locale.ts";

interface Props {
  locale: Locale;
  /** The sentence of the count. */
  words: Messages;
  memberId: string;
}

/** Keeps the bell's count as it is now. Shows nothing by itself. */
export default function Bell({ locale, words, memberId }: Props) {
  useEffect(() => {
    const controller = new AbortController();
    void import("@/islands/_bell/follow.ts").then(({ followTold }) =>
      followTold({ locale, words, memberId }, controller.signal)
    ).catch(() => undefined);
    return () => controller.abort();
  }, []);
  return null;
}
