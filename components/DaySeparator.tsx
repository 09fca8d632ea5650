import type { Lang } from "@/lib/i18n/lang.ts";

/** Between the messages of two days; sticks while one scrolls through its day. */
export function DaySeparator({ lang, at }: { lang: Lang; at: string }) {
  return (
    <div class="day">
      <time dateTime={lang.dates.dayKey(at)}>{lang.dates.day(at, lang.now)}</time>
    </div>
  );
}
