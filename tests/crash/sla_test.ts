import assert from "node:assert/strict";
import { addPolicy, choose } from "../flows/sla_desk.ts";
import { telegramHook, telegramMessage } from "../flows/hook.ts";
import { until } from "../flows/until.ts";
import { openScene, type Scene, secretsOf } from "./scene.ts";

const MINUTE_MS = 60_000;

/** A customer wrote nearly a minute ago, and a minute is all the time there is. @returns when it is up */
async function nearlyLate(scene: Scene, seconds: number): Promise<number> {
  const { office, telegram } = scene;
  await choose(office, telegram.id, {
    direct: await addPolicy(office, { targets: { normal: { first: 1 } }, warning: null }),
  });
  const date = Math.floor(Date.now() / 1_000) - 60 + seconds;
  const { body, headers } = telegramHook(
    secretsOf(scene).telegram,
    telegramMessage(100_001, 1, "Есть кто?", date),
  );
  const answer = await fetch(telegram.webhookUrl, { method: "POST", body, headers });
  await answer.body?.cancel();
  assert.equal(answer.status, 200);
  return date * 1_000 + MINUTE_MS;
}

Deno.test("a deadline that passed while the process was down is marked when it starts", async () => {
  await using scene = await openScene();
  const due = await nearlyLate(scene, 2);
  await scene.product.kill();
  await until("the deadline to pass", () => Date.now() > due);
  await scene.product.start();
  const [ticket] = await until("the mark", () => scene.office.tickets({ sla: "breached" }).then(nonEmpty));
  assert.equal(Date.parse(ticket?.sla?.dueAt ?? ""), due);
});

Deno.test("a deadline is marked at its second by a nudge, long before the minute's sweep", async () => {
  await using scene = await openScene();
  const due = await nearlyLate(scene, 4);
  await until("the mark", () => scene.office.tickets({ sla: "breached" }).then(nonEmpty));
  const late = Date.now() - due;
  assert.ok(late >= 0 && late < 2_000, `${late} ms`);
});

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
