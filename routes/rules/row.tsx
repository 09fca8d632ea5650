import type { Lang } from "@/lib/i18n/lang.ts";
import type { PickGroup } from "@/routes/rules/choices.ts";

interface Props {
  lang: Lang;
  /** `c0`, `a1`: what the row's fields begin with. */
  row: string;
  groups: readonly PickGroup[];
  /** What is chosen; absent: nothing yet. */
  what?: string;
  /** What is chosen in words, for something that is no longer there. */
  gone?: string;
  text?: string;
  /** Of a condition: whether it is turned round; absent: it cannot be. */
  not?: boolean;
  labels: { readonly what: string; readonly not?: string; readonly text: string; readonly hint: string };
  errors: Readonly<Record<string, string>>;
}

/** One condition or action. */
export function RuleRow({ lang, row, groups, what = "", gone, text, not, labels, errors }: Props) {
  const { t } = lang;
  const names = { what: `${row}-what`, not: `${row}-not`, text: `${row}-text` };
  const known = groups.some(({ picks }) => picks.some(({ value }) => value === what));
  return (
    <div class="rule-row">
      {not !== undefined && (
        <select name={names.not} id={names.not} class="input select rule-not" aria-label={labels.not}>
          <option value="">{t("rules.is")}</option>
          <option value="1" selected={not}>{t("rules.is.not")}</option>
        </select>
      )}
      <select
        name={names.what}
        id={names.what}
        class="input select rule-what"
        aria-label={labels.what}
        {...describedBy(names.what, errors)}
      >
        <option value="">{t("rules.choose")}</option>
        {what !== "" && !known && <option value={what} selected>{gone}</option>}
        {groups.map(({ label, picks }) => (
          <optgroup key={label} label={label}>
            {picks.map(({ value, label: name, words }) => (
              <option key={value} value={value} selected={value === what} data-words={words && ""}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <input
        type="text"
        name={names.text}
        id={names.text}
        class="input rule-text"
        value={text}
        aria-label={labels.text}
        placeholder={labels.hint}
        autocomplete="off"
        {...describedBy(names.text, errors)}
      />
      {[names.what, names.text].map((name) =>
        errors[name] && <p key={name} class="field-error" id={`${name}-error`}>{errors[name]}</p>
      )}
    </div>
  );
}

function describedBy(name: string, errors: Props["errors"]) {
  return errors[name] ? { "aria-describedby": `${name}-error`, "aria-invalid": "true" as const } : {};
}
