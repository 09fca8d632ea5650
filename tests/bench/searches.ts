import { openWorkspace } from "@/db/workspace.ts";
import { FILL_START, type FillPlace, fillStep } from "@/lib/search/fill.ts";
import { openScene, type Scene } from "../crash/scene.ts";
import { Events } from "./events.ts";
import { Load } from "./load.ts";
import { type Figure, figure } from "./report.ts";
import { seed } from "./seed.ts";
import type { Sizes } from "./sizes.ts";
import { median, quantile } from "./stats.ts";

/** What people look for: frequent and rare words, beginnings, phrases, filters, nothing, a ticket, a person. */
const QUERIES = [
  "здравствуйте",
  "здрав",
  "за",
  "сколько стоит доставка",
  "чашка с трещиной",
  '"как долго"',
  '"доставка долго"',
  "спасибо is:closed",
  "кружки tag:доставка",
  "адрес is:open",
  'трещина from:"Клиент 3"',
  "упаковка before:2026-01-01",
  "доставка channel:telegram after:2026-06",
  "нетакогослова",
  "321",
  "клиент 77",
];
/** Webhooks a second, for so long in a round. */
const RATE = 150;
const SECONDS = 8;
/** Even those who search all the time read what they found. */
const THINK_MS = 200;

/**
 * Time of a search in one workspace with a long history, and what searching costs those who wait for the same
 * process: webhooks of that workspace at a steady rate, alone and beside two people who search all the time.
 */
export async function benchSearches({ searched, looks, rounds, steady, people }: Sizes): Promise<Figure[]> {
  await using scene = await openScene();
  await fill(scene, searched);
  const times: number[] = [];
  for (let look = 0; look < looks; look++) {
    for (const query of QUERIES) {
      const ms = await timed(scene, query);
      if (look >= looks / 2) times.push(ms);
    }
  }
  const events = new Events(scene, people);
  using load = await Load.open(scene.product.port, 64);
  await load.flood(events.everybody());
  const count = Math.min(steady, RATE * SECONDS);
  const [alone, beside, searches]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const traffic = () => load.steady(events.take(count), RATE);
    alone.push(quantile(await traffic(), 0.95));
    const both = await besideSearches(scene, traffic);
    beside.push(quantile(both.answers, 0.95));
    searches.push(quantile(both.searches, 0.95));
  }
  return [
    figure(`search, ${searched} messages, p50`, quantile(times, 0.5), "ms"),
    figure(`search, ${searched} messages, p95`, quantile(times, 0.95), "ms", { most: 100 }),
    figure(`search beside ${RATE} webhooks/s, p95`, searches, "ms"),
    figure(`answer at ${RATE}/s, p95`, alone, "ms"),
    figure(`answer at ${RATE}/s beside searches, p95`, beside, "ms"),
    figure("answer beside searches ÷ alone", median(beside) / median(alone), "×", { most: 1.5 }),
  ];
}

/** A history, and the index over it. */
async function fill({ product, office, telegram }: Scene, count: number): Promise<void> {
  const store = await openWorkspace(product.dataDir, office.workspaceId);
  try {
    await seed(store, telegram.id, count);
    for (let place: FillPlace | null = FILL_START; place;) place = await fillStep(store, place);
    await store.query("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    await store.close();
  }
}

async function timed({ office }: Scene, query: string): Promise<number> {
  const begun = performance.now();
  await office.rest.get(`/search?q=${encodeURIComponent(query)}`);
  return performance.now() - begun;
}

async function besideSearches(scene: Scene, traffic: () => Promise<number[]>) {
  const searches: number[] = [];
  let going = true;
  const search = async (first: number) => {
    for (let index = first; going; index++) {
      searches.push(await timed(scene, QUERIES[index % QUERIES.length] ?? ""));
      await new Promise((resolve) => setTimeout(resolve, THINK_MS));
    }
  };
  const people = [search(0), search(QUERIES.length >> 1)];
  const answers = await traffic();
  going = false;
  await Promise.all(people);
  return { answers, searches };
}
