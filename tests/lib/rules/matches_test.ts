import { strictEqual } from "node:assert/strict";
import type { RuleCondition } from "@/db/schema/workspace.ts";
import type { Facts } from "@/lib/rules/facts.ts";
import { matches, startedBy } from "@/lib/rules/matches.ts";
import { Said } from "@/lib/rules/said.ts";
import { facts, rule } from "./facts.ts";

type Case = readonly [field: RuleCondition["field"], value: string, is: Partial<Facts>, not: Partial<Facts>];

const CASES: readonly Case[] = [
  ["platform", "telegram", {}, { platform: "vk" }],
  ["connection", "c1", {}, { connectionId: "c2" }],
  ["kind", "direct", {}, { kind: "comment" }],
  ["section", "chat", {}, { section: "requests" }],
  ["tag", "деньги", { tags: new Set(["деньги"]) }, {}],
  ["priority", "high", { priority: "high" }, {}],
  ["assignee", "vera", { assigneeId: "vera" }, {}],
  ["assignee", "none", {}, { assigneeId: "vera" }],
  ["language", "ru", {}, { language: null }],
  ["hours", "inside", { open: true }, { open: false }],
  ["hours", "outside", { open: false }, { open: null }],
  ["contact", "first", {}, { previous: 1 }],
  ["previous", "3", { previous: 3 }, { previous: 2 }],
];

for (const [field, value, is, not] of CASES) {
  Deno.test(`the condition ${field} ${value} holds, and does not, and is turned round`, () => {
    const when = (one: RuleCondition) => rule("r", { type: "message" }, [], [one]);
    strictEqual(matches(when({ field, value }), facts(is)), true);
    strictEqual(matches(when({ field, value }), facts(not)), false);
    strictEqual(matches(when({ field, value, not: true }), facts(is)), false);
    strictEqual(matches(when({ field, value, not: true }), facts(not)), true);
  });
}

Deno.test("words are found whatever their case, ё or ending, as whole words and phrases", () => {
  const said = new Said("Ещё раз: хочу ВОЗВРАТ денег за кружки");
  for (const wanted of ["возврат", "еще", "ЕЩЁ", "возврата", "хочу возврат", "нет такого, денег"]) {
    strictEqual(said.has(wanted), true, wanted);
  }
  for (const wanted of ["воз", "возврат хочу", "круж", "", " , ", "!"]) {
    strictEqual(said.has(wanted), false, wanted);
  }
});

Deno.test("all or any of the conditions decide, and none at all fits everybody", () => {
  const two: RuleCondition[] = [{ field: "platform", value: "telegram" }, {
    field: "kind",
    value: "comment",
  }];
  strictEqual(matches({ match: "all", conditions: two }, facts()), false);
  strictEqual(matches({ match: "any", conditions: two }, facts()), true);
  strictEqual(matches({ match: "any", conditions: [] }, facts()), true);
});

Deno.test("blocked customers concern only a rule that names them", () => {
  const blocked = facts({ blocked: true });
  strictEqual(matches({ match: "all", conditions: [] }, blocked), false);
  strictEqual(matches({ match: "all", conditions: [{ field: "contact", value: "blocked" }] }, blocked), true);
  strictEqual(
    matches({ match: "all", conditions: [{ field: "contact", value: "blocked" }] }, facts()),
    false,
  );
});

Deno.test("a rule is looked at when its own thing happens", () => {
  const closed = rule("r", { type: "status", to: "closed" }, []);
  strictEqual(startedBy(closed, { type: "status", to: "closed" }), true);
  strictEqual(startedBy(closed, { type: "status", to: "open" }), false);
  strictEqual(startedBy(rule("r", { type: "status" }, []), { type: "status", to: "open" }), true);
  const waits = rule("r", { type: "elapsed", since: "customer", minutes: 5 }, []);
  strictEqual(startedBy(waits, { type: "elapsed", ruleId: "r" }), true);
  strictEqual(startedBy(waits, { type: "elapsed", ruleId: "other" }), false);
  strictEqual(startedBy(waits, { type: "message" }), false);
});
