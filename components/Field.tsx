import type { ComponentChildren } from "preact";

/** What a control inside a field takes over. */
export interface Control {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
}

interface Props {
  id: string;
  label: string;
  help?: ComponentChildren;
  error?: string;
  /** Shown beside the label, e.g. "optional". */
  hint?: string;
  children: (control: Control) => ComponentChildren;
}

/** Label above, help below, error under its field. The control comes from `children`. */
export function Field({ id, label, help, error, hint, children }: Props) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field" data-error={error ? "" : undefined}>
      <label for={id}>{label}{hint && <span class="field-hint">{hint}</span>}</label>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? "true" : undefined,
      })}
      {help && <p class="field-help" id={`${id}-help`}>{help}</p>}
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}
