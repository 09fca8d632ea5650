import type { Choice } from "@/components/SelectField.tsx";

interface Props {
  name: string;
  legend: string;
  choices: readonly Choice[];
  /** Values that are marked. */
  chosen: readonly string[];
  error?: string;
}

/** Any number of several choices. */
export function CheckList({ name, legend, choices, chosen, error }: Props) {
  const id = `${name}-error`;
  return (
    <fieldset class="check-list" aria-describedby={error ? id : undefined}>
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
          <span dir="auto">{label}</span>
        </label>
      ))}
      {error && <p class="field-error" id={id}>{error}</p>}
    </fieldset>
  );
}
