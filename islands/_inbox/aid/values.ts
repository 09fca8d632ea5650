import { insert } from "@/islands/_inbox/aid/insert.ts";
import { valuesOf } from "@/islands/_inbox/aid/reply_set.ts";
import type { OpenSource } from "@/islands/_inbox/aid/sources.ts";
import { inSentence } from "@/lib/replies/writing/fill.ts";
import { rank, toRank } from "@/lib/replies/writing/rank.ts";
import { VARIABLES } from "@/lib/replies/writing/variables.ts";

/** What is known of the ticket, put in as it is: nothing is left to be filled when the answer goes. */
export const openValues: OpenSource = async ({ lang }, { ticket }) => {
  const { t } = lang.peek();
  const { values } = await valuesOf(ticket.id);
  const set = toRank(VARIABLES.flatMap((id, i) => {
    const value = values[id];
    if (!value) return [];
    return [{ id, value, title: t(`suggest.value.${id}`), text: id, uses: VARIABLES.length - i, ownUses: 0 }];
  }));
  return {
    label: t("suggest.values"),
    none: t("suggest.values.none"),
    find: (query) =>
      rank(set, query, VARIABLES.length).map(({ id, title, value }) => ({ id, title, text: value })),
    pick({ id, text = "" }, field, { start, end }) {
      insert(field, start, end, inSentence(field.value.slice(0, start), id, text));
    },
  };
};
