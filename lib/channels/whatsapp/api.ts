import type { ChannelNet } from "@/lib/channels/channel.ts";
import { type Graph, type GraphAccess, openGraph } from "@/lib/channels/graph/client.ts";
import { REFUSALS } from "@/lib/channels/whatsapp/errors.ts";

/** The fields of the capability row, without the spaces that come along when they are pasted. */
export interface SendingNumber {
  readonly phoneNumberId: string;
  readonly businessAccountId: string;
}

/** A system user's key with its app's secret. */
export function accessOf(credentials: Readonly<Record<string, string>>): GraphAccess {
  const token = (credentials.token ?? "").trim();
  return { token, appSecret: credentials.appSecret, label: "WhatsApp", refusals: REFUSALS };
}

/** The Cloud API in the name of a business's system user. */
export function openBusiness(net: ChannelNet, credentials: Readonly<Record<string, string>>): Graph {
  return openGraph(net, accessOf(credentials));
}

/** The number that sends, and the account that it belongs to. */
export function numberOf(credentials: Readonly<Record<string, string>>): SendingNumber {
  const { phoneNumberId = "", businessAccountId = "" } = credentials;
  return { phoneNumberId: phoneNumberId.trim(), businessAccountId: businessAccountId.trim() };
}
