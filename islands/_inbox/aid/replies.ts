import { insert } from "@/islands/_inbox/aid/insert.ts";
import type { OpenSource, Option } from "@/islands/_inbox/aid/sources.ts";
import { aidOf } from "@/islands/_inbox/aid/state.ts";
import { latestValues, replySet, type SavedReply, valuesOf } from "@/islands/_inbox/aid/reply_set.ts";
import { takeFiles } from "@/islands/_inbox/aid/take_files.ts";
import { fill } from "@/lib/replies/writing/fill.ts";
import { rank } from "@/lib/replies/writing/rank.ts";
import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";

const MOST = 8;
/** With nothing asked they are there to be looked through. */
const SHOWN = 50;

/** The saved replies that the writer may use, filled for this ticket when one is chosen. */
export const openReplies: OpenSource = async (inbox, writing, kit) => {
  const { t } = inbox.lang.peek();
  const [first, known] = await Promise.all([replySet(kit), valuesOf(writing.ticket.id)]);
  let set = first;
  // A set that has changed meanwhile is shown as it was, and is fresh by the next letter.
  const renew = () => void replySet(kit).then((fresh) => set = fresh, () => undefined);
  const filled = ({ texts }: SavedReply) => {
    const { locale, values } = latestValues(writing.ticket.id) ?? known;
    return fill(texts[locale] ?? texts.any ?? texts.ru ?? texts.en ?? "", values);
  };
  return {
    label: t("suggest.replies"),
    none: t(set.length > 0 ? "suggest.replies.none" : "suggest.replies.empty"),
    link: {
      href: set.length > 0 ? "/settings/replies" : "/settings/replies/new",
      text: t(set.length > 0 ? "suggest.replies.manage" : "suggest.replies.add"),
    },
    find(query) {
      renew();
      return rank(set, query, query === "" ? SHOWN : MOST).map((reply): Option => ({
        id: reply.id,
        title: reply.title,
        text: filled(reply).replace(/\s+/g, " "),
        side: sideOf(reply),
      }));
    },
    pick({ id }, field, { start, end }) {
      const reply = set.find(({ item }) => item.id === id)?.item;
      if (!reply) return;
      const text = filled(reply);
      const caret = insert(field, start, end, text);
      const [gap] = findUnfilled(text);
      if (gap) field.setSelectionRange(start + gap.start, start + gap.end);
      else field.setSelectionRange(caret, caret);
      aidOf(writing, "reply").inserted.push({ id, text });
      if (reply.files.length > 0) void takeFiles(kit, inbox, writing, reply);
    },
  };

  function sideOf({ shared, files }: SavedReply): string | undefined {
    const said = [
      ...(shared ? [] : [t("suggest.replies.own")]),
      ...(files.length > 0 ? [t("suggest.replies.files", { count: files.length })] : []),
    ];
    return said.join(" · ") || undefined;
  }
};
