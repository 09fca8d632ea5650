import { EMOJI } from "@/islands/_inbox/aid/emoji_list.ts";
import { insert } from "@/islands/_inbox/aid/insert.ts";
import type { OpenSource } from "@/islands/_inbox/aid/sources.ts";
import { rank, toRank } from "@/lib/replies/writing/rank.ts";

const MOST = 8;
/** With nothing asked, a picker of so many. */
const PICKED = 48;

/** A small set of emoji, found by words of both languages. */
export const openEmoji: OpenSource = ({ lang }) => {
  const { t, locale } = lang.peek();
  const set = toRank(EMOJI.map(([glyph, ru, en], i) => {
    const [own, other] = locale === "ru" ? [ru, en] : [en, ru];
    // The order of the list is the order of use: the first are what people reach for.
    return { glyph, title: own, text: other, uses: EMOJI.length - i, ownUses: 0 };
  }));
  return Promise.resolve({
    label: t("suggest.emoji"),
    none: t("suggest.emoji.none"),
    grid: (query) => query === "",
    find: (query) =>
      rank(set, query, query === "" ? PICKED : MOST).map(({ glyph, title }) => ({
        id: glyph,
        glyph,
        title: title.split(" ")[0]?.replaceAll("_", " ") ?? title,
      })),
    pick: ({ id }, field, { start, end }) => void insert(field, start, end, `${id} `),
  });
};
