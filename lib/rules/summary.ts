import type { RuleAction, RuleCondition, RuleTrigger } from "@/db/schema/workspace.ts";
import { accountName, platformName } from "@/lib/channels/account_name.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import type { Names } from "@/lib/rules/names.ts";
import type { RuleInput } from "@/lib/rules/rule.ts";

/** The language that a rule is told in. */
export interface Speech {
  readonly t: Translate;
  readonly locale: Locale;
}

type Told = Pick<RuleInput, "trigger" | "match" | "conditions" | "actions">;

/** A rule in one sentence: when, if, and what is done. */
export function summaryOf(speech: Speech, rule: Told, names: Names): string {
  const { t } = speech;
  const when = triggerText(speech, rule.trigger);
  const ifs = rule.conditions.map((one) => conditionText(speech, one, names));
  const told = ifs.join(` ${t(`rules.${rule.match}`)} `);
  const condition = ifs.length === 0 ? "" : t("rules.if", { told });
  const acts = rule.actions.map((one) => actionText(speech, one, names)).join(", ");
  return `${when}${condition} → ${acts}`;
}

const CLOCKS = {
  customer: "rules.when.customer",
  answer: "rules.when.answer",
  created: "rules.when.created_for",
} as const;

function triggerText({ t, locale }: Speech, trigger: RuleTrigger): string {
  switch (trigger.type) {
    case "elapsed":
      return t(CLOCKS[trigger.since], { time: timeText(trigger.minutes, locale) });
    case "status":
      return t(`rules.when.status.${trigger.to ?? "any"}`);
    default:
      return t(`rules.when.${trigger.type}`);
  }
}

function conditionText(speech: Speech, { field, value, not }: RuleCondition, names: Names): string {
  const { t, locale } = speech;
  if (field === "hours" || field === "contact") {
    return t.code(`rules.${not ? "ifnot" : "if"}.${field}`, value);
  }
  if (field === "assignee" && value === "none") return t(`rules.${not ? "ifnot" : "if"}.unassigned`);
  const said = valueText(speech, field, value, names);
  const quoted = field === "text" ? value.split(/[,\n]/).map((one) => one.trim()).filter(Boolean) : [];
  const words = new Intl.ListFormat(locale, { type: "disjunction" }).format(
    quoted.map((value) => t("rules.quote", { value })),
  );
  return t(`rules.${not ? "ifnot" : "if"}.${field}`, { value: field === "text" ? words : said });
}

/** What a condition speaks of, as people call it. */
export function valueText(
  { t, locale }: Speech,
  field: RuleCondition["field"],
  value: string,
  names: Names,
): string {
  const gone = t("rules.gone");
  switch (field) {
    case "platform":
      return platformName(value, locale);
    case "connection": {
      const account = names.accounts.get(value);
      return account ? accountName(account.name, account.platform, locale) : gone;
    }
    case "assignee":
      return names.members.get(value) ?? gone;
    case "kind":
      return t.code("rules.kind", value);
    case "section":
      return t.code("rules.section", value);
    case "priority":
      return t.code("rules.priority", value);
    case "language":
      return new Intl.DisplayNames(locale, { type: "language" }).of(value) ?? value;
    default:
      return value;
  }
}

/** What an action does, or did. */
export function actionText({ t }: Speech, { type, value = "" }: RuleAction, names: Names): string {
  const member = names.members.get(value) ?? t("rules.gone");
  switch (type) {
    case "assign":
      return value === "none" ? t("rules.do.unassign") : t("rules.do.assign", { value: member });
    case "team":
      return t("rules.do.team", { value: names.teams.get(value) ?? t("rules.gone") });
    case "priority":
      return t("rules.do.priority", { value: t.code("rules.priority", value) });
    case "snooze":
      return t("rules.do.snooze", { value: t.code("rules.snooze", value) });
    case "notify":
      return t("rules.do.notify", {
        value: t.knows("rules.whom", value) ? t.code("rules.whom", value) : member,
      });
    case "note":
      return t("rules.do.note", { value: value.length > 60 ? `${value.slice(0, 60).trimEnd()}…` : value });
    default:
      return t(`rules.do.${type}`, { value });
  }
}

const DAY_MINUTES = 1_440;

/** `3 дн.`, `2 ч`, `1 ч 30 мин` */
export function timeText(minutes: number, locale: Locale): string {
  const amounts = [
    ["day", Math.floor(minutes / DAY_MINUTES)],
    ["hour", Math.floor(minutes % DAY_MINUTES / 60)],
    ["minute", minutes % 60],
  ] as const;
  return amounts.filter(([, amount]) => amount > 0).map(([unit, amount]) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(amount)
      .replaceAll(" ", "\u00a0")
  ).join(" ");
}
