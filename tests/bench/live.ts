import type { Scene } from "../crash/scene.ts";
import type { Events } from "./events.ts";
import { Listener } from "./listener.ts";
import { type Figure, figure } from "./report.ts";
import { cookieFor } from "./session.ts";
import type { Sizes } from "./sizes.ts";
import { quantile } from "./stats.ts";
import { Wire } from "./wire.ts";

/** From the moment a platform posts a webhook until the second of two browsers hears of the message. */
export async function benchLive(scene: Scene, events: Events, { trips }: Sizes): Promise<Figure[]> {
  const { product, office } = scene;
  const cookie = await cookieFor(product.dataDir, office.workspaceId);
  await using _first = await Listener.open(product.origin, { cookie });
  await using second = await Listener.open(product.origin, { cookie });
  using wire = await Wire.open(product.port);
  const times: number[] = [];
  for (const packet of events.take(trips)) {
    const heard = second.next("message.created");
    const begun = performance.now();
    await wire.send(packet);
    times.push(await heard - begun);
  }
  return [
    figure("webhook to browser, p50", quantile(times, 0.5), "ms"),
    figure("webhook to browser, p95", quantile(times, 0.95), "ms", { most: 150 }),
  ];
}
