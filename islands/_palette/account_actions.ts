import { LogOut, Moon, Settings, UserRoundCheck } from "@/components/icons.ts";
import type { IconName } from "@/components/icons.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { lowered } from "@/islands/_palette/lowered.ts";
import type { Key } from "@/lib/i18n/keys.ts";
import type { Translate } from "@/lib/i18n/translate.ts";

/** By where the form leads. */
const KINDS: Readonly<Record<string, { icon: IconName; words: Key }>> = {
  "/settings/absence": { icon: UserRoundCheck, words: "palette.words.absence" },
  "/preferences": { icon: Settings, words: "palette.words.looks" },
  "/logout": { icon: LogOut, words: "palette.words.signOut" },
};

/** What the menu of the account does, on every page and by pressing its buttons: absence, looks, the way out. */
export function accountActions(t: Translate): Entry[] {
  return [...document.querySelectorAll<HTMLFormElement>(".account form")].flatMap((form) => {
    const { pathname } = new URL(form.action);
    const kind = KINDS[pathname];
    if (!kind) return [];
    const legend = form.querySelector(".segments-legend")?.textContent;
    return [...form.querySelectorAll("button")].filter((button) => button.ariaPressed !== "true")
      .map((button): Entry => {
        const said = (button.textContent ?? "").trim();
        const name = button.name === "theme" ? lowered(said) : said;
        return {
          id: `account:${pathname}:${button.name}:${button.value}`,
          group: "you",
          icon: button.name === "theme" ? Moon : kind.icon,
          title: legend ? t("palette.choice", { legend, name }) : said,
          words: t(kind.words),
          deep: true,
          run: () => form.requestSubmit(button),
        };
      });
  });
}
