import { X } from "@/components/icons.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { IconButton } from "@/components/IconButton.tsx";
import { EditForm } from "@/components/inbox/EditForm.tsx";
import type { MessageView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";

interface Props {
  inbox: Inbox;
  /** Asks for the new text. @returns why it was refused; undefined when it was taken */
  change: (inbox: Inbox, message: MessageView, text: string) => Promise<string | undefined>;
}

/** The sheet in which one changes what one has written. */
export function Editor({ inbox, change }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const lang = inbox.lang.value;
  const message = inbox.thread.value?.messages?.find(({ id }) => id === inbox.editing.value);
  const close = () => dialog.current?.close();
  useEffect(() => {
    if (message) dialog.current?.showModal();
    else close();
  }, [message?.id]);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="edit-title"
      onClose={() => inbox.editing.value = undefined}
    >
      <header class="dialog-head">
        <h2 id="edit-title">{lang.t("thread.edit")}</h2>
        <IconButton icon={X} label={lang.t("page.close")} onClick={close} />
      </header>
      <div class="dialog-body">
        {message?.editClosed ? <p>{message.editClosed}</p> : message && (
          <Change
            key={message.id}
            inbox={inbox}
            message={message}
            take={async (text) => {
              const refused = await change(inbox, message, text);
              // By then another one may be open.
              if (refused === undefined && inbox.editing.peek() === message.id) close();
              return refused;
            }}
          />
        )}
      </div>
    </dialog>
  );
}

interface ChangeProps {
  inbox: Inbox;
  message: MessageView;
  take: (text: string) => Promise<string | undefined>;
}

function Change({ inbox, message, take }: ChangeProps) {
  const [text, setText] = useState(message.edit?.text ?? message.text);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(await take(text));
    setBusy(false);
  };
  return (
    <EditForm
      lang={inbox.lang.value}
      message={message}
      problem={problem}
      busy={busy}
      form={{ onSubmit: save }}
      field={{
        value: text,
        autoFocus: true,
        onInput: ({ currentTarget }) => setText(currentTarget.value),
        onKeyDown: (event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
            void save(event);
          }
        },
      }}
    />
  );
}
