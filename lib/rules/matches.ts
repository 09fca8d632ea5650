import type { RuleCondition, RuleField } from "@/db/schema/workspace.ts";
import type { Facts, Happening } from "@/lib/rules/facts.ts";
import type { Rule } from "@/lib/rules/rule.ts";

/** Is the rule looked at when this happens? */
export function startedBy({ id, trigger }: Pick<Rule, "id" | "trigger">, happening: Happening): boolean {
  if (trigger.type === "elapsed") return happening.type === "elapsed" && happening.ruleId === id;
  if (trigger.type !== happening.type) return false;
  if (trigger.type !== "status" || happening.type !== "status") return true;
  return trigger.to === undefined || trigger.to === happening.to;
}

/**
 * Do all conditions hold, or one of them where that is enough? A rule without any holds for everybody but those
 * who are blocked: they concern only a rule that names them.
 */
export function matches({ match, conditions }: Pick<Rule, "match" | "conditions">, facts: Facts): boolean {
  if (facts.blocked && !conditions.some(isAboutBlocked)) return false;
  if (conditions.length === 0) return true;
  const holds = (one: RuleCondition) => HOLDS[one.field](facts, one.value) !== (one.not ?? false);
  return match === "all" ? conditions.every(holds) : conditions.some(holds);
}

function isAboutBlocked({ field, value, not }: RuleCondition): boolean {
  return field === "contact" && value === "blocked" && !not;
}

const HOLDS: Readonly<Record<RuleField, (facts: Facts, value: string) => boolean>> = {
  platform: (facts, value) => facts.platform === value,
  connection: (facts, value) => facts.connectionId === value,
  kind: (facts, value) => facts.kind === value,
  section: (facts, value) => facts.section === value,
  tag: (facts, value) => facts.tags.has(value),
  text: (facts, value) => facts.said?.has(value) ?? false,
  priority: (facts, value) => facts.priority === value,
  assignee: (facts, value) => facts.assigneeId === (value === "none" ? null : value),
  language: (facts, value) => facts.language?.split("-")[0]?.toLowerCase() === value,
  hours: (facts, value) => facts.open === (value === "inside"),
  contact: (facts, value) => value === "blocked" ? facts.blocked : facts.previous === 0,
  previous: (facts, value) => facts.previous >= Number(value),
};
