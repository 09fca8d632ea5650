import { Button } from "@/components/Button.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** Who blocked the customer and when; absent: nobody did. */
  block?: { readonly by: string; readonly at: string };
}

/** What blocking means, and the way into it and out of it. */
export function BlockForm({ lang: { t, dates, now }, block }: Props) {
  return (
    <form method="post" class="form">
      <input type="hidden" name="_action" value={block ? "unblock" : "block"} />
      {block && <p>{t("people.block.on", { date: dates.day(block.at, now), name: block.by })}</p>}
      <p class="quiet">{t("people.block.help")}</p>
      {block
        ? <Button>{t("people.block.undo")}</Button>
        : <Button kind="danger">{t("people.block.do")}</Button>}
    </form>
  );
}
