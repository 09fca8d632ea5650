import { translator } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { LoggedRun } from "@/lib/rules/log.ts";
import type { Names } from "@/lib/rules/names.ts";
import type { RuleRow } from "@/lib/rules/rule.ts";
import { summaryOf } from "@/lib/rules/summary.ts";

/** A rule as the API shows it. */
export function ruleView(rule: RuleRow, names: Names, locale: Locale) {
  const { createdAt, updatedAt, ...rest } = rule;
  return {
    ...rest,
    summary: summaryOf({ t: translator(locale), locale }, rule, names),
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

/** A line of the log as the API shows it. */
export function runView({ at, ...run }: LoggedRun) {
  return { ...run, at: new Date(at).toISOString() };
}
