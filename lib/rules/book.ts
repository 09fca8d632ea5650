import { asc } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { rules, tags, teams } from "@/db/schema/workspace.ts";
import { members } from "@/lib/auth/members.ts";
import { can } from "@/lib/auth/viewer.ts";
import type { World } from "@/lib/rules/facts.ts";
import type { Rule } from "@/lib/rules/rule.ts";
import { usualZone } from "@/lib/team/usual_zone.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The rules of a workspace that are switched on, in order, with what they go by. */
export interface Ready {
  readonly rules: readonly Rule[];
  readonly world: World;
}

interface Kept {
  readonly at: number;
  readonly ready: Promise<Ready | null>;
}

/** What other processes change, members' names among it, is seen after so long. */
const KEPT_MS = 60_000;

/** Reads the rules of a workspace once, and keeps them until they are changed. */
export class RuleBook {
  readonly #kept = new WeakMap<Store, Kept>();

  constructor(private readonly control: Store, private readonly now: () => number) {}

  /** @returns null for a workspace without rules, which is what most of them are */
  of(workspace: Workspace): Promise<Ready | null> {
    const kept = this.#kept.get(workspace.store);
    if (kept && Math.abs(this.now() - kept.at) < KEPT_MS) return kept.ready;
    const ready = readRules(this.control, workspace);
    ready.catch(() => this.forget(workspace));
    this.#kept.set(workspace.store, { at: this.now(), ready });
    return ready;
  }

  /** After a change. */
  forget({ store }: Pick<Workspace, "store">): void {
    this.#kept.delete(store);
  }
}

async function readRules(control: Store, workspace: Workspace): Promise<Ready | null> {
  const { db } = workspace.store;
  const all = await db.select().from(rules).orderBy(asc(rules.position), asc(rules.id));
  const enabled = all.filter((rule) => rule.enabled);
  if (enabled.length === 0) return null;
  return { rules: enabled, world: await readWorld(control, workspace) };
}

/** What the rules of a workspace may name at this moment. */
export async function readWorld(control: Store, { id, store }: Workspace): Promise<World> {
  const staff = await members(control, id);
  const [tagRows, teamRows] = [await store.db.select().from(tags), await store.db.select().from(teams)];
  return {
    members: new Map(staff.map((one) => [one.id, one.name])),
    managers: staff.filter((one) => can(one).manageSettings).map((one) => one.id),
    tags: new Map(tagRows.map((one) => [one.name, one.id])),
    teams: new Map(teamRows.map((one) => [one.id, one.name])),
    timeZone: await usualZone(store),
  };
}
