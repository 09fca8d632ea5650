import { MessageCircleWarning } from "@/components/icons.ts";
import { Banner } from "@/components/Banner.tsx";
import { Button } from "@/components/Button.tsx";
import { RichText } from "@/components/inbox/RichText.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  /** What came meanwhile; empty when it could not be fetched. */
  newer: readonly MessageView[];
  onSend: () => void;
  onEdit: () => void;
}

/** Answers crossed: what came is shown, and the agent decides. */
export function NewerNotice({ lang: { t }, newer, onSend, onEdit }: Props) {
  return (
    <div class="newer" role="alertdialog" aria-label={t("composer.newer.title")}>
      <Banner icon={MessageCircleWarning} tone="warn">
        <p class="newer-title">{t("composer.newer.title")}</p>
        {newer.map((message) => (
          <div key={message.id} class="newer-message">
            <cite>{message.author.name}</cite>
            <RichText text={message.text || t("inbox.row.noText")} />
          </div>
        ))}
        <p>{t("composer.newer.help")}</p>
        <div class="newer-ways">
          <Button type="button" small onClick={onEdit}>{t("composer.newer.edit")}</Button>
          <Button type="button" small kind="main" onClick={onSend}>{t("composer.newer.send")}</Button>
        </div>
      </Banner>
    </div>
  );
}
