import { Ellipsis, Lock, Reply, Search, Tag, UserRound } from "@/components/icons.ts";
import type { IconName } from "@/components/icons.ts";
import { press } from "@/islands/_inbox/shortcuts.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import type { Key } from "@/lib/i18n/keys.ts";
import type { Translate } from "@/lib/i18n/translate.ts";

type Line = readonly [key: string, icon: IconName, title: Key, words: Key, needs: string];

/** What single keys do, each where it can be done. */
const LINES: readonly Line[] = [
  ["r", Reply, "palette.reply", "palette.words.reply", "#composer-reply"],
  ["n", Lock, "palette.note", "palette.words.note", "#composer-note"],
  ["a", UserRound, "palette.assign", "palette.words.assign", "#assignee-menu"],
  ["s", Ellipsis, "palette.menu", "palette.words.menu", "#ticket-menu"],
  ["t", Tag, "palette.tag", "palette.words.tag", ".tag-add"],
  ["?", Search, "palette.keys", "palette.words.keys", ".inbox"],
];

/** The actions of the inbox that lead to a field or a menu. */
export function inboxActions(t: Translate, inbox: Inbox): Entry[] {
  return LINES.filter(([, , , , needs]) => document.querySelector(needs))
    .map(([key, icon, title, words]) => ({
      id: `key:${key}`,
      // The sheet of keys is there without a ticket too.
      group: key === "?" ? "you" : "ticket",
      icon,
      title: t(title),
      words: t(words),
      hotkey: inbox.keysOn.peek() ? key.toUpperCase() : undefined,
      run: () => press(inbox, key),
    }));
}
