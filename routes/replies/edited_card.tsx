import { Card } from "@/components/Card.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { SavedReplyView } from "@/lib/replies/view.ts";

/** The texts that are changed most before they go out: they want to be written anew (RE-07). */
export function EditedCard({ lang, replies }: { lang: Lang; replies: readonly SavedReplyView[] }) {
  const { t, numbers } = lang;
  return (
    <Card title={t("replies.edited.title")}>
      <p class="quiet">{t("replies.edited.help")}</p>
      <ol class="edited">
        {replies.map(({ id, title, uses, changed }) => (
          <li key={id}>
            <a href={`/settings/replies/${encodeURIComponent(id)}`} dir="auto">{title}</a>
            <meter value={changed ?? 0} min={0} max={1} aria-hidden="true" />
            <span class="quiet">
              {t("replies.changed", { share: numbers.percent(changed ?? 0) })} ·{" "}
              {t("replies.uses", { count: uses })}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
