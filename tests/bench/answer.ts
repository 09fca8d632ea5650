import type { Scene } from "../crash/scene.ts";
import { until } from "../flows/until.ts";
import { type Figure, figure } from "./report.ts";
import type { Sizes } from "./sizes.ts";
import { quantile } from "./stats.ts";

const PERSON = 90_001;

/** From the moment an agent sends an answer until the platform has it. */
export async function benchAnswer({ office, sandbox }: Scene, { trips }: Sizes): Promise<Figure[]> {
  await sandbox.telegram.customer({ id: PERSON, firstName: "Марина" }).write("Здравствуйте, я жду ответа");
  const ticket = await until("the ticket", async () => {
    return (await office.tickets({ platform: "telegram" })).find(({ preview }) =>
      preview.endsWith("жду ответа")
    );
  });
  const times: number[] = [];
  for (let trip = 0; trip < trips; trip++) {
    const text = `Ответ ${trip}`;
    const begun = Date.now();
    await office.reply(ticket.id, { text });
    const sent = await until("the answer", () => sandbox.telegram.sent.find((one) => one.text === text));
    times.push(sent.at - begun);
  }
  return [
    figure("answer to platform, p50", quantile(times, 0.5), "ms"),
    figure("answer to platform, p95", quantile(times, 0.95), "ms"),
  ];
}
