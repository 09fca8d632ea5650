import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { RuleAction, RuleTrigger } from "@/db/schema/workspace.ts";
import type { Cause } from "@/lib/rules/facts.ts";
import type { Rule } from "@/lib/rules/rule.ts";
import { MOST_ACTIONS, runRules } from "@/lib/rules/run.ts";
import { facts, rule, WORLD } from "./facts.ts";

const NOW = Date.UTC(2026, 0, 15, 12);
const MESSAGE: Cause = { key: "m1", happening: { type: "message" } };

function run(rules: readonly Rule[], start = facts(), cause = MESSAGE, left = MOST_ACTIONS) {
  return runRules({ rules, world: WORLD, now: NOW }, start, cause, left);
}

Deno.test("rules run in order, and each sees what those before it did", () => {
  const tagged = rule("tagged", { type: "message" }, [{ type: "tag", value: "деньги" }]);
  const follows = rule("follows", { type: "message" }, [{ type: "assign", value: "vera" }], [
    { field: "tag", value: "деньги" },
  ]);
  const ids = (rules: readonly Rule[]) => run(rules).runs.map((one) => one.rule.id);
  deepStrictEqual(ids([tagged, follows]), ["tagged", "follows"]);
  deepStrictEqual(ids([follows, tagged]), ["tagged"]);
  strictEqual(run([tagged, follows]).facts.assigneeId, "vera");
});

Deno.test("an action that changes nothing is not carried out, and a rule that does nothing has not run", () => {
  const idle = rule("idle", { type: "message" }, [
    { type: "tag", value: "деньги" },
    { type: "tag", value: "никакая" },
    { type: "assign", value: "gone" },
    { type: "priority", value: "normal" },
    { type: "notify", value: "assignee" },
  ]);
  deepStrictEqual(run([idle], facts({ tags: new Set(["деньги"]) })).runs, []);
});

Deno.test("every action does what it says", () => {
  const all = rule("all", { type: "message" }, [
    { type: "tag", value: "срочно" },
    { type: "untag", value: "деньги" },
    { type: "assign", value: "boris" },
    { type: "team", value: "t1" },
    { type: "priority", value: "high" },
    { type: "notify", value: "assignee" },
    { type: "note", value: "Проверьте" },
    { type: "snooze", value: "1h" },
  ]);
  const { facts: after, runs } = run([all], facts({ tags: new Set(["деньги"]) }));
  deepStrictEqual([...after.tags], ["срочно"]);
  deepStrictEqual([after.assigneeId, after.teamId, after.priority], ["boris", "t1", "high"]);
  strictEqual(after.snoozedUntil, NOW + 3_600_000);
  deepStrictEqual(runs[0]?.did.find(({ type }) => type === "notify")?.told, ["boris"]);
  strictEqual(runs[0]?.did.length, 8);
});

Deno.test("closing sets off the rules that wait for it, once", () => {
  const closes = rule("closes", { type: "message" }, [{ type: "close" }]);
  const follows = rule("follows", { type: "status", to: "closed" }, [{ type: "note", value: "Закрыто" }]);
  const { facts: after, runs } = run([follows, closes]);
  strictEqual(after.status, "closed");
  deepStrictEqual(runs.map((one) => [one.rule.id, one.cause]), [["closes", "m1"], ["follows", "m1"]]);
});

Deno.test("what goes beyond the limit of a minute is not done, and stands in the log", () => {
  const notes: RuleAction[] = ["1", "2", "3"].map((value) => ({ type: "note", value }));
  const rules = [rule("one", { type: "message" }, notes), rule("two", { type: "message" }, notes)];
  const { runs } = run(rules, facts(), MESSAGE, 4);
  deepStrictEqual(runs.map(({ did, stopped }) => [did.length, stopped.length]), [[3, 0], [1, 2]]);
  deepStrictEqual(run(rules, facts(), MESSAGE, 0).runs.map(({ did }) => did.length), [0, 0]);
});

/** Small and repeatable: the same seed makes the same rules. */
function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (state >> 8) % most;
  };
}

const TRIGGERS: readonly RuleTrigger[] = [
  { type: "message" },
  { type: "created" },
  { type: "status" },
  { type: "status", to: "open" },
  { type: "status", to: "closed" },
];
const ACTIONS: readonly RuleAction[] = [
  { type: "tag", value: "деньги" },
  { type: "untag", value: "деньги" },
  { type: "tag", value: "срочно" },
  { type: "untag", value: "срочно" },
  { type: "priority", value: "high" },
  { type: "priority", value: "low" },
  { type: "assign", value: "vera" },
  { type: "assign", value: "none" },
  { type: "note", value: "…" },
  { type: "close" },
];

Deno.test("however rules set each other off it ends: each at most once, within the limit, the same each time", () => {
  for (let seed = 1; seed <= 2_000; seed++) {
    const pick = chance(seed);
    const rules = Array.from({ length: 1 + pick(20) }, (_, index) => {
      const actions = Array.from({ length: 1 + pick(4) }, () => ACTIONS[pick(ACTIONS.length)]!);
      return rule(`r${index}`, TRIGGERS[pick(TRIGGERS.length)]!, actions);
    });
    const left = pick(12);
    const start = facts({ status: pick(2) ? "open" : "closed" });
    const before = JSON.stringify([...start.tags, start.status, start.priority]);
    const first = run(rules, start, MESSAGE, left);
    const ids = first.runs.map((one) => one.rule.id);
    strictEqual(new Set(ids).size, ids.length, `seed ${seed}`);
    ok(first.runs.reduce((sum, { did }) => sum + did.length, 0) <= left, `seed ${seed}`);
    deepStrictEqual(run(rules, start, MESSAGE, left), first, `seed ${seed}`);
    strictEqual(JSON.stringify([...start.tags, start.status, start.priority]), before, "it is pure");
  }
});
