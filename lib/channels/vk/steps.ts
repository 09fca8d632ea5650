import { type Connection, SendError, type SetupStep } from "@/lib/channels/channel.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { findServer, subscribed } from "@/lib/channels/vk/callback_server.ts";
import { missingRights } from "@/lib/channels/vk/check.ts";
import { links } from "@/lib/channels/vk/links.ts";

/**
 * The steps of setting a community up, in the order in which a person takes them, as VK tells of them now.
 * Asking changes nothing.
 * @throws {SendError}
 */
export async function setupSteps(api: Api, connection: Connection): Promise<SetupStep[]> {
  const group = connection.accountId;
  return [
    keyStep(group, await missingRights(api)),
    await messagesStep(api, group),
    serverStep(await serverStatus(api, connection)),
    buttonStep(group),
  ];
}

/** The steps right after connecting, when the key has been checked and the server set up. */
export async function firstSteps(api: Api, group: string, status: string): Promise<SetupStep[]> {
  return [keyStep(group, []), await messagesStep(api, group), serverStep(status), buttonStep(group)];
}

function keyStep(group: string, missing: readonly string[]): SetupStep {
  const params = { url: links.keySettings(group), rights: missing.join(", ") };
  return { key: "vk.key", done: missing.length === 0, params };
}

/** The key may read messages, so VK refuses only where the community has them switched off. */
async function messagesStep(api: Api, group: string): Promise<SetupStep> {
  const params = { url: links.messageSettings(group) };
  try {
    await api.call("messages.getConversations", { group_id: group, count: 1 });
    return { key: "vk.messages", done: true, params };
  } catch (error) {
    if (!(error instanceof SendError) || error.kind === "rate" || error.kind === "transient") throw error;
    return { key: "vk.messages", done: false, params };
  }
}

function serverStep(status: string): SetupStep {
  return { key: "vk.server", done: status === "ok", params: { status } };
}

/** VK's own word for our server's state; `gone` where there is none, `events` where it misses some. */
async function serverStatus(api: Api, connection: Connection): Promise<string> {
  const server = await findServer(api, connection);
  if (!server || server.url !== connection.webhookUrl) return "gone";
  if (server.status !== "ok") return server.status;
  return await subscribed(api, connection, server.id) ? "ok" : "events";
}

/** A site's button is not VK's to know: whoever writes first proves it. */
function buttonStep(group: string): SetupStep {
  const params = { url: links.messageSettings(group), link: links.write(group) };
  return { key: "vk.button", done: false, untold: true, params };
}
