import { AlarmClock, Check, Merge, Split, Tag, UserRound, UsersRound } from "@/components/icons.ts";
import type { IconName } from "@/components/icons.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { lowered } from "@/islands/_palette/lowered.ts";
import type { Key } from "@/lib/i18n/keys.ts";
import type { Translate } from "@/lib/i18n/translate.ts";

/** What a button of a ticket's form is called away from its form; without a key its own words say enough. */
const NOUNS: Readonly<Record<string, { key?: Key; icon: IconName; words?: Key }>> = {
  closure: { icon: Check, words: "palette.words.closure" },
  assignment: { key: "palette.assign.to", icon: UserRound, words: "palette.words.assign" },
  snooze: { key: "palette.snooze", icon: AlarmClock },
  priority: { key: "palette.priority", icon: Check },
  team: { key: "palette.team", icon: UsersRound },
  tags: { icon: Tag, words: "palette.words.tag" },
  merge: { icon: Split },
};

/**
 * What can be done to the open ticket: all that its buttons on this page do, and by pressing them, so that
 * it goes the same way, with the same undo.
 */
export function ticketActions(t: Translate, viewerId: string): Entry[] {
  const forms = [...document.querySelectorAll<HTMLFormElement>('.inbox form[method="post"]')];
  const all = [
    ...forms.flatMap((form) => formActions(t, viewerId, form)),
    ...tagActions(t),
    ...mergeAction(),
  ];
  // Some can be done both in the menu and on the card.
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

function formActions(t: Translate, viewerId: string, form: HTMLFormElement): Entry[] {
  const [, noun = ""] = /^\/inbox\/[^/]+\/(\w+)$/.exec(new URL(form.action).pathname) ?? [];
  const { key, icon, words } = NOUNS[noun] ?? {};
  if (!icon || form.querySelector("input:not([type=hidden])")) return [];
  const sets = form.querySelector<HTMLInputElement>("[name=_action]")?.value === "update";
  return [...form.querySelectorAll<HTMLButtonElement>("button")].map((button) => {
    const said = wordsOn(button);
    const name = noun === "snooze" || noun === "priority" ? lowered(said) : said;
    const plain = !sets || button.value === viewerId;
    return {
      id: `${noun}:${button.value || form.className}`,
      group: "ticket",
      icon,
      title: key && !plain ? t(key, { name }) : said,
      words: words && t(words),
      hotkey: noun === "closure" ? "E" : undefined,
      deep: noun !== "closure",
      run: () => form.requestSubmit(button),
    };
  });
}

/** Tags that the workspace has and this ticket has not. */
function tagActions(t: Translate): Entry[] {
  const form = document.querySelector<HTMLFormElement>(".inbox .tag-add");
  const field = form?.querySelector<HTMLInputElement>("input[list]");
  if (!form || !field) return [];
  return [...field.list?.options ?? []].map(({ value }) => ({
    id: `tag:${value}`,
    group: "ticket",
    icon: Tag,
    title: t("palette.tag.one", { name: value }),
    words: t("palette.words.tag"),
    deep: true,
    run() {
      field.value = value;
      form.requestSubmit();
    },
  }));
}

function mergeAction(): Entry[] {
  const link = document.querySelector<HTMLAnchorElement>('.inbox a.menu-item[href$="/merge"]');
  if (!link) return [];
  return [{
    id: "merge",
    group: "ticket",
    icon: Merge,
    title: wordsOn(link),
    run: () => link.click(),
  }];
}

function wordsOn(button: HTMLElement): string {
  const words = button.querySelector(".menu-words") ?? button;
  return (button.getAttribute("aria-label") ?? words.textContent ?? "").trim();
}
