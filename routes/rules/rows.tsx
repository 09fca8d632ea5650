import { Button } from "@/components/Button.tsx";
import { Plus } from "@/components/icons.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { MOST_CONDITIONS, MOST_OF_A_RULE } from "@/lib/rules/check.ts";
import type { RawRule } from "@/lib/rules/check.ts";
import type { Names } from "@/lib/rules/names.ts";
import { actionPicks, conditionPicks } from "@/routes/rules/choices.ts";
import type { Draft } from "@/routes/rules/input.ts";
import { RuleRow } from "@/routes/rules/row.tsx";

interface Props {
  lang: Lang;
  draft: Draft;
  names: Names;
  errors: Readonly<Record<string, string>>;
}

/** Parts whose value is typed. */
const TYPED: ReadonlySet<string> = new Set(["text", "previous", "note"]);

/** What has to be so. */
export function ConditionRows({ lang, draft: { rule, conditionRows }, names, errors }: Props) {
  const { t } = lang;
  const groups = conditionPicks(lang, names);
  return (
    <fieldset class="rule-rows">
      <legend>{t("rules.conditions")}</legend>
      <p class="field-help">{t("rules.conditions.help")}</p>
      <label class="rule-match">
        {t("rules.match")}
        <select name="match" class="input select">
          <option value="all">{t("rules.match.all")}</option>
          <option value="any" selected={rule.match === "any"}>{t("rules.match.any")}</option>
        </select>
      </label>
      {Array.from({ length: conditionRows }, (_, index) => {
        const one = rule.conditions[index];
        const number = index + 1;
        return (
          <RuleRow
            key={index}
            lang={lang}
            row={`c${index}`}
            groups={groups}
            {...one && chosen(one.field, one.value)}
            gone={t("rules.gone")}
            not={one?.not ?? false}
            labels={{
              what: t("rules.condition", { number }),
              not: t("rules.condition.not", { number }),
              text: t("rules.condition.value", { number }),
              hint: t("rules.condition.value.hint"),
            }}
            errors={errors}
          />
        );
      })}
      <More lang={lang} of="condition" rows={conditionRows} />
    </fieldset>
  );
}

/** What is done then. */
export function ActionRows({ lang, draft: { rule, actionRows }, names, errors }: Props) {
  const { t } = lang;
  const groups = actionPicks(lang, names);
  return (
    <fieldset class="rule-rows">
      <legend>{t("rules.actions")}</legend>
      <p class="field-help">{t("rules.actions.help")}</p>
      {Array.from({ length: actionRows }, (_, index) => {
        const one = rule.actions[index];
        const number = index + 1;
        return (
          <RuleRow
            key={index}
            lang={lang}
            row={`a${index}`}
            groups={groups}
            {...one && chosen(one.type, one.value ?? "", isTyped(one, names))}
            gone={t("rules.gone")}
            labels={{
              what: t("rules.action", { number }),
              text: t("rules.action.value", { number }),
              hint: t("rules.action.value.hint"),
            }}
            errors={errors}
          />
        );
      })}
      <More lang={lang} of="action" rows={actionRows} />
    </fieldset>
  );
}

/** A tag that is not there yet is typed, too. */
function isTyped({ type, value = "" }: RawRule["actions"][number], { tags }: Names): boolean {
  return TYPED.has(type) || (type === "tag" && !tags.has(value));
}

function chosen(part: string, value: string, typed = TYPED.has(part)): { what: string; text?: string } {
  return typed ? { what: `${part}:`, text: value } : { what: `${part}:${value}` };
}

const MOST_ROWS = { condition: MOST_CONDITIONS, action: MOST_OF_A_RULE } as const;

/** Asks the page for one row more, with all that is typed already. */
function More({ lang: { t }, of, rows }: { lang: Lang; of: "condition" | "action"; rows: number }) {
  return (
    <>
      <input type="hidden" name={`${of[0]}-rows`} value={rows} />
      {rows < MOST_ROWS[of] && (
        <Button kind="quiet" small icon={Plus} name="more" value={of}>{t(`rules.more.${of}`)}</Button>
      )}
    </>
  );
}
