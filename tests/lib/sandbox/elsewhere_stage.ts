import assert from "node:assert/strict";
import type { OtherAccount } from "@/lib/sandbox/story/types.ts";
import { json, type Stage } from "./product.ts";
import { bearerOf, crc, sign } from "./twitter_stage.ts";

type Connect = (stage: Stage, account: OtherAccount) => Promise<void>;

/** How an account of each platform is connected by hand, as the product and the owner would. */
export const connectElsewhere: Readonly<Record<string, Connect>> = {
  twitter: connectX,
  async viber({ url, product }, { credentials: { token = "" } }) {
    const body = JSON.stringify({ url: `${product.url}/viber` });
    const headers = { "x-viber-auth-token": token };
    const set = await json(fetch(`${url}/viber/pa/set_webhook`, { method: "POST", headers, body }));
    assert.equal(set.at("status"), 0);
  },
  async slack({ sandbox, product }, { id }) {
    const usually = product.usually;
    product.usually = ({ body }) => new Response(String(body.at("challenge") ?? ""));
    assert.equal(await sandbox.slack.setWebhook?.(id, `${product.url}/slack`), true);
    product.usually = usually;
  },
  async max({ url, product }, { credentials: { token = "" } }) {
    const body = JSON.stringify({ url: `${product.url}/max` });
    const headers = { authorization: token };
    const set = await json(fetch(`${url}/max/subscriptions`, { method: "POST", headers, body }));
    assert.equal(set.at("success"), true);
  },
};

async function connectX({ url, product }: Stage, { credentials: keys }: OtherAccount): Promise<void> {
  const usually = product.usually;
  product.usually = ({ query }) => crc(query?.get("crc_token") ?? null, keys.consumerSecret);
  const headers = {
    authorization: `Bearer ${await bearerOf(url, keys)}`,
    "content-type": "application/json",
  };
  const body = JSON.stringify({ url: `${product.url}/x` });
  const made = await json(fetch(`${url}/twitter/2/webhooks`, { method: "POST", headers, body }));
  product.usually = usually;
  const all = `${url}/twitter/2/account_activity/webhooks/${made.text("data.id")}/subscriptions/all`;
  const authorization = sign("POST", all, { keys });
  const subscribed = await json(fetch(all, { method: "POST", headers: { authorization } }));
  assert.equal(subscribed.at("data.subscribed"), true);
}
