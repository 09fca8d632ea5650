import type { Core } from "@/lib/sandbox/core.ts";
import { randomDigits } from "@/lib/sandbox/graph/ids.ts";
import type { GraphApp, GraphWorld, Subscription } from "@/lib/sandbox/graph/world.ts";

const PATIENCE_MS = 10_000;

/** What became of the verification of an address. */
export interface Verification {
  readonly verified: boolean;
  /** Status of the product's answer; null when there was none. */
  readonly status: number | null;
}

/**
 * Asks an address to prove that it is ours: GET with hub.mode, hub.challenge and hub.verify_token, which must answer
 * 200 and the challenge alone (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).
 */
export async function verifyHub(
  { core, platform }: GraphWorld,
  url: string,
  verifyToken: string,
): Promise<Verification> {
  const challenge = randomDigits(10);
  const target = new URL(url);
  target.searchParams.set("hub.mode", "subscribe");
  target.searchParams.set("hub.challenge", challenge);
  target.searchParams.set("hub.verify_token", verifyToken);
  const answer = await core.work.track(ask(core, target));
  const status = answer?.status ?? null;
  core.feed.publish({ type: "webhook", platform, event: "hub.challenge", attempt: 0, status });
  return { verified: status === 200 && answer?.text === challenge, status };
}

async function ask({ fetch, work }: Core, url: URL): Promise<{ status: number; text: string } | null> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  try {
    const signal = AbortSignal.any([late.signal, work.signal]);
    const response = await fetch(url, { headers: { "user-agent": "facebookplatform/1.0" }, signal });
    return { status: response.status, text: await response.text() };
  } catch {
    // No answer at all: the dashboard says that the address could not be validated.
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Verifies an address and, when it proves itself, makes it the app's. An address that does not leaves the former
 * one in place, as the dashboard does.
 * @param fields the webhook fields to switch on
 */
export async function subscribeApp(
  world: GraphWorld,
  app: GraphApp,
  { url, verifyToken, fields }: Subscription,
): Promise<Verification> {
  const result = await verifyHub(world, url, verifyToken);
  if (result.verified) {
    app.subscription = { url, verifyToken, fields };
    world.core.feed.publish({ type: "state" });
  }
  return result;
}
