import { X } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  quote: MessageView;
  onRemove: () => void;
}

/** Which message the answer goes to. */
export function QuoteBar({ lang: { t }, quote, onRemove }: Props) {
  return (
    <div class="quote-bar">
      <blockquote class="message-quote">
        <cite>{t("thread.replyTo", { author: quote.author.name })}</cite>
        <span dir="auto">{quote.text || t("inbox.row.noText")}</span>
      </blockquote>
      <IconButton icon={X} size={16} label={t("thread.quote.remove")} onClick={onRemove} />
    </div>
  );
}
