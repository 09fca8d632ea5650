import type { Scene } from "../crash/scene.ts";
import { Bare } from "./bare.ts";
import { Events } from "./events.ts";
import { Load } from "./load.ts";
import { type Figure, figure } from "./report.ts";
import { cpuOf } from "./server.ts";
import type { Sizes } from "./sizes.ts";
import { median, quantile } from "./stats.ts";

/**
 * Webhooks that are durable a second, against the bare client in the same run, and how long an answer takes
 * at half of the greatest rate.
 */
export async function benchIngest(scene: Scene, events: Events, sizes: Sizes): Promise<Figure[]> {
  using bare = await Bare.open(scene.product.dataDir);
  const rates = new Map<number, number[]>(sizes.atOnce.map((atOnce) => [atOnce, []]));
  const inserts: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round < sizes.rounds; round++) {
    for (const [atOnce, measured] of rates) {
      const { rate, cost } = await flood(scene, events, atOnce, sizes.events);
      measured.push(rate);
      costs.push(cost);
    }
    inserts.push(await bare.run(sizes.inserts));
  }
  const greatest = Math.max(...[...rates.values()].map(median));
  return [
    ...[...rates].map(([atOnce, measured]) => figure(`ingest, ${atOnce} at once`, measured, "events/s")),
    figure("bare client, one event a transaction", inserts, "events/s"),
    ...[...rates].map(([atOnce, measured]) => {
      const ratios = measured.map((rate, round) => rate / (inserts[round] ?? NaN));
      return figure(`ingest ÷ bare, ${atOnce} at once`, ratios, "×", { least: 1 });
    }),
    figure("server's CPU time for an event", costs, "ms"),
    ...await latency(scene, events, greatest / 2, sizes.steady),
  ];
}

async function flood({ product }: Scene, events: Events, atOnce: number, count: number) {
  using load = await Load.open(product.port, atOnce);
  const packets = events.take(count);
  const before = await cpuOf(product.pid);
  const rate = await load.flood(packets);
  return { rate, cost: (await cpuOf(product.pid) - before) / count };
}

async function latency({ product }: Scene, events: Events, rate: number, count: number): Promise<Figure[]> {
  using load = await Load.open(product.port, 256);
  const times = await load.steady(events.take(count), rate);
  return [
    figure("half of the greatest rate", rate, "events/s"),
    figure("answer at half rate, p50", quantile(times, 0.5), "ms"),
    figure("answer at half rate, p95", quantile(times, 0.95), "ms", { most: 60 }),
    figure("answer at half rate, p99", quantile(times, 0.99), "ms"),
  ];
}
