import type { ComponentChildren, FormHTMLAttributes, TextareaHTMLAttributes } from "preact";
import { Button } from "@/components/Button.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  mode: ComposerMode;
  /** Unique for each message to come: a second press sends nothing twice. */
  clientId: string;
  /** Cannot be sent as it is; the sentence in `problem` says why. */
  stopped?: boolean;
  /** Says what is wrong, under the field. */
  problem?: string;
  form?: FormHTMLAttributes<HTMLFormElement>;
  field?: TextareaHTMLAttributes<HTMLTextAreaElement>;
  /** Above the text: where to answer, what is quoted. */
  before?: ComponentChildren;
  /** Below the text: attached files. */
  after?: ComponentChildren;
  /** At the start of the last line: what can be attached, what is left. */
  tools?: ComponentChildren;
}

/** The form of an answer or a note. Without scripts it posts; the island takes its events. */
export function ComposerForm(props: Props) {
  const { lang: { t }, ticket, mode, clientId, problem, before, after, tools } = props;
  const id = `composer-${mode}`;
  return (
    <ActionForm
      {...props.form}
      ticketId={ticket.id}
      noun="messages"
      does="create"
      enctype="multipart/form-data"
      class="composer-form"
    >
      <input type="hidden" name="clientId" value={clientId} />
      {mode === "note" && <input type="hidden" name="private" value="1" />}
      {before}
      <textarea
        rows={1}
        {...props.field}
        id={id}
        name="text"
        class="composer-field"
        dir="auto"
        aria-label={t(`composer.field.${mode}`)}
        aria-describedby={problem ? `${id}-problem` : undefined}
        aria-invalid={problem ? "true" : undefined}
        placeholder={t(`composer.${mode}.placeholder`)}
      />
      {after}
      {problem && <p class="field-error" id={`${id}-problem`}>{problem}</p>}
      <div class="composer-foot">
        <div class="composer-tools">{tools}</div>
        <Button
          kind="main"
          aria-disabled={props.stopped ? "true" : undefined}
          title={t("composer.send.keys", { keys: "Ctrl + Enter" })}
        >
          {t(mode === "note" ? "composer.send.note" : "composer.send")}
        </Button>
      </div>
    </ActionForm>
  );
}
