import { Bell as Sign } from "@/components/icons.ts";
import { Hidden } from "@/components/Hidden.tsx";
import { Icon } from "@/components/Icon.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

/** The way to the notifications, with how many are unread: a place in the rail. */
export function Bell({ lang: { t, numbers }, count, here }: { lang: Lang; count: number; here: boolean }) {
  return (
    <a class="rail-link rail-bell" href="/notifications" aria-current={here ? "page" : undefined}>
      <Icon of={Sign} size={22} />
      <span class="rail-label">{t("notify.title")}</span>
      <span class="rail-count" data-bell-count hidden={count === 0}>
        <span aria-hidden="true">{count > 99 ? "99+" : numbers.count(count)}</span>
        <Hidden>{t("notify.unread", { count })}</Hidden>
      </span>
    </a>
  );
}
