import type { RuleEffect } from "@/db/schema/workspace.ts";
import { checkRule, type RawRule } from "@/lib/rules/check.ts";
import { causesIn } from "@/lib/rules/dry_causes.ts";
import { type Past, pastTickets } from "@/lib/rules/dry_past.ts";
import { factsOf } from "@/lib/rules/facts_of.ts";
import { gather } from "@/lib/rules/gather.ts";
import { matches } from "@/lib/rules/matches.ts";
import { readNames } from "@/lib/rules/names.ts";
import type { Rule } from "@/lib/rules/rule.ts";
import { MOST_ACTIONS, runRules, type Terms } from "@/lib/rules/run.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** What a rule would have done to one ticket. */
export interface WouldDo {
  readonly ticketId: string;
  readonly number: number;
  readonly contact: string;
  readonly preview: string;
  /** Nothing where the ticket is so already. */
  readonly effects: readonly RuleEffect[];
}

export interface DryRun {
  /** How many tickets were looked at: the last 500 at most. */
  readonly looked: number;
  readonly matched: readonly WouldDo[];
}

/**
 * Tries one rule on the last 500 tickets, by their tags, priority and people of today, and changes nothing.
 * @throws {AppError} invalid_request as for a rule that is kept
 */
export async function tryRule(services: Services, workspace: Workspace, input: RawRule): Promise<DryRun> {
  const names = await readNames(services, workspace);
  const checked = checkRule(input, names);
  const rule: Rule = {
    ...checked,
    id: "",
    conditions: [...checked.conditions],
    actions: [...checked.actions],
  };
  const now = services.now();
  const { all, settings } = await pastTickets(workspace.store);
  const rows = all.map(({ ticket }) => ticket);
  const gathered = await gather(workspace.store, [rule], rows, rows, settings, now);
  const terms = { rules: [rule], world: { ...names, tags: tagsOf(rule, names.tags) }, now };
  const matched = all.flatMap((past): WouldDo[] => {
    const facts = factsOf(past.ticket, { ...past, text: null, stored: true }, gathered);
    const effects = effectsOn(terms, rule, past, { ...facts, snoozedUntil: null });
    if (!effects) return [];
    const { id, number, preview } = past.ticket;
    return [{ ticketId: id, number, contact: past.contact, preview, effects }];
  });
  return { looked: all.length, matched };
}

/** With those that would be made together with the rule. */
function tagsOf({ actions }: Rule, known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = actions.flatMap(({ type, value }) => type === "tag" && value ? [value] : []);
  return new Map([...own.map((name) => [name, ""] as const), ...known]);
}

/** By the first of its causes that the rule holds for; null: for none. */
function effectsOn(
  terms: Terms,
  rule: Rule,
  past: Past,
  facts: Parameters<typeof runRules>[1],
): readonly RuleEffect[] | null {
  for (const { happening, said, status } of causesIn(rule, past, terms.now)) {
    const then = { ...facts, said, status };
    if (!matches(rule, then)) continue;
    const { runs } = runRules(terms, then, { key: "", happening }, MOST_ACTIONS);
    return runs.flatMap(({ did }) => did);
  }
  return null;
}
