import { ComposerForm } from "@/components/inbox/ComposerForm.tsx";
import { fieldOf } from "@/islands/_inbox/field.ts";
import { isReady, send } from "@/islands/_inbox/send.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";

/** The form for a private note. */
export function NoteForm({ inbox, writing }: { inbox: Inbox; writing: Writing }) {
  const lang = inbox.lang.value;
  return (
    <ComposerForm
      lang={lang}
      ticket={writing.ticket}
      mode="note"
      clientId={inbox.props.clientId}
      stopped={inbox.hydrated.value && !isReady(writing, "note")}
      field={fieldOf(inbox, writing, "note")}
      form={{
        onSubmit: (event) => {
          event.preventDefault();
          void send(inbox, writing, "note");
        },
      }}
      after={inbox.planner.value?.aids(inbox, writing, "note")}
      tools={
        <>
          {inbox.planner.value?.aidTools(inbox, writing, "note")}
          <span class="field-help">{lang.t("thread.note.hint")}</span>
        </>
      }
    />
  );
}
