import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** ISO 8601. */
  at: string;
  as?: "brief" | "clock" | "relative" | "full" | "day";
}

/** A moment in the reader's words, with the full one on hover. */
export function Moment({ lang, at, as = "brief" }: Props) {
  return <time dateTime={at} title={lang.dates.full(at)}>{lang.dates[as](at, lang.now)}</time>;
}
