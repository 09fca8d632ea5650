import { type Connected, type Connection, SendError } from "@/lib/channels/channel.ts";
import { asConnectError, type Telling } from "@/lib/channels/connect_error.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { findServer, placeServer, subscribe, subscribed } from "@/lib/channels/vk/callback_server.ts";
import { codeOf } from "@/lib/channels/vk/errors.ts";
import { firstSteps } from "@/lib/channels/vk/steps.ts";

/** ms between looks at the server's status; VK asks for the code within a second or two. */
const LOOKS: readonly number[] = [0, 300, 700, 1500, 2500];

/** How refusals are told while connecting: 100 is our address, and ten servers are all that VK allows. */
const TELLING: Telling = {
  prefix: "vk",
  field: "token",
  byCode: new Map([["100", "address_refused"], ["2000", "no_free_server"]]),
};

/** Not found, or refused as a parameter: the server is gone already. */
const GONE: ReadonlySet<number | undefined> = new Set([100, 104]);

/**
 * Sets the callback server, its secret and its events up. The connection's webhook must answer by now,
 * since VK asks it for the confirmation code meanwhile.
 * @param looks ms to wait before each look at the server's status
 * @throws {ConnectError}
 */
export function connect(api: Api, connection: Connection, looks = LOOKS): Promise<Connected> {
  return asConnectError(TELLING, async () => {
    const server = await placeServer(api, connection);
    const state = { ...connection.state, server_id: String(server) };
    const status = await settledStatus(api, { ...connection, state }, looks);
    await subscribe(api, connection, server);
    return { setup: await firstSteps(api, connection.accountId, status), state };
  });
}

/** Takes our callback server away; with a key that is no longer good nothing can be. @throws {SendError} */
export async function disconnect(api: Api, connection: Connection): Promise<void> {
  const { server_id } = connection.state;
  if (!server_id) return;
  try {
    await api.call("groups.deleteCallbackServer", { group_id: connection.accountId, server_id });
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (error.kind !== "token" && !GONE.has(codeOf(error))) throw error;
  }
}

/**
 * Whether our callback server is there, answers, and is told every event that we read.
 * @returns null when all is well, else a key under `health.`
 */
export async function health(api: Api, connection: Connection): Promise<string | null> {
  try {
    const server = await findServer(api, connection);
    if (!server || server.url !== connection.webhookUrl) return "vk.server_missing";
    if (server.status !== "ok") return "vk.server_failed";
    return await subscribed(api, connection, server.id) ? null : "vk.events_missing";
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return error.kind === "token" ? "vk.token_refused" : "vk.unreachable";
  }
}

async function settledStatus(api: Api, connection: Connection, looks: readonly number[]): Promise<string> {
  let status = "wait";
  for (const pause of looks) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    status = (await findServer(api, connection))?.status ?? "failed";
    if (status === "ok") break;
  }
  return status;
}
