import assert from "node:assert/strict";
import { nextMark } from "@/lib/sla/mark.ts";
import { openCast } from "../../routes/api/cast.ts";
import { recordStatements } from "../../statements.ts";

const CURSOR = btoa("5~abc").replaceAll("=", "");

const LISTS = {
  "sort=deadline": "tickets_deadline",
  [`sort=deadline&cursor=${CURSOR}`]: "tickets_deadline",
  "sort=deadline&sla=due": "tickets_deadline",
  "sort=deadline&sla=breached": "tickets_deadline",
  [`sort=deadline&status=all&cursor=${CURSOR}`]: "tickets_deadline_any",
  "sla=due": "tickets_sla_due",
  "sla=breached": "tickets_sla_breached",
  "sla=breached&status=closed&sort=deadline": "tickets_sla_breached",
};

Deno.test("lists by deadline go along an index, and sort nothing", async () => {
  await using cast = await openCast();
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const planOf = async (sql: string) => {
    const args = (sql.match(/\?/g) ?? []).map(() => 1);
    const { rows } = await store.query(`EXPLAIN QUERY PLAN ${sql}`, args);
    return rows.map(({ detail }) => detail).join("\n");
  };
  for (const [query, index] of Object.entries(LISTS)) {
    const ran = await recordStatements(() => cast.ok(cast.boris, `GET /tickets?${query}`));
    const list = ran.find(({ sql }) => /from "tickets".*limit/s.test(sql));
    const plan = await planOf(list?.sql ?? "");
    assert.match(plan, new RegExp(`USING INDEX ${index} \\(.*[=>]`), query);
    assert.doesNotMatch(plan, /TEMP B-TREE/, query);
  }
  const [look] = await recordStatements(() => nextMark(store));
  assert.match(await planOf(look?.sql ?? ""), /USING COVERING INDEX tickets_sla_mark/);
});
