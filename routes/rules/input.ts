import type { RuleTrigger } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import type { RawRule } from "@/lib/rules/check.ts";
import { type Faults, faultsOf } from "@/routes/faults.ts";
import type { Form } from "@/routes/forms.ts";
import { parseWait } from "@/routes/rules/wait.ts";

/** A rule that is being written, with as many rows as its form shows. */
export interface Draft {
  readonly rule: RawRule;
  readonly conditionRows: number;
  readonly actionRows: number;
  /** The wait as it was typed. */
  readonly wait?: string;
}

const LEAST_CONDITIONS = 3;
const LEAST_ACTIONS = 2;
const MOST_ROWS = 20;

/** A rule as its form shows it at first. */
export function draftOf(rule: RawRule): Draft {
  return {
    rule,
    conditionRows: Math.max(LEAST_CONDITIONS, rule.conditions.length),
    actionRows: Math.max(LEAST_ACTIONS, rule.actions.length),
  };
}

/** What was typed into the form; empty rows move to its end. */
export function draftFrom(form: Form): Draft {
  const more = form.text("more");
  return {
    rule: ruleFrom(form),
    conditionRows: rowsOf(form, "c", LEAST_CONDITIONS) + (more === "condition" ? 1 : 0),
    actionRows: rowsOf(form, "a", LEAST_ACTIONS) + (more === "action" ? 1 : 0),
    wait: form.text("minutes"),
  };
}

function rowsOf(form: Form, letter: string, least: number): number {
  const rows = Number(form.text(`${letter}-rows`));
  return Number.isInteger(rows) ? Math.min(MOST_ROWS, Math.max(least, rows)) : least;
}

function ruleFrom(form: Form): RawRule {
  const conditions = rowsIn(form, "c").map(({ part, value, not }) => ({
    field: part,
    value,
    ...(not ? { not } : {}),
  }));
  return {
    name: form.text("name"),
    enabled: form.has("enabled"),
    trigger: triggerFrom(form),
    match: form.text("match") === "any" ? "any" : "all",
    conditions,
    actions: rowsIn(form, "a").map(({ part, value }) => ({ type: part, value })),
  };
}

/** The rows that say something. */
function rowsIn(form: Form, letter: string) {
  return Array.from({ length: MOST_ROWS }, (_, index) => `${letter}${index}`).flatMap((row) => {
    const what = form.text(`${row}-what`);
    if (what === "") return [];
    const colon = what.indexOf(":");
    const [part, chosen] = colon < 0 ? [what, ""] : [what.slice(0, colon), what.slice(colon + 1)];
    return [{ part, value: chosen || form.text(`${row}-text`), not: form.text(`${row}-not`) === "1" }];
  });
}

function triggerFrom(form: Form): RuleTrigger {
  const [type, of = ""] = form.text("trigger").split(":");
  if (type === "created") return { type };
  if (type === "status") return of === "open" || of === "closed" ? { type, to: of } : { type };
  if (type !== "elapsed") return { type: "message" };
  const since = of === "answer" || of === "created" ? of : "customer";
  return { type, since, minutes: parseWait(form.text("minutes")) };
}

/** What the choice of a trigger is called in the form. */
export function triggerName(trigger: RuleTrigger): string {
  if (trigger.type === "elapsed") return `elapsed:${trigger.since}`;
  return trigger.type === "status" ? `status:${trigger.to ?? ""}` : trigger.type;
}

/** Those that are about what is typed, not chosen. */
const OF_WORDS: ReadonlySet<unknown> = new Set([
  "words_missing",
  "previous_count",
  "note_empty",
  "tag_missing",
  "tag_long",
  "rule_text_long",
]);

/** Puts what is wrong with a part of a rule under its own field. */
export function ruleFaults(error: unknown, t: Translate, form: Form): Faults | undefined {
  if (!(error instanceof AppError) || typeof error.details.fields !== "object") return undefined;
  const fields = Object.entries(error.details.fields ?? {}).map((
    [path, code],
  ) => [fieldOf(path, code), code]);
  return faultsOf(
    new AppError(error.code, { ...error.details, fields: Object.fromEntries(fields) }),
    t,
    form,
  );
}

function fieldOf(path: string, code: unknown): string {
  const [, part = "", index] = /^(conditions|actions)(?:\.(\d+))?$/.exec(path) ?? [];
  if (part) return `${part[0]}${index ?? 0}-${OF_WORDS.has(code) ? "text" : "what"}`;
  return path === "trigger.minutes" ? "minutes" : path;
}
