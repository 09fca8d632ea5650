import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { Field } from "@/components/Field.tsx";

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  /** Also the id of the control, unless `id` is given. */
  name: string;
  id?: string;
  label: string;
  help?: ComponentChildren;
  error?: string;
  hint?: string;
}

/** A field with one line of text. */
export function TextField({ label, help, error, hint, id, ...input }: Props) {
  return (
    <Field id={id ?? input.name} label={label} help={help} error={error} hint={hint}>
      {(control) => <input type="text" {...input} {...control} class="input" />}
    </Field>
  );
}
