import assert from "node:assert/strict";
import type { MessageView } from "@/lib/inbox/view.ts";
import { until } from "../flows/until.ts";
import { openScene, type Scene } from "./scene.ts";

const CUSTOMERS = 20;
const EACH = 5;
/** Calls that the platform has taken and not answered when the process dies. */
const HANGING = 4;
const FINAL = ["sent", "read", "unsure", "failed"];

Deno.test("kill -9 amid 200 queued answers: VK's arrive exactly once, Telegram's at most once and in doubt", async () => {
  await using scene = await openScene();
  const { sandbox, office, product } = scene;
  const tickets = await conversations(scene);
  hang(scene);
  const answers = await Promise.all(tickets.map((ticket) => answer(scene, ticket)));
  const written = answers.flat();
  assert.equal(written.length, 200);
  await until(
    "some answers on their way and some hanging",
    () =>
      sandbox.telegram.sent.length >= 30 && sandbox.vk.sent.length >= 30 &&
      sandbox.faults.list().length === 0,
  );
  assert.ok(
    sandbox.telegram.sent.length + sandbox.vk.sent.length < 200,
    "Everything had gone before the kill",
  );
  await product.kill();
  await product.start();
  await sandbox.redeliver();

  const settled = await until("every answer to be settled", async () => {
    const all = await everyAnswer(scene, tickets);
    return all.every(({ status }) => FINAL.includes(status)) ? all : undefined;
  }, 60_000);
  assert.equal(settled.length, 200);
  const byText = new Map(settled.map((one) => [one.text, one.status]));
  checkVk(scene, byText);
  checkTelegram(scene, byText);

  // The agent looks on the platform and decides: then each answer is there, once.
  for (const { id, text, status } of settled) {
    if (status !== "unsure") continue;
    const arrived = arrivals(scene, "telegram").includes(text);
    await (arrived ? office.settleAsSent(id) : office.resend(id));
  }
  await until(
    "nothing doubtful any more",
    async () => (await everyAnswer(scene, tickets)).every(({ status }) => status === "sent"),
  );
  for (const platform of ["telegram", "vk"] as const) {
    const texts = arrivals(scene, platform);
    assert.deepEqual(texts.toSorted(), [...new Set(texts)].toSorted());
    assert.equal(texts.length, 100);
  }
});

type Ticket = { readonly id: string; readonly platform: string };

async function conversations({ sandbox, office }: Scene): Promise<Ticket[]> {
  for (let index = 0; index < CUSTOMERS; index++) {
    const id = 6_000 + index;
    await sandbox.telegram.customer({ id, firstName: `Клиент ${id}` }).write("Здравствуйте");
    await sandbox.vk.customer({ id, firstName: "Клиент", lastName: String(id) }).write("Здравствуйте");
  }
  const tickets = await office.everyTicket();
  assert.equal(tickets.length, 2 * CUSTOMERS);
  return tickets;
}

/** In different lanes, so that one hanging call does not keep the others from hanging. */
function hang({ sandbox: { faults } }: Scene): void {
  faults.set({ platform: "telegram", method: "sendMessage", kind: "timeout_after_accept", times: HANGING });
  faults.set({ platform: "vk", method: "messages.send", kind: "timeout_after_accept", times: HANGING });
}

async function answer({ office }: Scene, { id, platform }: Ticket): Promise<MessageView[]> {
  const written: MessageView[] = [];
  for (let number = 1; number <= EACH; number++) {
    written.push(await office.reply(id, { text: `${platform} ${id} № ${number}` }));
  }
  return written;
}

async function everyAnswer({ office }: Scene, tickets: readonly Ticket[]): Promise<MessageView[]> {
  const pages = await Promise.all(tickets.map(({ id }) => office.messages(id)));
  return pages.flat().filter(({ direction }) => direction === "out");
}

function arrivals({ sandbox }: Scene, platform: "telegram" | "vk"): string[] {
  return sandbox[platform].sent.map(({ text }) => text);
}

function checkVk(scene: Scene, statuses: ReadonlyMap<string, string>): void {
  const texts = arrivals(scene, "vk");
  assert.equal(texts.length, 100);
  assert.equal(new Set(texts).size, 100);
  for (const text of texts) assert.equal(statuses.get(text), "sent", text);
  inOrder(texts);
}

function checkTelegram(scene: Scene, statuses: ReadonlyMap<string, string>): void {
  const texts = arrivals(scene, "telegram");
  assert.equal(new Set(texts).size, texts.length);
  const all = [...statuses].filter(([text]) => text.startsWith("telegram"));
  assert.equal(all.length, 100);
  const doubtful = all.filter(([, status]) => status === "unsure").map(([text]) => text);
  assert.ok(doubtful.length >= HANGING, `${doubtful.length} are doubtful`);
  for (const [text, status] of all) {
    assert.ok(status === "unsure" || (status === "sent" && texts.includes(text)), `${text} is ${status}`);
  }
  inOrder(texts.filter((text) => !doubtful.includes(text)));
}

/** Within each conversation the numbers only grow. */
function inOrder(texts: readonly string[]): void {
  const last = new Map<string, number>();
  for (const text of texts) {
    const [conversation = "", number] = text.split(" № ");
    assert.ok(Number(number) > (last.get(conversation) ?? 0), `${text} came too late`);
    last.set(conversation, Number(number));
  }
}
