import type { Translate } from "@/lib/i18n/translate.ts";
import { VARIABLES } from "@/lib/replies/writing/variables.ts";

interface Props {
  t: Translate;
  /** Puts one into the text; without it they are there to be read. */
  onPick?: (name: string) => void;
}

/** Every variable with its meaning. */
export function Variables({ t, onPick }: Props) {
  return (
    <details class="fold">
      <summary>{t("replies.variables")}</summary>
      <p class="quiet">{t("replies.variables.help", { sample: t("replies.variables.sample") })}</p>
      <ul class="variables">
        {VARIABLES.map((name) => {
          const meaning = t.code("replies.variable", name);
          return (
            <li key={name}>
              {onPick
                ? (
                  <button
                    type="button"
                    class="variable"
                    aria-label={t("replies.variable.insert", { name, meaning })}
                    onClick={() => onPick(name)}
                  >
                    {`{{${name}}}`}
                  </button>
                )
                : <code class="variable">{`{{${name}}}`}</code>}
              <span class="quiet">{meaning}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
