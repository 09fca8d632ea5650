import type { ComponentChildren, SelectHTMLAttributes } from "preact";
import { Field } from "@/components/Field.tsx";

export interface Choice {
  value: string;
  label: string;
}

interface Props extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "value"> {
  name: string;
  id?: string;
  label: string;
  choices: readonly Choice[];
  value?: string;
  help?: ComponentChildren;
  error?: string;
}

/** A field with one choice of several. */
export function SelectField({ label, choices, value, help, error, id, ...select }: Props) {
  return (
    <Field id={id ?? select.name} label={label} help={help} error={error}>
      {(control) => (
        <select {...select} {...control} class="input select">
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
