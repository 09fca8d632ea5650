import type { TicketView } from "@/lib/inbox/view.ts";
import { telegramHook, telegramMessage } from "../flows/hook.ts";
import { addPolicy, choose } from "../flows/sla_desk.ts";
import { until } from "../flows/until.ts";
import { type Scene, secretsOf } from "../crash/scene.ts";
import { type Figure, figure } from "./report.ts";
import type { Sizes } from "./sizes.ts";
import { quantile } from "./stats.ts";
import { packet, Wire } from "./wire.ts";

const FIRST_PERSON = 900_000;
/** Platforms count whole seconds, so so many become due at once. */
const A_SECOND = 10;
const AHEAD_SECONDS = 4;

/** From a deadline until a program that follows the events is told, when it asks, that it has passed. */
export async function benchDeadlines(scene: Scene, { deadlines }: Sizes): Promise<Figure[]> {
  const { office, telegram } = scene;
  await choose(office, telegram.id, {
    direct: await addPolicy(office, { targets: { normal: { first: 1 } }, warning: null }),
  });
  const stop = new AbortController();
  const late: number[] = [];
  const following = follow(scene, stop.signal, (ms) => late.push(ms));
  await write(scene, deadlines);
  await until("every deadline to be shown", () => late.length === deadlines, 60_000);
  stop.abort();
  await following;
  await choose(office, telegram.id, {});
  return [
    figure("deadline to breach shown, p50", quantile(late, 0.5), "ms"),
    figure("deadline to breach shown, p95", quantile(late, 0.95), "ms", { most: 2_000 }),
  ];
}

/** Customers write one after another, each as if most of a minute ago. */
async function write(scene: Scene, count: number): Promise<void> {
  using wire = await Wire.open(scene.product.port);
  const secret = secretsOf(scene).telegram;
  for (let index = 0; index < count; index++) {
    const date = Math.floor(Date.now() / 1_000) - 60 + AHEAD_SECONDS;
    const hook = telegramHook(secret, telegramMessage(FIRST_PERSON + index, 1, "Есть кто?", date));
    await wire.send(packet(scene.telegram.webhookUrl, hook.body, hook.headers));
    await new Promise((resolve) => setTimeout(resolve, 1_000 / A_SECOND));
  }
}

/** Asks for every ticket that the stream of events names, as an inbox does. */
async function follow(
  { product, office }: Scene,
  signal: AbortSignal,
  shown: (late: number) => void,
): Promise<void> {
  const headers = { authorization: `Bearer ${office.rest.token}` };
  const seen = new Set<string>();
  const look = async (id: string) => {
    const { sla } = await office.rest.get<TicketView>(`/tickets/${id}`);
    if (sla?.state !== "breached" || seen.has(id)) return;
    seen.add(id);
    shown(Date.now() - Date.parse(sla.dueAt ?? ""));
  };
  try {
    const response = await fetch(`${product.origin}/api/v1/events`, { headers, signal });
    const lines = response.body?.pipeThrough(new TextDecoderStream());
    for await (const text of lines ?? []) {
      for (const [, id = ""] of text.matchAll(/"kind":"ticket\.updated","ticketId":"(\w+)"/g)) void look(id);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
