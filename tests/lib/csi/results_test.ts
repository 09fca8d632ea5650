import assert from "node:assert/strict";
import { openWorkspace } from "@/db/workspace.ts";
import { insertMany } from "@/db/bulk.ts";
import { csiSurveys } from "@/db/schema/workspace.ts";
import { stepsOf } from "@/lib/csi/period.ts";
import { type CsiQuery, csiResults } from "@/lib/csi/results.ts";
import { newId } from "@/lib/ids.ts";

type Row = typeof csiSurveys.$inferInsert;

const ZONE = "Asia/Kathmandu";
const PERIOD = { first: "2026-02-25", last: "2026-03-20" };
const STEPS = stepsOf(PERIOD, ZONE);
const [FROM, TO] = [STEPS[0]?.from ?? 0, STEPS.at(-1)?.to ?? 0];

/** Chance that is the same in every run. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 2_147_483_648 * most);
  };
}

function surveys(count: number): Row[] {
  const roll = dice(7);
  return Array.from({ length: count }, (): Row => {
    const askedAt = FROM - 86_400_000 + roll(TO - FROM + 2 * 86_400_000);
    const state = (["asked", "answered", "answered", "skipped", "asking"] as const)[roll(5)] ?? "asked";
    const answered = state === "answered";
    return {
      id: newId(),
      connectionId: `c${roll(3)}`,
      platform: ["telegram", "vk"][roll(2)] ?? "vk",
      contactId: "k",
      identityId: "i",
      agentId: [null, "a", "b"][roll(3)],
      state,
      reason: null,
      scale: "five",
      language: "ru",
      closedAt: askedAt,
      askedAt: state === "skipped" ? null : askedAt,
      expiresAt: askedAt,
      score: answered ? 1 + roll(5) : null,
      scoredAt: answered ? askedAt + 1 : null,
    };
  });
}

/** The same, one by one and without a database. */
function slowly(rows: readonly Row[], query: CsiQuery) {
  const holds = (row: Row) =>
    (row.state === "asked" || row.state === "answered") && (row.askedAt ?? 0) >= query.from &&
    (row.askedAt ?? 0) < query.to && (query.platform ?? row.platform) === row.platform &&
    (query.connectionId ?? row.connectionId) === row.connectionId &&
    (query.agentId === undefined || query.agentId === row.agentId);
  const figures = (some: readonly Row[]) => {
    const scores = some.flatMap(({ score }) => score ?? []);
    const mean = (values: readonly number[]) =>
      values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
    return {
      asked: some.length,
      answered: scores.length,
      average: mean(scores),
      good: mean(scores.map((score) => score >= 4 ? 1 : 0)),
      spread: [1, 2, 3, 4, 5].map((score) => scores.filter((one) => one === score).length),
    };
  };
  const all = rows.filter(holds);
  const by = (key: (row: Row) => unknown) =>
    new Map([...Map.groupBy(all, key)].map(([k, some]) => [k, figures(some)]));
  return {
    total: figures(all),
    platforms: by((row) => row.platform),
    connections: by((row) => row.connectionId),
    agents: by((row) => row.agentId),
    steps: STEPS.map(({ from, to }) =>
      figures(all.filter(({ askedAt }) => (askedAt ?? 0) >= from && (askedAt ?? 0) < to))
    ),
  };
}

Deno.test("the figures are those of a slow count, by everything that can be asked for", async () => {
  const dir = await Deno.makeTempDir();
  const store = await openWorkspace(dir, "w");
  try {
    const rows = surveys(600);
    await store.commit(insertMany(csiSurveys, rows));
    const workspace = { id: "w", store, name: "w", locale: "ru" } as const;
    for (
      const more of [
        {},
        { platform: "vk" },
        { connectionId: "c1" },
        { agentId: "a" },
        { agentId: "b", platform: "telegram" },
        { agentId: "nobody" },
        { from: FROM + 5 * 86_400_000 },
      ]
    ) {
      const query = { from: FROM, to: TO, ...more };
      const found = await csiResults(workspace, query, STEPS);
      assert.deepEqual(sorted(found), sorted(slowly(rows, query)), JSON.stringify(more));
    }
  } finally {
    await store.close();
    await Deno.remove(dir, { recursive: true });
  }
});

type Maps = Pick<Awaited<ReturnType<typeof csiResults>>, "total" | "steps"> | ReturnType<typeof slowly>;

function sorted(found: Maps): unknown {
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [
      name,
      value instanceof Map ? [...value].sort(([a], [b]) => `${a}` < `${b}` ? -1 : 1) : value,
    ]),
  );
}

Deno.test("the look follows the index of the questions, whatever the period", async () => {
  const dir = await Deno.makeTempDir();
  const store = await openWorkspace(dir, "w");
  try {
    const { rows } = await store.query(
      "EXPLAIN QUERY PLAN SELECT platform, count(*) FROM csi_surveys WHERE asked_at IS NOT NULL AND asked_at >= 1 AND asked_at < 2 GROUP BY platform",
    );
    assert.match(JSON.stringify(rows), /USING INDEX csi_surveys_asked/);
  } finally {
    await store.close();
    await Deno.remove(dir, { recursive: true });
  }
});
