import type { Channel, Connection, RawRequest } from "@/lib/channels/channel.ts";
import { parseJson } from "@/lib/channels/json.ts";
import type { ReadyPlatform } from "@/lib/channels/registry.ts";
import type { Contract } from "../lib/channels/contract.ts";
import { channelAt } from "../lib/channels/contract_api.ts";
import { CONTRACTS } from "../lib/channels/contracts.ts";
import { type Figure, figure } from "./report.ts";
import type { Sizes } from "./sizes.ts";

/** ms. */
const WANTED = { most: 0.2 };

/** What it costs to check the signature of an event and to read it, for every platform, by its own samples. */
export async function benchChannels(sizes: Sizes): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const platform of Object.keys(CONTRACTS) as ReadyPlatform[]) {
    figures.push(await benchChannel(platform, channelAt(platform), CONTRACTS[platform], sizes));
  }
  return figures;
}

async function benchChannel(
  platform: ReadyPlatform,
  channel: Channel,
  contract: Contract,
  { rounds, reads }: Sizes,
): Promise<Figure> {
  const { connection, signing } = contract;
  const costs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const requests = await callsOf(contract, reads);
    const begun = performance.now();
    for (const { request, events } of requests) {
      // Nobody posts to the web chat: its events come by the visitor's session, so there is nothing to verify.
      if (signing && !await channel.verify(request, connection)) {
        throw new Error(`${platform} refused its own`);
      }
      const payload = channel.parse ? channel.parse(request.body) : parseJson(request.body);
      const found = channel.normalise(payload, connection).length;
      if (found !== events) throw new Error(`${platform} read ${found} events where ${events} are`);
    }
    // The first round warms up.
    if (round > 0) costs.push((performance.now() - begun) / reads);
  }
  return figure(`${signing ? "verify and read" : "read"}, ${platform}`, costs, "ms", WANTED);
}

interface Call {
  readonly request: RawRequest;
  /** How many events stand in it. */
  readonly events: number;
}

/** Every sample of a platform in turn, as the platform would post it. */
async function callsOf({ samples, signing, connection }: Contract, count: number): Promise<Call[]> {
  const calls = samples.map(async ({ body, events }) => ({
    request: await signing?.sign(body, connection) ?? bare(body, connection),
    events: events.length,
  }));
  const ready = await Promise.all(calls);
  return Array.from({ length: count }, (_, index) => ready[index % ready.length])
    .filter((call) => !!call)
    // No two calls share their bytes: a channel may remember what it read in them.
    .map(({ request, events }) => ({ request: { ...request, body: request.body.slice() }, events }));
}

function bare(body: unknown, { webhookUrl }: Connection): RawRequest {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { method: "POST", url: new URL(webhookUrl), headers: new Headers(), body: bytes };
}
