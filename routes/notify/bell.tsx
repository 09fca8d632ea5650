import { Bell } from "@/components/notify/Bell.tsx";
import BellLive from "@/islands/Bell.tsx";
import { pick } from "@/lib/i18n/catalogue.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** The bell, and what keeps its count as it is now. */
export function BellFor(
  { lang, count, here, memberId }: { lang: Lang; count: number; here: boolean; memberId: string },
) {
  const unread = pick(lang.locale, ["notify"]).notify?.unread ?? "";
  return (
    <>
      <Bell lang={lang} count={count} here={here} />
      <BellLive locale={lang.locale} words={{ notify: { unread } }} memberId={memberId} />
    </>
  );
}
