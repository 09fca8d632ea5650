import { openScene } from "../crash/scene.ts";
import { until } from "../flows/until.ts";
import { benchAnswer } from "./answer.ts";
import { benchChannels } from "./channels.ts";
import { benchDeadlines } from "./deadlines.ts";
import { Events } from "./events.ts";
import { benchHistories } from "./histories.ts";
import { benchIngest } from "./ingest.ts";
import { benchLetters } from "./letters.ts";
import { benchLive } from "./live.ts";
import { Load } from "./load.ts";
import { benchMemory } from "./memory.ts";
import { benchPresence } from "./presence.ts";
import type { Figure, Report } from "./report.ts";
import { benchReports } from "./reports.ts";
import { benchRules } from "./rules.ts";
import { benchSearches } from "./searches.ts";
import { benchStart } from "./start.ts";
import type { Sizes } from "./sizes.ts";
import { benchSweep } from "./sweep.ts";

/** When no platform was called for so long, nothing is under way any more. */
const QUIET_MS = 500;

/**
 * Measures the product in one run, with real processes and real files.
 * @param say hears what is being measured
 */
export async function runBench(sizes: Sizes, say: (line: string) => void = () => {}): Promise<Report> {
  const figures: Figure[] = [];
  const add = async (what: string, measured: Promise<Figure[]>) => {
    say(what);
    figures.push(...await measured);
  };
  await add("Reading events", benchChannels(sizes));
  await add("Writing letters", Promise.resolve(benchLetters(sizes)));
  await add("Sweeping deadlines", benchSweep(sizes));
  {
    await using scene = await openScene();
    const events = new Events(scene, sizes.people);
    say("Warming up");
    await warmUp(scene, events);
    await add("Taking webhooks in", benchIngest(scene, events, sizes));
    await add("From webhook to browser", benchLive(scene, events, sizes));
    await add("From colleague to colleague", benchPresence(scene, sizes));
    await add("From answer to platform", benchAnswer(scene, sizes));
    await add("From deadline to browser", benchDeadlines(scene, sizes));
    await add("Long histories", benchHistories(scene, sizes));
  }
  await add("Searching", benchSearches(sizes));
  await add("Reporting", benchReports(sizes));
  await add("Following rules", benchRules(sizes));
  await add("Starting", benchStart(sizes));
  await add("Many workspaces", benchMemory(sizes));
  const machine = { cores: navigator.hardwareConcurrency, deno: Deno.version.deno, os: Deno.build.os };
  return { at: new Date().toISOString(), machine, figures };
}

/** Every customer has written once, and whatever follows from a first message is done. */
async function warmUp(scene: Awaited<ReturnType<typeof openScene>>, events: Events): Promise<void> {
  using load = await Load.open(scene.product.port, 16);
  await load.flood(events.everybody());
  let [calls, since] = [-1, 0];
  await until("the jobs of the warm-up to end", () => {
    const now = performance.now();
    if (calls !== scene.sandbox.calls.length) [calls, since] = [scene.sandbox.calls.length, now];
    return now - since >= QUIET_MS;
  }, 120_000);
}
