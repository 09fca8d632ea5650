import { createHmac } from "node:crypto";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import { bareJson } from "@/lib/sandbox/bare_json.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import { randomHex } from "@/lib/sandbox/twitter/ids.ts";
import type { XApp, XWebhook, XWorld } from "@/lib/sandbox/twitter/state.ts";

const PATIENCE_MS = 10_000;

/**
 * Posts an event to a webhook, signed over its bytes with the app's consumer secret, until the answer is 200
 * (https://docs.x.com/x-api/webhooks/quickstart#3-securing-webhooks). To an invalid webhook nothing goes.
 * @param event X's own word for it, as dm.received or tweet_create_events
 */
export async function sendHook(
  world: XWorld,
  app: XApp,
  webhook: XWebhook,
  { account, event, payload }: {
    readonly account: string;
    readonly event: string;
    readonly payload: Record<string, unknown>;
  },
): Promise<DeliveryResult> {
  const body = bareJson(payload);
  const headers = {
    "content-type": "application/json",
    "x-twitter-webhooks-signature": sign(app, body),
  };
  return await world.core.outbox.send({
    platform: "twitter",
    account,
    event,
    keep: true,
    target: () => webhook.valid && app.webhooks.has(webhook.id) ? { url: webhook.url, headers, body } : null,
    judge: (answer) => answer?.status === 200 ? "done" : "again",
  });
}

function sign({ consumerSecret }: XApp, text: string): string {
  return `sha256=${createHmac("sha256", consumerSecret).update(text).digest("base64")}`;
}

/**
 * The challenge-response check: the address answers a token with its HMAC, or the webhook is invalid at once. Only an
 * answer of 4xx or 5xx, or none, leaves a valid one valid.
 * @returns whether the check was passed
 */
export async function checkHook(
  world: XWorld,
  app: XApp,
  webhook: Pick<XWebhook, "url" | "valid">,
): Promise<boolean> {
  const token = randomHex(24);
  const url = new URL(webhook.url);
  url.searchParams.set("crc_token", token);
  url.searchParams.set("nonce", randomHex(12));
  const answer = await world.core.work.track(ask(world, url));
  const status = answer?.status ?? null;
  world.core.feed.publish({ type: "webhook", platform: "twitter", event: "crc", attempt: 0, status });
  const passed = status === 200 && answer?.token === sign(app, token);
  if (passed) webhook.valid = true;
  else if (status !== null && status < 400) webhook.valid = false;
  return passed;
}

async function ask(
  { core }: XWorld,
  url: URL,
): Promise<{ readonly status: number; readonly token: string | undefined } | null> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  try {
    const signal = AbortSignal.any([late.signal, core.work.signal]);
    const response = await core.fetch(url, { redirect: "manual", signal });
    return { status: response.status, token: tokenIn(await response.text()) };
  } catch {
    // No answer at all: the check has failed, and the caller says so.
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function tokenIn(text: string): string | undefined {
  try {
    return new Peek(parseJson(text)).get("response_token").text;
  } catch {
    return undefined;
  }
}
