import type { RuleAction, RuleCondition, rules, RuleTrigger } from "@/db/schema/workspace.ts";

export type RuleRow = typeof rules.$inferSelect;

/** As much of a rule as running it needs. */
export type Rule = Pick<RuleRow, "id" | "name" | "trigger" | "match" | "conditions" | "actions">;

/** A rule as somebody writes it. */
export interface RuleInput {
  readonly name: string;
  readonly enabled: boolean;
  readonly trigger: RuleTrigger;
  readonly match: "all" | "any";
  readonly conditions: readonly RuleCondition[];
  readonly actions: readonly RuleAction[];
}
