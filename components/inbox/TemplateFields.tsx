import { blankLabel, GAP } from "@/components/inbox/template_words.ts";
import { TextField } from "@/components/TextField.tsx";
import { blanksOf, type Template, templateText, type TemplateValues } from "@/lib/channels/template.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  template: Template;
  values: TemplateValues;
  /** By the blanks' keys. */
  errors: Readonly<Record<string, string>>;
  onInput?: (key: string, value: string) => void;
}

/** Characters that one blank takes. */
const MOST_VALUE = 1_024;

/** What is to be filled in, and what the customer gets then. */
export function TemplateFields({ lang, template, values, errors, onInput }: Props) {
  const { t } = lang;
  return (
    <>
      {blanksOf(template).map((blank) => (
        <TextField
          key={blank.key}
          name={blank.key}
          label={blankLabel(lang, blank)}
          value={values[blank.key] ?? ""}
          error={errors[blank.key]}
          maxLength={MOST_VALUE}
          autocomplete="off"
          onInput={onInput && (({ currentTarget: { value } }) => onInput(blank.key, value))}
        />
      ))}
      <section class="template-preview" aria-label={t("composer.template.preview")}>
        <p class="quiet">{t("composer.template.preview")}</p>
        <div class="template-bubble">
          <p dir="auto">{templateText(template, values, GAP)}</p>
          {template.buttons.length > 0 && (
            <ul>{template.buttons.map((button, i) => <li key={i}>{button.text}</li>)}</ul>
          )}
        </div>
      </section>
    </>
  );
}
