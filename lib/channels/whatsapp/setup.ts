import {
  type Account,
  type ChannelNet,
  type Connected,
  ConnectError,
  type Connection,
  SendError,
  type SetupStep,
} from "@/lib/channels/channel.ts";
import { subscriptionOf } from "@/lib/channels/graph/app.ts";
import type { Graph, Path } from "@/lib/channels/graph/client.ts";
import { asConnectError, isWrongSecret, type Naming } from "@/lib/channels/graph/connect_error.ts";
import { unlessRefused } from "@/lib/channels/graph/quiet.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";
import { accessOf, numberOf, openBusiness } from "@/lib/channels/whatsapp/api.ts";
import { pointHere, whereTo } from "@/lib/channels/whatsapp/callback.ts";

const FIELDS = "id,display_phone_number,verified_name,quality_rating";
const NAMING: Naming = {
  prefix: "whatsapp",
  tokenField: "token",
  rights: ["whatsapp_business_messaging", "whatsapp_business_management"],
};

/** Names the number, and looks whether the key reaches its business account. @throws {ConnectError} */
export function check(net: ChannelNet, credentials: Readonly<Record<string, string>>): Promise<Account> {
  return asConnectError(NAMING, async () => {
    const graph = openBusiness(net, credentials);
    const { phoneNumberId, businessAccountId } = numberOf(credentials);
    const number = await known(graph, [phoneNumberId], FIELDS, "phoneNumberId");
    await known(graph, [businessAccountId, "message_templates"], "name", "businessAccountId");
    const shown = words(number.get("display_phone_number"));
    const digits = shown?.replaceAll(/\D/g, "");
    return {
      id: phoneNumberId,
      name: words(number.get("verified_name")) ?? shown ?? phoneNumberId,
      username: shown,
      url: digits ? `https://wa.me/${digits}` : undefined,
    };
  });
}

/** An id that Meta does not know is another field's fault than the key's. */
async function known(graph: Graph, path: Path, fields: string, field: string): Promise<Peek> {
  try {
    return await graph.get(path, { fields, limit: 1 });
  } catch (error) {
    if (!(error instanceof SendError) || error.kind !== "content" || isWrongSecret(error)) throw error;
    const code = field === "phoneNumberId" ? "whatsapp.number_unknown" : "whatsapp.account_unknown";
    throw new ConnectError(code, field, { id: path[0] ?? "", reason: error.platformCode ?? "" });
  }
}

/**
 * Subscribes the app to the business account and points this number's events here; where that is refused,
 * the owner sets the address in the app's dashboard. @throws {ConnectError}
 */
export function connect(net: ChannelNet, connection: Connection): Promise<Connected> {
  return asConnectError(NAMING, async () => {
    const { credentials, webhookUrl: url, state } = connection;
    const graph = openBusiness(net, credentials);
    await graph.post([numberOf(credentials).businessAccountId, "subscribed_apps"], {});
    const pointed = await pointHere(graph, connection);
    const app = await subscriptionOf(net, accessOf(credentials), "whatsapp_business_account");
    const fields = app?.fields ?? [];
    const setup: SetupStep[] = [
      { key: "whatsapp.subscribed", done: true },
      // The first message that comes in proves both.
      { key: "whatsapp.webhook", done: pointed || app?.url === url, untold: true, params: { url } },
      {
        key: "whatsapp.fields",
        done: fields.includes("messages"),
        untold: true,
        params: { fields: "messages" },
      },
    ];
    return { setup, state: { ...state, callback: pointed ? "number" : "app" } };
  });
}

/** Takes back what `connect` did: a business account may have other numbers that go on. @throws {SendError} */
export async function disconnect(net: ChannelNet, connection: Connection): Promise<void> {
  const graph = openBusiness(net, connection.credentials);
  const { businessAccountId } = numberOf(connection.credentials);
  const pointed = connection.state.callback === "number";
  const away = async () => {
    if (pointed) await pointHere(graph, { ...connection, webhookUrl: "" });
    else await graph.remove([businessAccountId, "subscribed_apps"]);
  };
  await unlessRefused(["token", "content"], away());
}

/**
 * Whether the key is good and the number's events still come here.
 * @returns null when all is well, else a key under `health.`
 */
export async function health(net: ChannelNet, connection: Connection): Promise<string | null> {
  const graph = openBusiness(net, connection.credentials);
  const { phoneNumberId, businessAccountId } = numberOf(connection.credentials);
  try {
    const number = await graph.get([phoneNumberId], { fields: FIELDS });
    const apps = (await graph.get([businessAccountId, "subscribed_apps"])).get("data").list;
    if (apps.length === 0) return "whatsapp.not_subscribed";
    const url = await whereTo(graph, phoneNumberId);
    if (url !== undefined && url !== connection.webhookUrl) return "whatsapp.webhook_elsewhere";
    return number.get("quality_rating").text === "RED" ? "whatsapp.quality_low" : null;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return error.kind === "token" ? "whatsapp.token_refused" : "whatsapp.unreachable";
  }
}
