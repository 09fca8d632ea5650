import assert from "node:assert/strict";
import { GROUP } from "../flows/cast.ts";
import { telegramHook, telegramMessage, vkHook, vkMessage } from "../flows/hook.ts";
import { openScene, type Scene, secretsOf } from "./scene.ts";
import { type Shot, storm } from "./storm.ts";

const CUSTOMERS = 100;
const EACH = 10;
const AT_ONCE = 32;
/** How many more webhooks are taken before each kill. */
const KILLS = [250, 40, 700];
const WRITTEN_AT = 1_790_000_000;

Deno.test("2,000 webhooks and three kills leave 2,000 messages: none twice, none lost, in order", async () => {
  await using scene = await openScene();
  const shots = webhooks(scene);
  assert.equal(shots.length, 2_000);
  let left: readonly Shot[] = shots;
  for (const most of KILLS) left = await killedAfter(scene, left, most);
  assert.ok(left.length > 0, "Everything was delivered before the last kill");
  assert.deepEqual(await storm(left, AT_ONCE), []);
  // A platform that heard nothing of an answer repeats what was taken already.
  assert.deepEqual(await storm(shots.slice(0, 200), AT_ONCE), []);
  await everythingOnce(scene);
});

/** @returns what the platforms still have to deliver, once the process is back */
async function killedAfter({ product }: Scene, shots: readonly Shot[], most: number): Promise<Shot[]> {
  let killed: Promise<void> | undefined;
  const missed = await storm(shots, AT_ONCE, (count) => {
    if (count >= most) killed ??= product.kill();
  });
  assert.ok(killed, "It was not killed in the middle");
  await killed;
  await product.start();
  return missed;
}

async function everythingOnce({ office, product }: Scene): Promise<void> {
  const tickets = await office.everyTicket();
  assert.equal(tickets.length, 2 * CUSTOMERS);
  assert.equal(new Set(tickets.map(({ number }) => number)).size, tickets.length);
  const expected = Array.from({ length: EACH }, (_, index) => `№ ${index + 1}`);
  for (const { id, preview } of tickets) {
    assert.deepEqual((await office.messages(id)).map(({ text }) => text), expected);
    assert.equal(preview, expected.at(-1));
  }
  assert.deepEqual(product.lines.filter((line) => line.includes('"level":"error"')), []);
}

/** The first messages of all customers, then the second ones: both platforms mixed. */
function webhooks(scene: Scene): Shot[] {
  const secrets = secretsOf(scene);
  const people = Array.from({ length: CUSTOMERS }, (_, index) => 5_000 + index);
  return Array.from({ length: EACH }, (_, index) => index + 1).flatMap((number) =>
    people.flatMap((person) => [
      { url: scene.telegram.webhookUrl, ...byTelegram(secrets.telegram, person, number) },
      { url: scene.vk.webhookUrl, ...byVk(secrets.vk, person, number) },
    ])
  );
}

function byTelegram(secret: string, person: number, number: number) {
  const id = (person - 5_000) * EACH + number;
  return telegramHook(secret, telegramMessage(person, id, `№ ${number}`, secondOf(number)));
}

function byVk(secret: string, person: number, number: number) {
  return vkHook(secret, GROUP, "message_new", vkMessage(person, number, `№ ${number}`, secondOf(number)));
}

/** Two messages share a second: only the platform's own count tells them apart. */
function secondOf(number: number): number {
  return WRITTEN_AT + Math.floor(number / 2);
}
