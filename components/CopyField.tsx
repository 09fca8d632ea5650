import type { ComponentChildren } from "preact";
import { Field } from "@/components/Field.tsx";

interface Props {
  id: string;
  label: string;
  value: string;
  help?: string;
  /** More than one line. */
  rows?: number;
  /** The button that copies it, where scripts run. */
  children?: ComponentChildren;
}

/** Something to take elsewhere: it can be selected as a whole. */
export function CopyField({ id, label, value, help, rows, children }: Props) {
  return (
    <Field id={id} label={label} help={help}>
      {(control) => (
        <span class="copy-row">
          {rows
            ? <textarea {...control} class="input copy-value" rows={rows} readOnly value={value} />
            : <input {...control} class="input copy-value" readOnly value={value} />}
          {children}
        </span>
      )}
    </Field>
  );
}
