import { Paperclip, SendHorizontal } from "@/components/icons.ts";
import type { ComponentChildren, TextareaHTMLAttributes } from "preact";
import { Icon } from "@/components/Icon.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** Where the form goes without scripts. */
  action: string;
  /** The page itself, to look for answers without scripts. */
  home: string;
  /** Names the message that it makes there. */
  formId: string;
  /** What is wrong, or how much room is left. */
  note?: { text: string; wrong: boolean };
  /** Nothing to send yet. */
  idle?: boolean;
  field?: TextareaHTMLAttributes<HTMLTextAreaElement>;
  onSubmit?: (event: SubmitEvent) => void;
  /** Absent before the scripts run: without them nothing can be attached. */
  onFiles?: (files: File[]) => void;
  /** Above the text: the files that will go along. */
  children?: ComponentChildren;
}

/** Where the visitor writes. Without scripts it posts, and the page comes again with the message. */
export function ChatForm(props: Props) {
  const { lang: { t }, action, home, formId, note, idle, field, onSubmit, onFiles, children } = props;
  return (
    <form class="chat-form" method="post" action={action} onSubmit={onSubmit}>
      <input type="hidden" name="id" value={formId} />
      {children}
      <p class="chat-plain">
        <a href={home}>{t("chat.plain.reload")}</a>
      </p>
      {note && <p class="chat-note" id="chat-note" role={note.wrong ? "alert" : undefined}>{note.text}</p>}
      <div class="chat-line" data-wrong={note?.wrong ? "" : undefined}>
        {onFiles && <Attach label={t("chat.attach")} onFiles={onFiles} />}
        <textarea
          rows={1}
          {...field}
          id="chat-text"
          name="text"
          class="chat-field"
          dir="auto"
          required={!onFiles}
          aria-label={t("chat.field")}
          aria-describedby={note ? "chat-note" : undefined}
          aria-invalid={note?.wrong ? "true" : undefined}
          placeholder={t("chat.placeholder")}
        />
        <button
          type="submit"
          class="chat-send"
          aria-label={t("chat.send")}
          title={t("chat.send.keys")}
          aria-disabled={idle ? "true" : undefined}
        >
          <Icon of={SendHorizontal} />
        </button>
      </div>
    </form>
  );
}

function Attach({ label, onFiles }: { label: string; onFiles: (files: File[]) => void }) {
  return (
    <span class="icon-button chat-attach" title={label}>
      <Icon of={Paperclip} />
      <input
        type="file"
        multiple
        aria-label={label}
        onChange={({ currentTarget }) => {
          onFiles([...currentTarget.files ?? []]);
          currentTarget.value = "";
        }}
      />
    </span>
  );
}
