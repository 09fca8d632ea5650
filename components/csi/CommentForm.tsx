import { Button } from "@/components/Button.tsx";
import { TextAreaField } from "@/components/TextAreaField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  isBad: boolean;
  /** What was typed and not taken. */
  value?: string;
  fault?: string;
}

/** A few words after the score, for whoever likes. */
export function CommentForm({ lang: { t }, isBad, value = "", fault }: Props) {
  return (
    <form method="post" class="form" noValidate>
      <input type="hidden" name="_action" value="comment" />
      <TextAreaField
        name="comment"
        label={t(isBad ? "csi.page.comment.bad" : "csi.page.comment")}
        help={t("csi.page.comment.help")}
        value={value}
        error={fault}
        rows={4}
      />
      <Button kind="main">{t("csi.page.comment.send")}</Button>
    </form>
  );
}
