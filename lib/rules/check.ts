import type {
  RuleAction,
  RuleActionType,
  RuleCondition,
  RuleField,
  RuleTrigger,
} from "@/db/schema/workspace.ts";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { MOST_CHARACTERS } from "@/lib/inbox/deeds/tagging.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import type { World } from "@/lib/rules/facts.ts";
import { MOST_PREVIOUS } from "@/lib/rules/gather.ts";
import type { RuleInput } from "@/lib/rules/rule.ts";
import { phrasesOf } from "@/lib/rules/said.ts";
import { cleanName } from "@/lib/sla/clean_name.ts";
import { type Faults, refuseFaulty } from "@/lib/sla/faults.ts";
import { isPriority } from "@/lib/sla/priorities.ts";
import { SNOOZE_PRESETS } from "@/lib/team/snooze_times.ts";

/** A rule as a program sends it: nobody has looked yet whether its words are ours. */
export interface RawRule extends Omit<RuleInput, "conditions" | "actions"> {
  readonly conditions: readonly { readonly field: string; readonly value: string; readonly not?: boolean }[];
  readonly actions: readonly { readonly type: string; readonly value?: string }[];
}

/** What a rule may name. */
export interface Nameable extends World {
  /** Ids of the connections. */
  readonly connections: ReadonlySet<string>;
}

export const MOST_CONDITIONS = 20;
export const MOST_OF_A_RULE = 10;
const MOST_TEXT = 2_000;
/** A year. */
const MOST_MINUTES = 525_600;

/**
 * What a rule says, cleaned of what it does not need.
 * @throws {AppError} invalid_request with a code for each part that is wrong, by its path
 */
export function checkRule(input: RawRule, names: Nameable): RuleInput {
  const { name, fault } = cleanName(input.name);
  const faults: Faults = {
    name: fault,
    "trigger.minutes": minutesFault(input.trigger),
    conditions: input.conditions.length > MOST_CONDITIONS ? "too_many_conditions" : undefined,
    actions: actionsFault(input.actions.length),
  };
  input.conditions.forEach((one, index) => faults[`conditions.${index}`] = conditionFault(one, names));
  input.actions.forEach((one, index) =>
    faults[`actions.${index}`] = actionFault(one, names) ?? selfFault(input.trigger, one)
  );
  refuseFaulty(faults);
  const { enabled, trigger, match } = input;
  return {
    name,
    enabled,
    trigger: triggerOf(trigger),
    match,
    conditions: input.conditions.flatMap(conditionOf),
    actions: input.actions.flatMap(actionOf),
  };
}

function minutesFault(trigger: RuleTrigger): string | undefined {
  if (trigger.type !== "elapsed") return undefined;
  const { minutes } = trigger;
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES ? undefined : "rule_minutes";
}

function actionsFault(count: number): string | undefined {
  if (count === 0) return "actions_empty";
  return count > MOST_OF_A_RULE ? "too_many_actions" : undefined;
}

type Check = (value: string, names: Nameable) => string | false;

const CONDITIONS: Readonly<Record<RuleField, Check>> = {
  platform: (value) => !Object.hasOwn(capabilities, value) && "rule_value",
  connection: (value, { connections }) => !connections.has(value) && "connection_unknown",
  kind: (value) => !["direct", "comment", "mention", "discussion"].includes(value) && "rule_value",
  section: (value) => !["chat", "requests"].includes(value) && "rule_value",
  tag: (value, { tags }) => !tags.has(value) && "tag_unknown",
  text: (value) =>
    value.length > MOST_TEXT ? "rule_text_long" : phrasesOf(value).length === 0 && "words_missing",
  priority: (value) => !isPriority(value) && "rule_value",
  assignee: (value, { members }) => value !== "none" && !members.has(value) && "member_unknown",
  language: (value) => !/^[a-z]{2,3}$/.test(value) && "rule_value",
  hours: (value) => !["inside", "outside"].includes(value) && "rule_value",
  contact: (value) => !["blocked", "first"].includes(value) && "rule_value",
  previous: (value) => !isCount(value) && "previous_count",
};

function isCount(value: string): boolean {
  return /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_PREVIOUS;
}

function isField(field: string): field is RuleField {
  return Object.hasOwn(CONDITIONS, field);
}

function conditionFault({ field, value }: RawRule["conditions"][number], names: Nameable) {
  if (!isField(field)) return "condition_unknown";
  return CONDITIONS[field](value, names) || undefined;
}

const ACTIONS: Readonly<Record<RuleActionType, Check>> = {
  // One that is not there yet is made with the rule, as it is on a ticket.
  tag: (value) => value.trim() === "" ? "tag_missing" : value.trim().length > MOST_CHARACTERS && "tag_long",
  untag: (value, { tags }) => !tags.has(value) && "tag_unknown",
  assign: (value, { members }) => value !== "none" && !members.has(value) && "member_unknown",
  team: (value, { teams }) => !teams.has(value) && "team_unknown",
  priority: (value) => !isPriority(value) && "rule_value",
  snooze: (value) => !SNOOZE_PRESETS.some((one) => one === value) && "rule_value",
  note: (value) => value.trim() === "" ? "note_empty" : value.length > MOST_TEXT && "rule_text_long",
  notify: (value, { members }) =>
    value !== "assignee" && value !== "managers" && !members.has(value) && "member_unknown",
  close: () => false,
};

function isAction(type: string): type is RuleActionType {
  return Object.hasOwn(ACTIONS, type);
}

/** What would answer a customer by itself, whatever it is called (RE-04). */
const ANSWERS = /^(re|auto_?)?(reply|answer|respond|response|send|message|canned|saved_?reply|template)/i;

function actionFault({ type, value = "" }: RawRule["actions"][number], names: Nameable) {
  if (isAction(type)) return ACTIONS[type](value, names) || undefined;
  return ANSWERS.test(type) ? "canned_answer" : "action_unknown";
}

/** Closing is a change of the status: whoever waits for one and closes would set itself off. */
function selfFault(trigger: RuleTrigger, { type }: { readonly type: string }): string | undefined {
  return trigger.type === "status" && trigger.to !== "open" && type === "close"
    ? "triggers_itself"
    : undefined;
}

function triggerOf(trigger: RuleTrigger): RuleTrigger {
  if (trigger.type === "elapsed") {
    const { type, since, minutes } = trigger;
    return { type, since, minutes };
  }
  if (trigger.type === "status" && trigger.to) return { type: "status", to: trigger.to };
  return { type: trigger.type };
}

function conditionOf({ field, value, not }: RawRule["conditions"][number]): RuleCondition[] {
  if (!isField(field)) return [];
  return [{ field, value: cleanText(value).trim(), ...(not ? { not } : {}) }];
}

function actionOf({ type, value }: RawRule["actions"][number]): RuleAction[] {
  if (!isAction(type)) return [];
  return type === "close" ? [{ type }] : [{ type, value: cleanText(value ?? "").trim() }];
}
