import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Trash2 } from "@/components/icons.ts";
import { Filled } from "@/components/replies/Filled.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { SavedReplyView } from "@/lib/replies/view.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";

interface Props {
  lang: Lang;
  reply: SavedReplyView;
  values: Values;
}

/** A shared reply for whoever may use and not change it. */
export function ReadOnlyReply({ lang: { t, locale }, reply, values }: Props) {
  const texts = [reply.texts[locale], reply.texts.any, reply.texts.ru, reply.texts.en];
  return (
    <Card>
      <Filled t={t} text={texts.find((text) => text !== undefined) ?? ""} values={values} />
      <p class="quiet">{t("replies.own.note")}</p>
    </Card>
  );
}

/** Needs no question beforehand: the list offers to take it back. */
export function DeleteForm({ lang: { t } }: { lang: Lang }) {
  return (
    <form method="post">
      <input type="hidden" name="_action" value="delete" />
      <Button kind="quiet" icon={Trash2}>{t("replies.delete")}</Button>
    </form>
  );
}
