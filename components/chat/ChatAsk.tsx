import { Button } from "@/components/Button.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** The address does not look like one. */
  badEmail: boolean;
  onSave: (details: { name: string; email: string }) => void;
  onLater: () => void;
}

/** Asks who writes, once and softly: everything may stay empty. */
export function ChatAsk({ lang: { t }, badEmail, onSave, onLater }: Props) {
  return (
    <details class="chat-ask">
      <summary>
        {t("chat.details.title")} <span>{t("chat.details.open")}</span>
      </summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          onSave({ name: String(fields.get("name")), email: String(fields.get("email")) });
        }}
      >
        <label>
          <span>{t("chat.details.name")}</span>
          <input name="name" autocomplete="name" maxLength={200} dir="auto" />
        </label>
        <label>
          <span>{t("chat.details.email")}</span>
          <input
            name="email"
            type="email"
            autocomplete="email"
            maxLength={320}
            aria-invalid={badEmail ? "true" : undefined}
            aria-describedby={badEmail ? "chat-ask-email" : undefined}
          />
        </label>
        <p class="chat-ask-help">{t("chat.details.help")}</p>
        {badEmail && (
          <p class="chat-ask-wrong" id="chat-ask-email" role="alert">{t("chat.details.badEmail")}</p>
        )}
        <div class="chat-ways">
          <Button kind="plain" small>{t("chat.details.save")}</Button>
          <Button kind="quiet" small type="button" onClick={onLater}>{t("chat.details.later")}</Button>
        </div>
      </form>
    </details>
  );
}
