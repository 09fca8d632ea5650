import { type Connection, SendError } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { type Api, API_VERSION } from "@/lib/channels/vk/api.ts";
import { integer, positive } from "@/lib/channels/vk/ids.ts";
import { EVENT_TYPES } from "@/lib/channels/vk/normalise.ts";

/** VK takes 14 characters. */
const TITLE = "Otklik";

/** An address to which VK sends the events of a community; it may have ten. */
export interface CallbackServer {
  readonly id: number;
  readonly url: string;
  readonly secret: string;
  /** unconfigured, wait, failed or ok. */
  readonly status: string;
}

/** Our server among the community's: by its kept id, else by its address. @throws {SendError} */
export async function findServer(api: Api, connection: Connection): Promise<CallbackServer | undefined> {
  const answer = await api.call("groups.getCallbackServers", { group_id: connection.accountId });
  const servers = answer.get("items").list.map(read).filter((server) => server !== undefined);
  return servers.find((server) => String(server.id) === connection.state.server_id) ??
    servers.find((server) => server.url === connection.webhookUrl);
}

/** Adds our server, or brings the one that is there up to date; VK then asks it for the code. */
export async function placeServer(api: Api, connection: Connection): Promise<number> {
  const wanted = {
    group_id: connection.accountId,
    url: connection.webhookUrl,
    title: TITLE,
    secret_key: connection.webhookSecret,
  };
  const there = await findServer(api, connection);
  if (!there) return added(await api.call("groups.addCallbackServer", wanted));
  const same = there.url === wanted.url && there.secret === wanted.secret_key;
  if (!same || there.status !== "ok") {
    await api.call("groups.editCallbackServer", { ...wanted, server_id: there.id });
  }
  return there.id;
}

function added(answer: Peek): number {
  const id = positive(answer.get("server_id"));
  if (id === undefined) throw new SendError("transient", "VK added a callback server and did not name it");
  return id;
}

/** Asks for every event that we read, and for no other. */
export async function subscribe(api: Api, connection: Connection, server: number): Promise<void> {
  await api.call("groups.setCallbackSettings", {
    group_id: connection.accountId,
    server_id: server,
    api_version: API_VERSION,
    ...Object.fromEntries(EVENT_TYPES.map((type) => [type, 1])),
  });
}

/** True when VK still sends every event that we read, in the shape that we read. */
export async function subscribed(api: Api, connection: Connection, server: number): Promise<boolean> {
  const settings = await api.call("groups.getCallbackSettings", {
    group_id: connection.accountId,
    server_id: server,
  });
  const version = settings.get("api_version");
  const off = EVENT_TYPES.map((type) => settings.at("events", type)).some((event) =>
    event.exists && !event.isTrue
  );
  return !off && (!version.exists || version.text === API_VERSION);
}

function read(item: Peek): CallbackServer | undefined {
  const id = integer(item.get("id"));
  if (id === undefined) return undefined;
  const text = (key: string) => item.get(key).text ?? "";
  return { id, url: text("url"), secret: text("secret_key"), status: text("status") };
}
