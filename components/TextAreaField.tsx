import type { ComponentChildren, TextareaHTMLAttributes } from "preact";
import { Field } from "@/components/Field.tsx";

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  /** Also the id of the control, unless `id` is given. */
  name: string;
  id?: string;
  label: string;
  help?: ComponentChildren;
  error?: string;
  hint?: string;
  value: string;
}

/** A field with several lines of text. */
export function TextAreaField({ label, help, error, hint, id, value, ...area }: Props) {
  return (
    <Field id={id ?? area.name} label={label} help={help} error={error} hint={hint}>
      {(control) => <textarea rows={3} {...area} {...control} class="input">{value}</textarea>}
    </Field>
  );
}
