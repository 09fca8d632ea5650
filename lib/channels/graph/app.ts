import type { ChannelNet } from "@/lib/channels/channel.ts";
import { type Graph, type GraphAccess, openGraph } from "@/lib/channels/graph/client.ts";
import { unlessRefused } from "@/lib/channels/graph/quiet.ts";
import { idOf } from "@/lib/channels/reading.ts";

/** Where an app sends the events of one object, and which. */
export interface Subscription {
  readonly url?: string;
  readonly fields: readonly string[];
}

/** Meta knows and does not tell: nobody is held up by that. */
const UNTOLD = ["token", "user", "window", "content"] as const;

/**
 * Asks Meta in the name of the app behind a token, which may look at its own keys and subscriptions
 * (developers.facebook.com/docs/facebook-login/guides/access-tokens, "app access tokens").
 * @returns null when Meta names no app, or does not answer this app
 * @throws {SendError} rate, transient
 */
export async function askApp<T>(
  net: ChannelNet,
  access: GraphAccess,
  ask: (app: Graph, appId: string) => Promise<T>,
): Promise<T | null> {
  const { appSecret = "", label, refusals } = access;
  const found = await unlessRefused(UNTOLD, openGraph(net, access).get(["app"], { fields: "id" }));
  const appId = found ? idOf(found.get("id")) : undefined;
  if (appId === undefined || appSecret === "") return null;
  const app = openGraph(net, { token: `${appId}|${appSecret}`, appSecret, label, refusals });
  return await unlessRefused(UNTOLD, ask(app, appId));
}

/** Where the app sends the events of an object (`page`, …); null when Meta does not tell. */
export function subscriptionOf(
  net: ChannelNet,
  access: GraphAccess,
  object: string,
): Promise<Subscription | null> {
  return askApp(net, access, async (app, appId) => {
    const rows = (await app.get([appId, "subscriptions"])).get("data").list;
    const row = rows.find((one) => one.get("object").text === object);
    const fields = row?.get("fields").list.map((field) => field.get("name").text ?? field.text ?? "") ?? [];
    return { url: row?.get("callback_url").text, fields };
  });
}
