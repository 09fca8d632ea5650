import assert from "node:assert/strict";
import type { MessageView } from "@/lib/inbox/view.ts";
import type { Fault } from "@/lib/sandbox/faults.ts";
import { BOT, COMMUNITY } from "../flows/cast.ts";
import { until } from "../flows/until.ts";
import { openScene, type Scene } from "./scene.ts";

type PlatformName = "telegram" | "vk";

interface Case {
  readonly platform: PlatformName;
  readonly kind: Fault["kind"];
  readonly times: number;
  /** The status in the end, and how often the customer has the answer then. */
  readonly ends: MessageView["status"];
  readonly arrives: number;
}

const CASES: readonly Case[] = [
  { platform: "telegram", kind: "timeout_after_accept", times: 1, ends: "unsure", arrives: 1 },
  { platform: "vk", kind: "timeout_after_accept", times: 1, ends: "sent", arrives: 1 },
  { platform: "telegram", kind: "drop_connection", times: 1, ends: "unsure", arrives: 0 },
  { platform: "vk", kind: "drop_connection", times: 1, ends: "sent", arrives: 1 },
  { platform: "telegram", kind: "429", times: 2, ends: "sent", arrives: 1 },
  { platform: "vk", kind: "429", times: 2, ends: "sent", arrives: 1 },
  { platform: "telegram", kind: "5xx", times: 2, ends: "sent", arrives: 1 },
  { platform: "vk", kind: "5xx", times: 2, ends: "sent", arrives: 1 },
];

const SENDING: Readonly<Record<PlatformName, string>> = { telegram: "sendMessage", vk: "messages.send" };

Deno.test("each way in which a platform fails ends every answer in the right status", async () => {
  await using scene = await openScene();
  const { office, sandbox } = scene;
  const written: { given: Case; id: string; text: string }[] = [];
  for (const [index, given] of CASES.entries()) {
    const ticket = await conversation(scene, given.platform, 7_000 + index);
    const text = `${given.platform} ${given.kind}`;
    const { platform, kind, times } = given;
    sandbox.faults.set({ platform, method: SENDING[platform], kind, times, retryAfter: 1 });
    const { id } = await office.reply(ticket, { text });
    await until(`${text} to have struck`, () => sandbox.faults.list().length === 0, 30_000);
    written.push({ given, id, text });
  }
  for (const { given, id, text } of written) {
    const message = await office.settled(id, "sent", "unsure", "failed");
    assert.equal(message.status, given.ends, text);
    assert.equal(sandbox[given.platform].sent.filter((one) => one.text === text).length, given.arrives, text);
  }
});

Deno.test("webhooks that come twice or in a wrong order change nothing, also for a real process", async () => {
  await using scene = await openScene();
  const { office, sandbox } = scene;
  for (const platform of ["telegram", "vk"] as const) {
    sandbox.faults.set({ platform, kind: "duplicate" });
    sandbox.faults.set({ platform, kind: "reorder", times: 2 });
    const one = customer(scene, platform, 7_100);
    const texts = ["раз", "два", "три", "четыре", "пять"];
    await Promise.all(texts.map((text) => one.write(text)));
    await sandbox.idle();
    const { id } = await office.firstTicket({ platform });
    assert.deepEqual((await office.messages(id)).map(({ text }) => text), texts);
  }
});

Deno.test("a token that is revoked fails the answer, stops its connection alone, and is never logged", async () => {
  await using scene = await openScene();
  const { office, sandbox } = scene;
  const telegram = await conversation(scene, "telegram", 7_200);
  const vk = await conversation(scene, "vk", 7_200);
  sandbox.telegram.revoke(BOT.token);
  const lost = await office.reply(telegram, { text: "раз" });
  assert.equal((await office.settled(lost.id, "failed")).error?.code, "token");
  const fine = await office.reply(vk, { text: "из VK" });
  assert.equal((await office.settled(fine.id, "sent")).error, undefined);
  const stopped = await office.connection(scene.telegram.id);
  assert.deepEqual([stopped.status, stopped.error?.code], ["error", "token"]);
  assert.equal((await office.connection(scene.vk.id)).status, "active");
  assert.deepEqual(scene.product.lines.filter((line) => line.includes(BOT.token)), []);
  assert.deepEqual(scene.product.lines.filter((line) => line.includes(COMMUNITY.token)), []);
});

function customer({ sandbox }: Scene, platform: PlatformName, id: number) {
  if (platform === "telegram") return sandbox.telegram.customer({ id, firstName: `Клиент ${id}` });
  return sandbox.vk.customer({ id, firstName: "Клиент", lastName: String(id) });
}

/** @returns the ticket that this customer's first words opened */
async function conversation(scene: Scene, platform: PlatformName, id: number): Promise<string> {
  await customer(scene, platform, id).write(`Здравствуйте, я ${id}`);
  return await until("the ticket", async () => {
    const tickets = await scene.office.tickets({ platform });
    return tickets.find(({ preview }) => preview.endsWith(` ${id}`))?.id;
  });
}
