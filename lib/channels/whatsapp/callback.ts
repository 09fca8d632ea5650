import type { Connection } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { unlessRefused } from "@/lib/channels/graph/quiet.ts";
import { words } from "@/lib/channels/reading.ts";
import { numberOf } from "@/lib/channels/whatsapp/api.ts";

/** Most particular first: Meta takes the first address that is set. */
const LEVELS = ["phone_number", "whatsapp_business_account", "application"] as const;

/**
 * Points one number's events at the connection's address, whatever the app's dashboard says
 * (developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override). Meta asks that
 * address for the hub's challenge before it answers. An empty address takes ours away.
 * @returns false when Meta refused
 * @throws {SendError} token, rate, transient
 */
export async function pointHere(graph: Graph, { credentials, webhookUrl }: Connection): Promise<boolean> {
  const webhook = { override_callback_uri: webhookUrl, verify_token: credentials.verifyToken };
  const call = graph.post([numberOf(credentials).phoneNumberId], { webhook_configuration: webhook });
  return await unlessRefused(["content"], call) !== null;
}

/** Where Meta sends the number's events; undefined when it does not tell. */
export async function whereTo(graph: Graph, phoneNumberId: string): Promise<string | undefined> {
  const call = graph.get([phoneNumberId], { fields: "webhook_configuration" });
  const answer = await unlessRefused(["content"], call);
  return LEVELS.map((level) => answer && words(answer.at("webhook_configuration", level)))
    .find((url) => url !== undefined && url !== null);
}
