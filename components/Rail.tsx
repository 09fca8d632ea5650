import {
  ChartColumnBig,
  Inbox,
  Plug,
  Search,
  Settings,
  Table2,
  UsersRound,
  Zap,
} from "@/components/icons.ts";
import type { IconName } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Hidden } from "@/components/Hidden.tsx";
import { Icon } from "@/components/Icon.tsx";
import type { Key } from "@/lib/i18n/keys.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MemberView } from "@/lib/inbox/view.ts";

export type Place = "inbox" | "search" | "contacts" | "reports" | "connections" | "matrix" | "settings";

const PLACES: readonly (readonly [place: Place, href: string, icon: IconName])[] = [
  ["inbox", "/inbox", Inbox],
  ["search", "/search", Search],
  ["contacts", "/contacts", UsersRound],
  ["reports", "/reports", ChartColumnBig],
  ["connections", "/settings/channels", Plug],
  ["matrix", "/channels", Table2],
  ["settings", "/settings", Settings],
];

/** There is room for five; the others are in the account's menu there. */
const NOT_ON_PHONES: ReadonlySet<Place> = new Set(["reports", "connections", "matrix"]);

interface PlaceView {
  place: Place;
  href: string;
  icon: IconName;
  label: Key;
}

/** The places that somebody may enter, by their words in the rail. */
export function placesFor(role: MemberView["role"]): PlaceView[] {
  return PLACES.filter(([place]) => role !== "agent" || place !== "connections")
    .map(([place, href, icon]) => ({ place, href, icon, label: `shell.${place}` }));
}

/** Those of them for which the tab bar of a phone has no room. */
export function placesInMenu(role: MemberView["role"]): PlaceView[] {
  return placesFor(role).filter(({ place }) => NOT_ON_PHONES.has(place));
}

interface Props {
  lang: Lang;
  current?: Place;
  /** Unread tickets. */
  unread?: number;
  /** Places that the viewer may not enter. */
  without?: readonly Place[];
  /** At the end: the account. */
  children?: ComponentChildren;
}

/** The places of the product: a rail at the side, a tab bar at the bottom of a phone. */
export function Rail({ lang: { t, numbers }, current, unread = 0, without = [], children }: Props) {
  return (
    <nav class="rail" aria-label={t("shell.nav")}>
      <ul>
        {PLACES.filter(([place]) => !without.includes(place)).map(([place, href, icon]) => (
          <li key={place} class={NOT_ON_PHONES.has(place) ? "not-phone" : undefined}>
            <a class="rail-link" href={href} aria-current={place === current ? "page" : undefined}>
              <Icon of={icon} size={22} />
              <span class="rail-label">{t(place === "matrix" ? "shell.matrixShort" : `shell.${place}`)}</span>
              {place === "inbox" && (
                <span class="rail-count" data-unread-count hidden={unread === 0}>
                  <span aria-hidden="true">{unread > 99 ? "99+" : numbers.count(unread)}</span>
                  <Hidden>{t("shell.unread", { count: unread })}</Hidden>
                </span>
              )}
            </a>
          </li>
        ))}
        <li class="not-phone">
          {/* Shown by what it needs: without scripts there is none. */}
          <button
            type="button"
            class="rail-link"
            data-palette
            hidden
            aria-keyshortcuts="Control+K Meta+K"
            aria-haspopup="dialog"
          >
            <Icon of={Zap} size={22} />
            <span class="rail-label">{t("palette.open")} (Ctrl K)</span>
          </button>
        </li>
      </ul>
      {children}
    </nav>
  );
}
