import { Moon } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

/** In place of the field while the owner has paused the chat. */
export function ChatPaused({ lang: { t } }: { lang: Lang }) {
  return (
    <div class="chat-paused" role="status">
      <Icon of={Moon} />
      <p>
        <strong>{t("chat.paused.title")}</strong>
        <span>{t("chat.paused.help")}</span>
      </p>
    </div>
  );
}
