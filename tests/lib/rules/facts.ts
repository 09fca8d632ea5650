import type { RuleAction, RuleCondition, RuleTrigger } from "@/db/schema/workspace.ts";
import type { Facts, World } from "@/lib/rules/facts.ts";
import type { Rule } from "@/lib/rules/rule.ts";
import { Said } from "@/lib/rules/said.ts";

/** A new ticket of a customer who asks for their money back. */
export function facts(values: Partial<Facts> = {}): Facts {
  return {
    platform: "telegram",
    connectionId: "c1",
    kind: "direct",
    section: "chat",
    tags: new Set(),
    said: new Said("Оформите возврат, ещё не поздно"),
    priority: "normal",
    assigneeId: null,
    teamId: null,
    language: "ru-RU",
    open: true,
    blocked: false,
    previous: 0,
    status: "open",
    snoozedUntil: null,
    ...values,
  };
}

export const WORLD: World = {
  members: new Map([["vera", "Вера"], ["boris", "Борис"]]),
  managers: ["vera"],
  teams: new Map([["t1", "Доставка"]]),
  tags: new Map([["деньги", "g1"], ["срочно", "g2"]]),
  timeZone: "UTC",
};

export function rule(
  id: string,
  trigger: RuleTrigger,
  actions: RuleAction[],
  conditions: RuleCondition[] = [],
  match: "all" | "any" = "all",
): Rule {
  return { id, name: id, trigger, match, conditions, actions };
}
