import { RotateCcw, Trash2 } from "@/components/icons.ts";
import { Button } from "@/components/Button.tsx";
import { ChatChoices, type Choosing } from "@/components/chat/ChatChoices.tsx";
import { ChatFiles } from "@/components/chat/ChatFiles.tsx";
import type { ChatBubbleItem } from "@/components/chat/grouping.ts";
import { RichText } from "@/components/inbox/RichText.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  item: ChatBubbleItem;
  choosing: Choosing;
  onRetry?: (id: string) => void;
  onDiscard?: (id: string) => void;
}

/** One message, with the way on when it did not go. */
export function ChatBubble({ lang, item, choosing, onRetry, onDiscard }: Props) {
  const { t } = lang;
  const bare = item.text === "" && !item.replyTo && !item.deleted;
  return (
    <div class="chat-message" data-state={item.state}>
      {!bare && (
        <div class="chat-bubble">
          {item.replyTo && <Quote lang={lang} quote={item.replyTo} />}
          {item.deleted && <p class="message-gone">{t("chat.deleted")}</p>}
          {item.text && <RichText text={item.text} />}
          {item.edited && <span class="chat-edited">{t("chat.edited")}</span>}
        </div>
      )}
      {item.files.length > 0 && <ChatFiles lang={lang} files={item.files} />}
      {item.choices && <ChatChoices lang={lang} message={item} {...choosing} />}
      {item.state === "failed" && (
        <div class="chat-trouble">
          <p>{item.problem ?? t("chat.state.failed")}</p>
          <div class="chat-ways">
            <Button small kind="quiet" type="button" icon={RotateCcw} onClick={() => onRetry?.(item.id)}>
              {t("chat.retry")}
            </Button>
            <Button small kind="quiet" type="button" icon={Trash2} onClick={() => onDiscard?.(item.id)}>
              {t("chat.discard")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function Quote({ lang: { t }, quote }: { lang: Lang; quote: NonNullable<ChatBubbleItem["replyTo"]> }) {
  return (
    <blockquote class="chat-quote">
      {quote.from === "visitor" && <cite>{t("chat.you")}</cite>}
      <span dir="auto">{quote.text}</span>
    </blockquote>
  );
}
