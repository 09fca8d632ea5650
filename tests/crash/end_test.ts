import assert from "node:assert/strict";
import { Listener } from "../bench/listener.ts";
import { until } from "../flows/until.ts";
import { openScene } from "./scene.ts";

/** What an orchestrator grants before it kills. */
const PATIENCE_MS = 10_000;

Deno.test("a process that is asked to end does so in time while a browser listens, and loses nothing", async () => {
  await using scene = await openScene();
  const { product, office, sandbox } = scene;
  const customer = sandbox.telegram.customer({ id: 7_300, firstName: "Марина" });
  await customer.write("Здравствуйте");
  const { id } = await office.firstTicket();
  const authorization = `Bearer ${office.rest.token}`;
  await using listener = await Listener.open(product.origin, { authorization });
  const heard = listener.next("message.created");
  const answers = await Promise.all(["раз", "два", "три"].map((text) => office.reply(id, { text })));
  await heard;
  const begun = performance.now();
  await product.stop();
  assert.ok(performance.now() - begun < PATIENCE_MS, "It did not end in time");
  await product.start();
  await until("all three at the customer's", () => sandbox.telegram.sent.length === 3);
  for (const answer of answers) await office.settled(answer.id, "sent");
  assert.equal(new Set(sandbox.telegram.sent.map(({ text }) => text)).size, 3);
});
