import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "@/components/Button.tsx";
import { TemplateFields } from "@/components/inbox/TemplateFields.tsx";
import { blanksOf, oneLine, type Template } from "@/lib/channels/template.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { sendTemplate } from "@/islands/_inbox/templates.ts";
import { sentenceOf } from "@/islands/_inbox/toasts.ts";

interface Props {
  inbox: Inbox;
  ticket: TicketView;
  template: Template;
  onBack: () => void;
  onSent: () => void;
}

/** Fills one approved message in; what the customer gets is seen while one types. */
export function TemplateForm({ inbox, ticket, template, onBack, onSent }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const clientId = useRef(crypto.randomUUID());
  const [values, setValues] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const lang = inbox.lang.value;
  const { t } = lang;
  const focus = (key?: string) =>
    form.current?.querySelector<HTMLElement>(key ? `[name="${CSS.escape(key)}"]` : "input, .button-main")
      ?.focus();
  useEffect(() => focus(), []);
  const send = async () => {
    const empty = blanksOf(template).filter(({ key }) => oneLine(values[key]) === "");
    setErrors(Object.fromEntries(empty.map(({ key }) => [key, t("page.required")])));
    setTrouble(undefined);
    if (empty[0]) return focus(empty[0].key);
    setBusy(true);
    const answer = await sendTemplate(inbox, ticket.id, template, values, clientId.current);
    setBusy(false);
    if (answer.ok) onSent();
    else setTrouble(sentenceOf(inbox, answer));
  };
  return (
    <form
      ref={form}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      {trouble && <p class="field-error" role="alert">{trouble}</p>}
      <TemplateFields
        lang={lang}
        template={template}
        values={values}
        errors={errors}
        onInput={(key, value) => setValues((before) => ({ ...before, [key]: value }))}
      />
      <div class="connection-ways">
        <Button kind="main" busy={busy}>
          {t(busy ? "composer.template.sending" : "composer.template.send")}
        </Button>
        <Button type="button" onClick={onBack}>{t("composer.template.other")}</Button>
      </div>
    </form>
  );
}
