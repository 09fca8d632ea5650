import type { FormHTMLAttributes, TextareaHTMLAttributes } from "preact";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  message: MessageView;
  /** What stands in the field at first; absent: the message's own words. */
  text?: string;
  /** Why the new text was refused. */
  problem?: string;
  busy?: boolean;
  form?: FormHTMLAttributes<HTMLFormElement>;
  field?: TextareaHTMLAttributes<HTMLTextAreaElement>;
}

/**
 * The form that changes what was written. Without scripts it posts; the island takes its events. It leans on
 * no other component: what it shared with the inbox would be cut out of its first load.
 */
export function EditForm({ lang: { t, dates }, message, text, problem, busy, form, field }: Props) {
  const { editableUntil, private: note } = message;
  const help = note
    ? t("thread.edit.note")
    : editableUntil && t("thread.edit.help", { until: dates.full(editableUntil) });
  return (
    <form {...form} method="post" class="edit-form">
      <label class="hidden-text" for="edit-text">{t("thread.edit.field")}</label>
      <textarea
        rows={5}
        {...field}
        id="edit-text"
        name="text"
        class="input"
        dir="auto"
        aria-describedby={problem ? "edit-problem" : help ? "edit-help" : undefined}
        aria-invalid={problem ? "true" : undefined}
      >
        {text ?? message.edit?.text ?? message.text}
      </textarea>
      {help && <p class="field-help" id="edit-help">{help}</p>}
      {problem && <p class="field-error" id="edit-problem" role="alert">{problem}</p>}
      <div class="edit-foot">
        <button
          type="submit"
          class="button button-main"
          aria-disabled={busy ? "true" : undefined}
          data-busy={busy ? "" : undefined}
        >
          <span class="button-text">{t("thread.edit.save")}</span>
        </button>
      </div>
    </form>
  );
}
