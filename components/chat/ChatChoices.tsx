import type { Lang } from "@/lib/i18n/lang.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";

/** What happens with the buttons under a message. */
export interface Choosing {
  /** Where a press goes without scripts. */
  action: string;
  /** Absent before the scripts run. */
  onChoose?: (messageId: string, choice: string) => void;
}

interface Props extends Choosing {
  lang: Lang;
  message: ChatMessage;
}

/** The answers under a question: buttons until one of them is given. Each posts where there are no scripts. */
export function ChatChoices({ lang: { t }, message: { id, choices = [], chosen }, action, onChoose }: Props) {
  if (chosen !== undefined) {
    const given = choices.find((one) => one.id === chosen);
    return given ? <p class="chat-chosen">{t("chat.chosen", { answer: given.label })}</p> : null;
  }
  return (
    <form class="chat-choices" method="post" action={action} aria-label={t("chat.choices")}>
      <input type="hidden" name="messageId" value={id} />
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="submit"
          name="choice"
          value={choice.id}
          class="chat-choice"
          onClick={onChoose && ((event) => {
            event.preventDefault();
            onChoose(id, choice.id);
          })}
        >
          {choice.label}
        </button>
      ))}
    </form>
  );
}
