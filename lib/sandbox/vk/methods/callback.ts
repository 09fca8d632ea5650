import { confirmServer, randomHex } from "@/lib/sandbox/vk/callback.ts";
import { invalid, VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import { checkGroup, type VkCall, type VkMethod } from "@/lib/sandbox/vk/method.ts";
import type { CallbackServer } from "@/lib/sandbox/vk/state.ts";

/** https://dev.vk.com/en/method/groups.addCallbackServer and its neighbours */
export const callbackMethods: Readonly<Record<string, VkMethod>> = {
  "groups.getCallbackConfirmationCode": manage(({ community }) => ({ code: community.code })),
  "groups.addCallbackServer": manage(addServer),
  "groups.editCallbackServer": manage(editServer),
  "groups.deleteCallbackServer": manage((call) => {
    call.community.servers.delete(serverOf(call).id);
    return 1;
  }),
  "groups.getCallbackServers": manage(({ community, params }) => {
    const ids = params.ints("server_ids");
    const servers = [...community.servers.values()].filter(({ id }) => ids.length === 0 || ids.includes(id));
    return { count: servers.length, items: servers.map(serverObject) };
  }),
  "groups.setCallbackSettings": manage(setSettings),
  "groups.getCallbackSettings": manage((call) => {
    const { apiVersion, events } = serverOf(call);
    return { api_version: apiVersion, events: Object.fromEntries([...events].map((name) => [name, 1])) };
  }),
};

function manage(run: (call: VkCall) => unknown): VkMethod {
  return {
    right: "manage",
    run: (call) => {
      checkGroup(call);
      return run(call);
    },
  };
}

const MOST_SERVERS = 10;

function addServer({ world, community, params }: VkCall) {
  const wanted = { url: checkUrl(params.text("url")), title: checkTitle(params.text("title")) };
  const secretKey = checkSecret(params.text("secret_key"));
  if (community.servers.size >= MOST_SERVERS) throw new VkRefusal(2000, "Servers number limit is reached");
  const server: CallbackServer = {
    ...wanted,
    id: ++community.ids.server,
    secretKey,
    status: "wait",
    confirmed: false,
    apiVersion: "5.199",
    events: new Set(),
  };
  community.servers.set(server.id, server);
  world.core.work.run(() => confirmServer(world, community, server));
  return { server_id: server.id };
}

function editServer(call: VkCall): 1 {
  const { world, community, params } = call;
  const server = serverOf(call);
  server.url = checkUrl(params.text("url"));
  server.title = checkTitle(params.text("title"));
  server.secretKey = checkSecret(params.text("secret_key"));
  community.code = randomHex(4);
  world.core.work.run(() => confirmServer(world, community, server));
  return 1;
}

function setSettings(call: VkCall): 1 {
  const server = serverOf(call);
  const { values } = call.params;
  server.apiVersion = call.params.text("api_version") ?? server.apiVersion;
  for (const [name, value] of Object.entries(values)) {
    if (!/^[a-z]+(_[a-z]+)+$/.test(name) || NOT_EVENTS.includes(name)) continue;
    if (value === "1") server.events.add(name);
    else server.events.delete(name);
  }
  return 1;
}

const NOT_EVENTS = ["group_id", "server_id", "api_version", "access_token"];

function serverOf({ community, params }: VkCall): CallbackServer {
  const id = params.need("server_id");
  const server = community.servers.get(id);
  if (!server) throw new VkRefusal(104, "Not found");
  return server;
}

function serverObject({ id, title, url, secretKey, status }: CallbackServer) {
  return { id, title, creator_id: 1_001, url, secret_key: secretKey, status };
}

function checkUrl(url = ""): string {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw invalid("url is invalid");
  return url;
}

function checkTitle(title = ""): string {
  if (title.length === 0 || title.length > 14) throw invalid("title should be 1 to 14 characters");
  return title;
}

function checkSecret(secret = ""): string {
  if (secret.length > 50) throw invalid("secret_key should be at most 50 characters");
  return secret;
}
