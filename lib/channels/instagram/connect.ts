import { type Connected, type Connection, SendError, type SetupStep } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { asConnectError } from "@/lib/channels/graph/connect_error.ts";
import { unlessRefused } from "@/lib/channels/graph/quiet.ts";
import { check, NAMING } from "@/lib/channels/instagram/check.ts";
import { expiresSoon } from "@/lib/channels/instagram/refresh.ts";

/** What we read; without one of these the connection would miss something. */
const NEEDED = ["messages", "message_reactions", "messaging_seen", "messaging_postbacks", "comments"];
/** Not offered to every app: one of them refused must not cost the others. */
const WISHED = ["message_edit", "live_comments", "mentions"];
/** Without these nothing comes in. */
const VITAL = ["messages", "comments"];

/**
 * Subscribes the app to the account. The address for the app's events is set by the owner in the app's
 * dashboard, and Instagram tells a user's key nothing of it. @throws {ConnectError}
 */
export function connect(graph: Graph, connection: Connection): Promise<Connected> {
  return asConnectError(NAMING, async () => {
    const fields = await subscribe(graph, connection.accountId);
    const { username = "" } = await check(graph);
    const url = connection.webhookUrl;
    const setup: SetupStep[] = [
      { key: "instagram.subscribed", done: true },
      { key: "instagram.webhook", done: false, untold: true, params: { url, fields: fields.join(", ") } },
      { key: "instagram.messages_access", done: await messagesOpen(graph) },
    ];
    return { setup, state: { ...connection.state, username } };
  });
}

/** Takes the app off the account; with a key that is no longer good nothing can be. @throws {SendError} */
export async function disconnect(graph: Graph, { accountId }: Connection): Promise<void> {
  await unlessRefused(["token", "content"], graph.remove([accountId, "subscribed_apps"]));
}

/**
 * Whether the account still sends its events to our app, and the key lasts.
 * @returns null when all is well, else a key under `health.`
 */
export async function health(graph: Graph, connection: Connection, now = Date.now()): Promise<string | null> {
  try {
    const apps = (await graph.get([connection.accountId, "subscribed_apps"])).get("data").list;
    if (apps.length === 0) return "instagram.not_subscribed";
    const fields = apps.flatMap((app) => app.get("subscribed_fields").list.map((field) => field.text));
    if (fields.length > 0 && !VITAL.every((field) => fields.includes(field))) {
      return "instagram.events_missing";
    }
    return expiresSoon(connection, now) ? "instagram.token_expiring" : null;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return error.kind === "token" ? "instagram.token_refused" : "instagram.unreachable";
  }
}

/** @returns the fields that were taken */
async function subscribe(graph: Graph, account: string): Promise<readonly string[]> {
  const ask = (fields: readonly string[]) =>
    graph.post([account, "subscribed_apps"], {}, { subscribed_fields: fields.join(",") });
  const all = [...NEEDED, ...WISHED];
  if (await unlessRefused(["content"], ask(all))) return all;
  await ask(NEEDED);
  return NEEDED;
}

/** With "Allow access to messages" switched off in the app of Instagram the conversations are refused. */
async function messagesOpen(graph: Graph): Promise<boolean> {
  const call = graph.get(["me", "conversations"], { limit: 1 });
  return await unlessRefused(["token", "user", "window", "content", "rate", "transient"], call) !== null;
}
