import { connections } from "@/db/schema/workspace.ts";
import type { Store } from "@/db/libsql.ts";
import { openWorkspace } from "@/db/workspace.ts";
import { countPast } from "@/lib/reports/fill_job.ts";
import { REPORTS } from "@/lib/reports/report.ts";
import { openScene, type Scene } from "../crash/scene.ts";
import { type Figure, figure } from "./report.ts";
import { seed } from "./seed.ts";
import { cookieFor } from "./session.ts";
import type { Sizes } from "./sizes.ts";

const SECOND = "second-connection";
const AGENTS = 12;
/** Messages that the job counts at once. */
const STEP = 1_000;
const PERIOD = "period=90";
const TAG = `tag=${encodeURIComponent("Доставка")}`;

/**
 * Time of every report over one workspace with a long history, all of which is in the period; by a tag that
 * every ticket has, which is the longest way; and what counting such a history costs at most at a time.
 */
export async function benchReports({ reported, looks }: Sizes): Promise<Figure[]> {
  await using scene = await openScene();
  const longest = await fill(scene, reported);
  const { product, office } = scene;
  const headers = { cookie: await cookieFor(product.dataDir, office.workspaceId) };
  const rest = (path: string) => () => office.rest.get(path);
  const page = async () => {
    const response = await fetch(`${product.origin}/reports?${PERIOD}`, { headers, redirect: "error" });
    if (!response.ok) throw new Error(`The page of reports was answered with ${response.status}`);
    await response.body?.cancel();
  };
  const ways: (readonly [name: string, work: () => Promise<unknown>])[] = [
    ...REPORTS.map((name) => [`report ${name}`, rest(`/reports/${name}?${PERIOD}`)] as const),
    ["report overview by tag", rest(`/reports/overview?${PERIOD}&${TAG}`)],
    ["report agents by tag", rest(`/reports/agents?${PERIOD}&${TAG}`)],
    ["page of reports", page],
    ["tickets behind a number", rest(`/report-tickets?${PERIOD}&what=received`)],
    ["tickets of the slowest answers", rest(`/report-tickets?${PERIOD}&what=next&sort=slow`)],
  ];
  const figures: Figure[] = [];
  for (const [name, work] of ways) {
    figures.push(figure(`${name}, ${reported} messages`, await timed(looks, work), "ms", { most: 500 }));
  }
  return [...figures, figure("longest step of counting a history", longest, "ms")];
}

/** A history of two connections and a dozen people, with deadlines, and the sums over it. @returns ms */
async function fill({ product, office, telegram }: Scene, count: number): Promise<number> {
  const store = await openWorkspace(product.dataDir, office.workspaceId);
  try {
    await seed(store, telegram.id, count);
    await spread(store);
    let longest = 0;
    for (let after: string | null = ""; after !== null;) {
      const begun = performance.now();
      after = await countPast({ store, locale: "ru" }, after, STEP);
      longest = Math.max(longest, performance.now() - begun);
    }
    await store.query("PRAGMA wal_checkpoint(TRUNCATE)");
    return longest;
  } finally {
    await store.close();
  }
}

/** Over connections, people and hours: each ticket takes some four hours, and its answers minutes. */
async function spread(store: Store): Promise<void> {
  const [first] = await store.db.select().from(connections);
  if (!first) throw new Error("There is no connection to copy");
  const agent = `'agent' || (rowid % ${AGENTS})`;
  await store.write(() =>
    store.commit([
      store.db.insert(connections).values({ ...first, id: SECOND, name: "Вторая" }),
      { sql: "UPDATE tickets SET connection_id = ? WHERE rowid % 2 = 0", args: [SECOND] },
      `UPDATE messages SET author_type = 'agent', author_id = ${agent} WHERE direction = 'out'`,
      `UPDATE messages SET sent_at = sent_at - (19 - sequence) * 700000 - rowid % 600 * 1000,
        connection_id = (SELECT connection_id FROM tickets WHERE id = ticket_id)`,
      `UPDATE tickets SET assignee_id = ${agent}, closed_by = iif(closed_at IS NULL, NULL, ${agent}),
        closed_at = closed_at + rowid % 977 * 60000,
        created_at = (SELECT min(sent_at) FROM messages WHERE ticket_id = tickets.id)`,
      `INSERT INTO sla_results (id, ticket_id, policy_id, kind, priority, started_at, ended_at, took, target,
          outcome)
        SELECT 'r' || id, ticket_id, 'p',
          CASE sequence WHEN 2 THEN 'first' WHEN 17 THEN 'resolution' ELSE 'next' END,
          'normal', sent_at - 60000, sent_at, 60000, 60000, iif(rowid % 7 = 0, 'missed', 'met')
        FROM messages WHERE direction = 'out'`,
    ])
  );
}

/** ms of each look, after half as many again to warm up. */
async function timed(looks: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let look = 0; look < looks * 1.5; look++) {
    const begun = performance.now();
    await work();
    if (look >= looks / 2) times.push(performance.now() - begun);
  }
  return times;
}
