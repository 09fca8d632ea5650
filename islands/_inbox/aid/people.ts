import { insert } from "@/islands/_inbox/aid/insert.ts";
import type { OpenSource } from "@/islands/_inbox/aid/sources.ts";
import { rank, toRank } from "@/lib/replies/writing/rank.ts";

const MOST = 8;

/** The members of the workspace, to be called in a note. */
export const openPeople: OpenSource = ({ props: { members, viewer }, lang }) => {
  const { t } = lang.peek();
  const set = toRank(
    members.map((member) => ({ ...member, title: member.name, text: "", uses: 0, ownUses: 0 })),
  );
  return Promise.resolve({
    label: t("suggest.mention"),
    none: t("suggest.mention.none"),
    find: (query) =>
      rank(set, query, MOST).map(({ id, name }) => ({
        id,
        title: name,
        side: id === viewer.id ? t("suggest.you") : undefined,
      })),
    pick: ({ title }, field, { start, end }) => void insert(field, start, end, `@${title} `),
  });
};
