import { openWorkspace } from "@/db/workspace.ts";
import type { Scene } from "../crash/scene.ts";
import { Rest } from "../flows/rest.ts";
import { Office } from "../flows/office.ts";
import { type Figure, figure } from "./report.ts";
import { seed } from "./seed.ts";
import { cookieFor } from "./session.ts";
import type { Sizes } from "./sizes.ts";
import { median } from "./stats.ts";
import { weigh } from "./weight.ts";

/** What one workspace's history costs whoever looks at it. */
interface Looks {
  readonly count: number;
  readonly inbox: readonly number[];
  readonly ticket: readonly number[];
  readonly list: readonly number[];
  readonly html: string;
}

/** Time of the inbox and of the ticket list, and the weight of the page, by the length of the history. */
export async function benchHistories(scene: Scene, sizes: Sizes): Promise<Figure[]> {
  const all: Looks[] = [];
  for (const count of sizes.histories) all.push(await look(scene, count, sizes.looks));
  const [least] = all;
  const most = all.at(-1);
  if (!least || !most) return [];
  const { html, js } = await weigh(scene.product.origin, most.html);
  return [
    ...all.flatMap(({ count, inbox, ticket, list }) => [
      figure(`inbox page, ${count} messages`, inbox, "ms"),
      figure(`inbox page with a ticket, ${count} messages`, ticket, "ms"),
      figure(`ticket list by REST, ${count} messages`, list, "ms"),
    ]),
    figure("inbox page, most ÷ fewest messages", median(most.inbox) / median(least.inbox), "×", {
      most: 1.3,
    }),
    figure("page with a ticket, most ÷ fewest", median(most.ticket) / median(least.ticket), "×"),
    figure("ticket list, most ÷ fewest messages", median(most.list) / median(least.list), "×"),
    figure("inbox HTML, gzip", html / 1_024, "KB"),
    figure("inbox JavaScript, gzip", js / 1_024, "KB", { most: 45 }),
  ];
}

async function look(scene: Scene, count: number, looks: number): Promise<Looks> {
  const { product, sandbox } = scene;
  const { workspaceId, apiToken } = await product.createWorkspace(`${count} messages`);
  const office = new Office(
    new Rest((path, init) => fetch(product.origin + path, init), apiToken),
    workspaceId,
    "",
  );
  const token = `${7_100_000_000 + count}:AAF-sandbox-token-of-a-history`;
  sandbox.telegram.addBot({ token, name: "Глина", username: "glina_bot" });
  const { id } = await office.connect("telegram", token);
  const store = await openWorkspace(product.dataDir, workspaceId);
  await seed(store, id, count).finally(() => store.close());
  const headers = { cookie: await cookieFor(product.dataDir, workspaceId) };
  const [newest] = await office.tickets();
  const page = (path: string) => () => read(product.origin + path, headers);
  const bearer = { authorization: `Bearer ${apiToken}` };
  return {
    count,
    inbox: await timed(looks, page("/inbox")),
    ticket: await timed(looks, page(`/inbox/${newest?.id}`)),
    list: await timed(looks, () => read(`${product.origin}/api/v1/tickets?limit=30`, bearer)),
    html: await read(`${product.origin}/inbox/${newest?.id}`, headers),
  };
}

/** ms of each look, after as many again to warm up. */
async function timed(looks: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < looks * 2; index++) {
    const begun = performance.now();
    await work();
    if (index >= looks) times.push(performance.now() - begun);
  }
  return times;
}

async function read(url: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url, { headers, redirect: "error" });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}`);
  return text;
}
