import { asc, eq, max } from "drizzle-orm";
import { updateMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { rules, tags } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { armPlanned } from "@/lib/rules/arm_job.ts";
import { checkRule, type RawRule } from "@/lib/rules/check.ts";
import { disarm } from "@/lib/rules/clocks.ts";
import { readNames } from "@/lib/rules/names.ts";
import type { RuleInput, RuleRow } from "@/lib/rules/rule.ts";
import type { Services } from "@/lib/services.ts";
import { commitWithJobs } from "@/lib/sla/commit.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MOST_RULES = 100;

/** In the order in which they run. */
export async function listRules({ store: { db } }: Workspace): Promise<RuleRow[]> {
  return await db.select().from(rules).orderBy(asc(rules.position), asc(rules.id));
}

/** @throws {AppError} not_found */
export async function ruleById({ store: { db } }: Workspace, id: string): Promise<RuleRow> {
  const [row] = await db.select().from(rules).where(eq(rules.id, id));
  if (!row) throw new AppError("not_found", { ruleId: id });
  return row;
}

/**
 * Adds a rule behind the others.
 * @returns its id
 * @throws {AppError} invalid_request with a code for each part that is wrong; conflict for more than 100
 */
export async function addRule(services: Services, workspace: Workspace, input: RawRule): Promise<string> {
  const checked = checkRule(input, await readNames(services, workspace));
  const id = newId(services.now());
  await changing(services, workspace, async (at) => {
    const { store } = workspace;
    const [last] = await store.db.select({ position: max(rules.position) }).from(rules);
    const ids = await store.db.select({ id: rules.id }).from(rules);
    if (ids.length >= MOST_RULES) {
      throw new AppError("conflict", { reason: "too_many_rules", limit: MOST_RULES });
    }
    const row = {
      ...valuesOf(checked),
      id,
      position: (last?.position ?? 0) + 1,
      createdAt: at,
      updatedAt: at,
    };
    return [
      ...newTags(store, checked, at),
      store.db.insert(rules).values(row),
      ...armed(store, id, checked, at),
    ];
  });
  return id;
}

/** Changes a rule as a whole. @throws {AppError} not_found, invalid_request */
export async function changeRule(
  services: Services,
  workspace: Workspace,
  id: string,
  input: RawRule,
): Promise<void> {
  await ruleById(workspace, id);
  const checked = checkRule(input, await readNames(services, workspace));
  await changing(services, workspace, async (at) => {
    await ruleById(workspace, id);
    const { store } = workspace;
    return [
      ...newTags(store, checked, at),
      store.db.update(rules).set({ ...valuesOf(checked), updatedAt: at }).where(eq(rules.id, id)),
      disarm(id),
      ...armed(store, id, checked, at),
    ];
  });
}

/** Switches a rule on or off, also one that names what is gone. @throws {AppError} not_found */
export async function switchRule(
  services: Services,
  workspace: Workspace,
  id: string,
  enabled: boolean,
): Promise<void> {
  await changing(services, workspace, async (at) => {
    const rule = await ruleById(workspace, id);
    if (rule.enabled === enabled) return [];
    const { store } = workspace;
    return [
      store.db.update(rules).set({ enabled, updatedAt: at }).where(eq(rules.id, id)),
      disarm(id),
      ...armed(store, id, { ...rule, enabled }, at),
    ];
  });
}

/** Its log goes with it; what it did stays in the history of the tickets. @throws {AppError} not_found */
export async function removeRule(services: Services, workspace: Workspace, id: string): Promise<void> {
  await changing(services, workspace, async () => {
    await ruleById(workspace, id);
    return [workspace.store.db.delete(rules).where(eq(rules.id, id)), disarm(id)];
  });
}

/**
 * Puts the rules in an order.
 * @param ids each counts once; rules that are left out follow behind, in the order that they have
 * @throws {AppError} not_found for an id that is no rule's
 */
export async function orderRules(
  services: Services,
  workspace: Workspace,
  ids: readonly string[],
): Promise<void> {
  await changing(services, workspace, async () => {
    const known = (await listRules(workspace)).map((rule) => rule.id);
    const stranger = ids.find((id) => !known.includes(id));
    if (stranger !== undefined) throw new AppError("not_found", { ruleId: stranger });
    const order = [...new Set([...ids, ...known])];
    return updateMany(rules, order.map((id, index) => ({ id, position: index + 1 })), ["position"]);
  });
}

/** Moves a rule one place up or down; at the end of the list it stays. @throws {AppError} not_found */
export async function moveRule(
  services: Services,
  workspace: Workspace,
  id: string,
  by: -1 | 1,
): Promise<void> {
  const ids = (await listRules(workspace)).map((rule) => rule.id);
  const at = ids.indexOf(id);
  if (at < 0) throw new AppError("not_found", { ruleId: id });
  const [other] = ids.slice(at + by, at + by + 1);
  if (at + by < 0 || other === undefined) return;
  await orderRules(services, workspace, ids.with(at, other).with(at + by, id));
}

async function changing(
  services: Services,
  workspace: Workspace,
  decide: (at: number) => Promise<Statement[]>,
): Promise<void> {
  try {
    await commitWithJobs(services, workspace, decide);
  } finally {
    services.rules.forget(workspace);
  }
}

function armed(store: Store, id: string, { enabled, trigger }: RuleInput, at: number): Statement[] {
  return enabled && trigger.type === "elapsed" ? [armPlanned(store, id, at)] : [];
}

/** Tags that it puts on tickets are there from the first time. */
function newTags({ db }: Store, { actions }: RuleInput, at: number): Statement[] {
  const names = actions.flatMap(({ type, value }) => type === "tag" && value ? [value] : []);
  return names.map((name) => db.insert(tags).values({ id: newId(at), name }).onConflictDoNothing());
}

function valuesOf({ name, enabled, trigger, match, conditions, actions }: RuleInput) {
  return { name, enabled, trigger, match, conditions: [...conditions], actions: [...actions] };
}
