import type { RuleAction, RuleActionType, RuleEffect } from "@/db/schema/workspace.ts";
import type { Facts, World } from "@/lib/rules/facts.ts";
import { isPriority } from "@/lib/sla/priorities.ts";
import { presetMoment, SNOOZE_PRESETS } from "@/lib/team/snooze_times.ts";

/** What an action comes to, and how the ticket is then. */
export interface Acted {
  readonly facts: Facts;
  readonly effect: RuleEffect;
}

/**
 * Carries an action out on what is known of a ticket.
 * @param now ms since the epoch
 * @returns null where it changes nothing: it is so already, or whom it names is gone
 */
export function act(action: RuleAction, facts: Facts, world: World, now: number): Acted | null {
  return ACTS[action.type](action.value ?? "", facts, world, now);
}

type Act = (value: string, facts: Facts, world: World, now: number) => Acted | null;

const ACTS: Readonly<Record<RuleActionType, Act>> = {
  tag: (value, facts, { tags }) => {
    if (facts.tags.has(value) || !tags.has(value)) return null;
    return { facts: { ...facts, tags: new Set([...facts.tags, value]) }, effect: { type: "tag", value } };
  },
  untag: (value, facts) => {
    if (!facts.tags.has(value)) return null;
    const tags = new Set([...facts.tags].filter((one) => one !== value));
    return { facts: { ...facts, tags }, effect: { type: "untag", value } };
  },
  assign: (value, facts, { members }) => {
    const assigneeId = value === "none" ? null : value;
    const name = members.get(value);
    if (assigneeId === facts.assigneeId || (assigneeId !== null && name === undefined)) return null;
    return { facts: { ...facts, assigneeId }, effect: { type: "assign", value, name } };
  },
  team: (value, facts, { teams }) => {
    const name = teams.get(value);
    if (value === facts.teamId || name === undefined) return null;
    return { facts: { ...facts, teamId: value }, effect: { type: "team", value, name } };
  },
  priority: (value, facts) => {
    if (value === facts.priority || !isPriority(value)) return null;
    return { facts: { ...facts, priority: value }, effect: { type: "priority", value } };
  },
  snooze: (value, facts, { timeZone }, now) => {
    const preset = SNOOZE_PRESETS.find((one) => one === value);
    if (!preset || facts.status === "closed" || facts.snoozedUntil !== null) return null;
    const until = presetMoment(preset, now, timeZone);
    return { facts: { ...facts, snoozedUntil: until }, effect: { type: "snooze", value, until } };
  },
  note: (value, facts) => ({ facts, effect: { type: "note", value } }),
  notify: (value, facts, world) => {
    const ids = told(value, facts, world);
    if (ids.length === 0) return null;
    return { facts, effect: { type: "notify", value, name: world.members.get(value), told: [...ids] } };
  },
  close: (_, facts) => {
    if (facts.status === "closed") return null;
    const closed: Facts = { ...facts, status: "closed", snoozedUntil: null };
    return { facts: closed, effect: { type: "close" } };
  },
};

/** The members whom `assignee`, `managers` or a member's id means now. */
function told(value: string, { assigneeId }: Facts, { members, managers }: World): readonly string[] {
  if (value === "managers") return managers;
  const id = value === "assignee" ? assigneeId : value;
  return id !== null && members.has(id) ? [id] : [];
}
