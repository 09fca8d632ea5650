import type { RuleAction, RuleEffect } from "@/db/schema/workspace.ts";
import { act } from "@/lib/rules/effects.ts";
import type { Cause, Facts, Happening, World } from "@/lib/rules/facts.ts";
import { matches, startedBy } from "@/lib/rules/matches.ts";
import type { Rule } from "@/lib/rules/rule.ts";

/** How much rules may do to one ticket within a minute. */
export const MOST_ACTIONS = 10;
export const ACTIONS_WITHIN_MS = 60_000;

/** What one rule came to. */
export interface Run {
  readonly rule: Rule;
  readonly cause: string;
  readonly did: readonly RuleEffect[];
  /** What the limit kept it from. */
  readonly stopped: readonly RuleAction[];
}

export interface Outcome {
  readonly facts: Facts;
  readonly runs: readonly Run[];
}

/** By what the rules of a workspace go at one moment. */
export interface Terms {
  readonly rules: readonly Rule[];
  readonly world: World;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Runs the rules in order over what is known of a ticket, and those that follow from what they change. A rule
 * runs at most once for a cause, so this ends however the rules set each other off.
 * @param left how many actions the ticket may still have done to it
 */
export function runRules(terms: Terms, start: Facts, cause: Cause, left: number): Outcome {
  const runs: Run[] = [];
  const ran = new Set<string>();
  const waiting: Happening[] = [cause.happening];
  let facts = start;
  for (let happening = waiting.shift(); happening; happening = waiting.shift()) {
    for (const rule of terms.rules) {
      if (ran.has(rule.id) || !startedBy(rule, happening) || !matches(rule, facts)) continue;
      ran.add(rule.id);
      const after = perform(terms, rule, facts, cause.key, left);
      left -= after.run.did.length;
      if (after.facts.status !== facts.status) waiting.push({ type: "status", to: after.facts.status });
      facts = after.facts;
      if (after.run.did.length + after.run.stopped.length > 0) runs.push(after.run);
    }
  }
  return { facts, runs };
}

function perform({ world, now }: Terms, rule: Rule, start: Facts, cause: string, left: number) {
  const did: RuleEffect[] = [];
  const stopped: RuleAction[] = [];
  let facts = start;
  for (const action of rule.actions) {
    const acted = act(action, facts, world, now);
    if (!acted) continue;
    if (did.length >= left) {
      stopped.push(action);
      continue;
    }
    did.push(acted.effect);
    facts = acted.facts;
  }
  return { facts, run: { rule, cause, did, stopped } satisfies Run };
}
