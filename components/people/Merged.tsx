import { Button } from "@/components/Button.tsx";
import type { ContactMerge } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** Cards that went into this one, as long as that can be taken back. */
export function Merged({ lang, merges }: { lang: Lang; merges: readonly ContactMerge[] }) {
  const { t, dates, now } = lang;
  if (merges.length === 0) return null;
  return (
    <ul class="list">
      {merges.map((merge) => (
        <li key={merge.id} class="list-row">
          <span class="list-main">
            <b dir="auto">{t("people.merge.done", { name: merge.name })}</b>
            <span class="quiet">
              {t("people.merge.done.by", {
                name: merge.author.name,
                date: dates.brief(merge.createdAt, now),
                until: dates.day(merge.undoableUntil, now),
              })}
            </span>
          </span>
          <form method="post">
            <input type="hidden" name="_action" value="unmerge" />
            <Button
              small
              name="mergeId"
              value={merge.id}
              aria-label={t("people.merge.undo.name", { name: merge.name })}
            >
              {t("people.merge.undo")}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
