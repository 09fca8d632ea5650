import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import { CONTACT_FIELDS } from "@/components/people/contact_fields.ts";
import { OwnFieldControl } from "@/components/people/OwnFieldControl.tsx";
import { CARD_MOST } from "@/components/people/limits.ts";
import { ownFieldName } from "@/components/people/own_value.ts";
import { TextField } from "@/components/TextField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ContactView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  contact: ContactView;
  /** What was typed into a field, when the form is shown again. */
  typed?: (name: string) => string;
  faults?: { readonly whole?: string; readonly fields: Readonly<Record<string, string>> };
}

/** Everything that people can fill in about a customer. */
export function CardForm({ lang, contact, typed, faults }: Props) {
  const { t } = lang;
  const error = (name: string) => faults?.fields[name];
  return (
    <Form lang={lang} does="update" faults={faults}>
      <TextField
        name="name"
        label={t("contact.name")}
        defaultValue={typed?.("name") ?? contact.name}
        error={error("name")}
        maxLength={CARD_MOST.name}
        autocomplete="off"
      />
      {CONTACT_FIELDS.map(([name, type]) => (
        <TextField
          key={name}
          name={name}
          type={type}
          label={t(`contact.${name}`)}
          defaultValue={typed?.(name) ?? contact[name] ?? ""}
          error={error(name)}
          maxLength={CARD_MOST.field}
          autocomplete="off"
        />
      ))}
      {(contact.fields ?? []).map((field) => (
        <OwnFieldControl
          key={field.id}
          lang={lang}
          field={field}
          typed={typed?.(ownFieldName(field))}
          error={error(ownFieldName(field))}
        />
      ))}
      <div class="field">
        <label for="note">{t("people.note.label")}</label>
        <textarea
          id="note"
          name="note"
          class="input"
          rows={3}
          maxLength={CARD_MOST.note}
          aria-describedby="note-help"
        >
          {typed?.("note") ?? contact.note ?? ""}
        </textarea>
        <p class="field-help" id="note-help">{t("people.note.help")}</p>
      </div>
      <Button kind="main">{t("page.save")}</Button>
    </Form>
  );
}
