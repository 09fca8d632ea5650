import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { openCast } from "./cast.ts";
import { RULE } from "./rules_desk.ts";

interface Rule {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly summary: string;
}

Deno.test("an owner and an admin make, change, order and delete rules", async () => {
  await using cast = await openCast();
  const made = await cast.ok<Rule>(cast.anna, "POST /rules", RULE);
  strictEqual(
    made.summary,
    "Когда клиент пишет, если в тексте есть «возврат» или «деньги назад» → приоритет высокий",
  );
  const second = await cast.ok<Rule>(cast.vera, "POST /rules", { ...RULE, name: "Второе" });
  const names = async () =>
    (await cast.ok<{ items: Rule[] }>(cast.vera, "GET /rules")).items.map(({ name }) => name);
  deepStrictEqual(await names(), ["Возвраты", "Второе"]);
  await cast.ok(cast.vera, "PUT /rules/order", { ids: [second.id] });
  deepStrictEqual(await names(), ["Второе", "Возвраты"]);
  const off = await cast.ok<Rule>(cast.vera, `PATCH /rules/${made.id}`, { enabled: false });
  deepStrictEqual([off.enabled, off.name], [false, "Возвраты"]);
  await cast.ok(cast.anna, `DELETE /rules/${made.id}`);
  deepStrictEqual(await names(), ["Второе"]);
  strictEqual((await cast.refused(cast.anna, `GET /rules/${made.id}`)).status, 404);
});

Deno.test("an agent may neither see rules nor make them, a stranger finds none", async () => {
  await using cast = await openCast();
  const { id } = await cast.ok<Rule>(cast.anna, "POST /rules", RULE);
  strictEqual((await cast.refused(cast.boris, "GET /rules")).status, 403);
  strictEqual((await cast.refused(cast.boris, "POST /rules", RULE)).status, 403);
  strictEqual((await cast.refused(cast.boris, "POST /rules/dry-runs", RULE)).status, 403);
  strictEqual((await cast.refused(cast.gleb, `GET /rules/${id}`)).status, 404);
  strictEqual((await cast.refused(cast.gleb, `GET /rules/${id}/runs`)).status, 404);
  strictEqual((await cast.refused(cast.gleb, "PUT /rules/order", { ids: [id] })).status, 404);
  deepStrictEqual((await cast.ok<{ items: Rule[] }>(cast.gleb, "GET /rules")).items, []);
});

const BAD: readonly (readonly [what: string, change: Record<string, unknown>, path: string, code: string])[] =
  [
    ["no name", { name: " " }, "name", "required"],
    ["no action", { actions: [] }, "actions", "actions_empty"],
    ["an unknown tag to remove", { actions: [{ type: "untag", value: "нет" }] }, "actions.0", "tag_unknown"],
    ["a tag without a name", { actions: [{ type: "tag", value: " " }] }, "actions.0", "tag_missing"],
    ["an endless tag", { actions: [{ type: "tag", value: "м".repeat(61) }] }, "actions.0", "tag_long"],
    ["an unknown member", { actions: [{ type: "assign", value: "x" }] }, "actions.0", "member_unknown"],
    ["an unknown team", { actions: [{ type: "team", value: "x" }] }, "actions.0", "team_unknown"],
    ["an empty note", { actions: [{ type: "note", value: " " }] }, "actions.0", "note_empty"],
    ["an unknown action", { actions: [{ type: "dance" }] }, "actions.0", "action_unknown"],
    ["no words", { conditions: [{ field: "text", value: " , " }] }, "conditions.0", "words_missing"],
    [
      "an unknown condition",
      { conditions: [{ field: "moon", value: "full" }] },
      "conditions.0",
      "condition_unknown",
    ],
    [
      "a count of none",
      { conditions: [{ field: "previous", value: "0" }] },
      "conditions.0",
      "previous_count",
    ],
    [
      "no time",
      { trigger: { type: "elapsed", since: "customer", minutes: 0 } },
      "trigger.minutes",
      "rule_minutes",
    ],
    [
      "itself as its own cause",
      { trigger: { type: "status" }, actions: [{ type: "close" }] },
      "actions.0",
      "triggers_itself",
    ],
  ];

for (const [what, change, path, code] of BAD) {
  Deno.test(`a rule with ${what} is refused with the reason, and nothing is kept`, async () => {
    await using cast = await openCast();
    const { status, details } = await cast.refused(cast.anna, "POST /rules", { ...RULE, ...change });
    deepStrictEqual([status, details.fields], [400, { [path]: code }]);
    deepStrictEqual((await cast.ok<{ items: Rule[] }>(cast.anna, "GET /rules")).items, []);
  });
}

Deno.test("RE-04 a rule that would answer a customer is refused in words", async () => {
  await using cast = await openCast();
  for (const type of ["reply", "send_message", "saved_reply", "auto_reply", "answer"]) {
    const actions = [{ type, value: "Здравствуйте" }];
    const { status, details, message } = await cast.refused(cast.anna, "POST /rules", { ...RULE, actions });
    deepStrictEqual([status, details.fields], [400, { "actions.0": "canned_answer" }], type);
    match(message, /Готовых ответов клиентам правила не шлют/);
  }
});

Deno.test("a hundred rules are enough: one more is refused, and the hundred stay", async () => {
  await using cast = await openCast();
  for (let index = 0; index < 100; index++) {
    await cast.ok(cast.anna, "POST /rules", { ...RULE, name: `Правило ${index}` });
  }
  const { status, details } = await cast.refused(cast.anna, "POST /rules", RULE);
  deepStrictEqual([status, details.reason], [409, "too_many_rules"]);
  strictEqual((await cast.ok<{ items: Rule[] }>(cast.anna, "GET /rules")).items.length, 100);
});

Deno.test("a rule that names what is gone is switched off all the same", async () => {
  await using cast = await openCast();
  const team = await cast.ok<{ id: string }>(cast.anna, "POST /teams", { name: "Доставка" });
  const rule = await cast.ok<Rule>(cast.anna, "POST /rules", {
    ...RULE,
    actions: [{ type: "team", value: team.id }],
  });
  await cast.ok(cast.anna, `DELETE /teams/${team.id}`);
  const { status, details } = await cast.refused(cast.anna, `PATCH /rules/${rule.id}`, { name: "Новое" });
  deepStrictEqual([status, details.fields], [400, { "actions.0": "team_unknown" }]);
  const off = await cast.ok<Rule>(cast.anna, `PATCH /rules/${rule.id}`, { enabled: false });
  strictEqual(off.enabled, false);
});
