import type { InputHTMLAttributes } from "preact";

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  help?: string;
}

/** On or off. A real checkbox, so a form sends it. */
export function Switch({ label, help, ...input }: Props) {
  const id = input.id ?? String(input.name);
  return (
    <div class="switch">
      <input
        {...input}
        type="checkbox"
        role="switch"
        id={id}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <label for={id}>{label}</label>
      {help && <p class="field-help" id={`${id}-help`}>{help}</p>}
    </div>
  );
}
