import { ownFieldName } from "@/components/people/own_value.ts";
import { SelectField } from "@/components/SelectField.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { OwnField } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  field: OwnField;
  /** What was typed, when the form is shown again. */
  typed?: string;
  error?: string;
}

/** A control of the field's kind. */
export function OwnFieldControl({ lang, field, typed, error }: Props) {
  const name = ownFieldName(field);
  const value = typed ?? field.value ?? "";
  const common = { name, label: field.name, error };
  if (field.kind === "choice") {
    // A choice that was taken off the list stays where it is.
    const all = new Set([...field.choices ?? [], ...(field.value ? [field.value] : [])]);
    const choices = [...all].map((one) => ({ value: one, label: one }));
    const none = { value: "", label: lang.t("contact.choice.none") };
    return <SelectField {...common} choices={[none, ...choices]} value={value} />;
  }
  const date = field.kind === "date" ? { type: "date" } : {};
  const number = field.kind === "number" ? { inputMode: "decimal" as const } : {};
  return <TextField {...common} {...date} {...number} defaultValue={value} autocomplete="off" />;
}
