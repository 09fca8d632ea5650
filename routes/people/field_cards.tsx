import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { Tag } from "@/components/Tag.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { FieldRow } from "@/lib/contacts/own_fields.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Refused } from "@/routes/forms.ts";

export const KINDS = ["text", "number", "date", "choice"] as const;

interface Props {
  lang: Lang;
  fields: readonly FieldRow[];
  refused?: Refused;
}

/** The fields on the cards; each unfolds to be changed or put away. */
export function FieldsCard({ lang, fields, refused }: Props) {
  const { t } = lang;
  return (
    <Card title={t("people.own.all")}>
      {fields.length === 0 && <p class="quiet">{t("people.own.empty")}</p>}
      <ul class="list">
        {fields.map((field) => {
          const own = refused?.form.text("id") === field.id ? refused : undefined;
          return (
            <li key={field.id} class="list-row own-field">
              <span class="list-main">
                <b dir="auto">{field.name}</b>
                {field.choices.length > 0 && <span class="quiet" dir="auto">{field.choices.join(", ")}</span>}
              </span>
              <Tag>{t(`people.own.kind.${field.kind}`)}</Tag>
              <details class="client-edit" open={own !== undefined}>
                <summary aria-label={t("people.own.edit", { name: field.name })}>{t("page.edit")}</summary>
                <FieldForm lang={lang} field={field} refused={own} />
              </details>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function FieldForm({ lang, field, refused }: { lang: Lang; field: FieldRow; refused?: Refused }) {
  const { t } = lang;
  const id = (name: string) => `${name}-${field.id}`;
  return (
    <div class="stack">
      <Form lang={lang} does="update" faults={refused?.faults}>
        <input type="hidden" name="id" value={field.id} />
        <TextField
          id={id("name")}
          name="name"
          label={t("people.own.name")}
          defaultValue={refused?.form.text("name") ?? field.name}
          error={refused?.faults.fields.name}
          maxLength={60}
          autocomplete="off"
        />
        {field.kind === "choice" && (
          <Choices
            lang={lang}
            id={id("choices")}
            text={refused?.form.text("choices") ?? field.choices.join("\n")}
            error={refused?.faults.fields.choices}
          />
        )}
        <Button kind="main">{t("page.save")}</Button>
      </Form>
      <form method="post" class="form">
        <input type="hidden" name="_action" value="away" />
        <p class="quiet">{t("people.own.away.help")}</p>
        <Button name="id" value={field.id}>{t("people.own.away")}</Button>
      </form>
    </div>
  );
}

/** A field that is not there yet. */
export function NewFieldCard({ lang, refused }: { lang: Lang; refused?: Refused }) {
  const { t } = lang;
  const again = refused?.action === "create" ? refused : undefined;
  const fault = again?.faults.fields;
  return (
    <Card title={t("people.own.new")}>
      <Form lang={lang} does="create" faults={again?.faults} data-new-field>
        <TextField
          name="name"
          label={t("people.own.name")}
          defaultValue={again?.form.text("name") ?? ""}
          error={fault?.name}
          maxLength={60}
          autocomplete="off"
        />
        <SelectField
          name="kind"
          label={t("people.own.kind")}
          help={t("people.own.kind.help")}
          choices={KINDS.map((kind) => ({ value: kind, label: t(`people.own.kind.${kind}`) }))}
          value={again?.form.text("kind") ?? "text"}
        />
        <Choices lang={lang} id="choices" text={again?.form.text("choices") ?? ""} error={fault?.choices} />
        <Button kind="main">{t("people.own.add")}</Button>
      </Form>
    </Card>
  );
}

function Choices({ lang: { t }, id, text, error }: { lang: Lang; id: string; text: string; error?: string }) {
  return (
    <div class="field" data-error={error ? "" : undefined}>
      <label for={id}>{t("people.own.choices")}</label>
      <textarea
        id={id}
        name="choices"
        class="input"
        rows={3}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `${id}-help ${id}-error` : `${id}-help`}
      >
        {text}
      </textarea>
      <p class="field-help" id={`${id}-help`}>{t("people.own.choices.help")}</p>
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}

/** Fields that were put away, with the way back. */
export function AwayCard({ lang, fields, refused }: Props) {
  const { t } = lang;
  if (fields.length === 0) return null;
  const again = refused?.action === "back" ? refused : undefined;
  return (
    <Card title={t("people.own.past")}>
      {again?.faults.whole && <p class="form-summary" role="alert">{again.faults.whole}</p>}
      <ul class="list">
        {fields.map((field) => (
          <li key={field.id} class="list-row">
            <span class="list-main">
              <b dir="auto">{field.name}</b>
            </span>
            <form method="post">
              <input type="hidden" name="_action" value="back" />
              <Button
                small
                name="id"
                value={field.id}
                aria-label={t("people.own.back.name", { name: field.name })}
              >
                {t("people.own.back")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
