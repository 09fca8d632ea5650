import assert from "node:assert/strict";
import { directory } from "@/db/schema/control.ts";
import { connections, messages, rawEvents } from "@/db/schema/workspace.ts";
import type { Connection, RawRequest } from "@/lib/channels/channel.ts";
import type { ReadyPlatform } from "@/lib/channels/registry.ts";
import { inProduct, type Product } from "@/lib/commands/samples/product.ts";
import type { Contract } from "../lib/channels/contract.ts";
import { channelAt } from "../lib/channels/contract_api.ts";
import { CONTRACTS } from "../lib/channels/contracts.ts";

/** A platform's door in a product of its own, with the connection that its contract speaks of behind it. */
interface Door {
  post(request: RawRequest): Promise<number>;
  texts(): Promise<string[]>;
  /** How many calls left anything at all. */
  traces(): Promise<number>;
}

async function doorOf({ services, workspace, post }: Product, connection: Connection): Promise<Door> {
  const { id, platform, accountId, credentials, webhookSecret, state } = connection;
  const sealed = await services.connections.seal(id, { credentials, webhookSecret, state });
  const { control } = services;
  const { store } = workspace;
  await control.write(() =>
    control.commit([
      control.db.insert(directory).values({ connectionId: id, workspaceId: workspace.id, platform }),
    ])
  );
  const row = {
    id,
    platform,
    accountId,
    name: platform,
    status: "active" as const,
    sealed,
    settings: {},
    setup: [],
  };
  await store.write(() =>
    store.commit([store.db.insert(connections).values({ ...row, createdAt: services.now() })])
  );
  return {
    async post({ body, headers }) {
      const response = await post(`/webhooks/${platform}/${id}`, body, headers);
      await response.body?.cancel();
      return response.status;
    },
    texts: async () => (await store.db.select().from(messages)).map(({ text }) => text),
    traces: async () =>
      (await store.db.select().from(rawEvents)).length + (await store.db.select().from(messages)).length,
  };
}

/** A copy in which whatever somebody wrote ends in half a character. */
function halved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(halved);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) =>
      typeof one === "string" && (key === "text" || key === "body")
        ? [key, `${one}\ud83d`]
        : [key, halved(one)]
    ),
  );
}

for (const [platform, contract] of Object.entries(CONTRACTS) as [ReadyPlatform, Contract][]) {
  const { signing, samples, connection, foreign, batch } = contract;
  const [sample] = samples;
  if (!signing || !sample) continue;

  Deno.test(`${platform}: what is forged, cut off, too large or another account's leaves nothing behind`, () =>
    inProduct(async (product) => {
      const door = await doorOf(product, connection);
      const whole = await signing.sign(sample.body, connection);
      assert.equal(await door.post(signing.unsigned(sample.body)), 401);
      assert.equal(await door.post(await signing.sign(sample.body, signing.stranger)), 401);
      assert.equal(await door.post({ ...whole, body: whole.body.slice(0, -7) }), 400);
      const most = (channelAt(platform).maxBodyBytes ?? 1_048_576) + 1;
      assert.equal(await door.post({ ...whole, body: new Uint8Array(most).fill(0x20) }), 413);
      assert.equal(await door.traces(), 0);
      if (foreign === undefined) return;
      // Where an app serves many accounts the call is good and says nothing to us; VK's speaks for one alone.
      const answer = await door.post(await signing.sign(foreign, connection));
      assert.equal(answer, platform === "vk" ? 401 : 200);
      assert.deepEqual(await door.texts(), []);
    }));

  Deno.test(`${platform}: a message is taken once, whatever half of a character stands in it`, () =>
    inProduct(async (product) => {
      const door = await doorOf(product, connection);
      const request = await signing.sign(halved(sample.body), connection);
      assert.deepEqual([await door.post(request), await door.post(request)], [200, 200]);
      const [text = "", ...others] = await door.texts();
      assert.ok(text.isWellFormed() && text.endsWith("\ufffd"), text);
      assert.deepEqual(others, []);
    }));

  if (!batch) continue;
  Deno.test(`${platform}: of a hundred events in one call the ninety-nine good ones are taken`, () =>
    inProduct(async (product) => {
      const door = await doorOf(product, connection);
      assert.equal(
        await door.post(await signing.sign(batch({ message: { mid: 5, attachments: "x" } }), connection)),
        200,
      );
      assert.equal((await door.texts()).length, 99);
    }));
}
