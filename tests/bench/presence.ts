import type { Scene } from "../crash/scene.ts";
import { Listener } from "./listener.ts";
import { type Figure, figure } from "./report.ts";
import { cookieFor } from "./session.ts";
import type { Sizes } from "./sizes.ts";
import { quantile } from "./stats.ts";

/** From the moment a browser says that its member writes, or stops, until a colleague's browser hears of it. */
export async function benchPresence({ product, office }: Scene, { trips }: Sizes): Promise<Figure[]> {
  const cookie = await cookieFor(product.dataDir, office.workspaceId);
  const [ticket] = await office.tickets();
  if (!ticket) throw new Error("There is no ticket to look at");
  await using colleague = await Listener.open(product.origin, { cookie });
  const url = `${product.origin}/api/v1/tickets/${ticket.id}/presence`;
  const headers = { cookie, origin: product.origin, "content-type": "application/json" };
  const times: number[] = [];
  for (let trip = 0; trip < trips; trip++) {
    const typing = trip % 2 === 0;
    const heard = colleague.hears(`"typing":${typing}`);
    const begun = performance.now();
    const answer = await fetch(url, {
      method: "PUT",
      headers,
      body: JSON.stringify({ typing, tab: "bench" }),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`A beat was answered with ${answer.status}`);
    times.push(await heard - begun);
  }
  return [
    figure("presence seen by a colleague, p50", quantile(times, 0.5), "ms"),
    figure("presence seen by a colleague, p95", quantile(times, 0.95), "ms", { most: 500 }),
  ];
}
