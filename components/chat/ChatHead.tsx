import { ChevronDown } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  business: string;
  /** Stands for the business in the round mark. */
  initials: string;
  /** Puts the chat away, where it stands on somebody's site. */
  onClose?: () => void;
}

/** Whose chat it is. */
export function ChatHead({ lang: { t }, business, initials, onClose }: Props) {
  return (
    <header class="chat-head">
      <span class="chat-mark" aria-hidden="true">{initials}</span>
      <div class="chat-who">
        <h1>{business}</h1>
        <p>{t("chat.lead")}</p>
      </div>
      {onClose && <IconButton icon={ChevronDown} label={t("chat.close")} onClick={onClose} />}
    </header>
  );
}
