import assert from "node:assert/strict";
import { type ChannelNet, ConnectError, SendError } from "@/lib/channels/channel.ts";
import { openApi } from "@/lib/channels/vk/api.ts";
import { connect } from "@/lib/channels/vk/connect.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { EVENT_TYPES } from "@/lib/channels/vk/normalise.ts";
import { connection, SECRET } from "./samples.ts";
import { failure, serveVk } from "./vk_server.ts";

const URL_OF_OURS = connection().webhookUrl;
const NO_PAUSE = [0, 0, 0];

const server = (changes = {}) => ({
  id: 3,
  title: "Otklik",
  url: URL_OF_OURS,
  secret_key: SECRET,
  status: "ok",
  ...changes,
});

const list = (...items: unknown[]) => ({ count: items.length, items });

const setUp = (net: ChannelNet, state = {}) =>
  connect(openApi(net, "vk1.a.key"), connection({ state }), NO_PAUSE);

/** The error that connecting ends with. */
async function refusalOf(call: Promise<unknown>): Promise<ConnectError> {
  const error = await call.then(() => undefined, (reason: unknown) => reason);
  assert.ok(error instanceof ConnectError);
  return error;
}

Deno.test("VK-01 a server is added with its secret and subscribed to every event that we read", async () => {
  let added = false;
  await using vk = serveVk({
    "groups.getCallbackServers": () =>
      added ? list(server()) : list(server({ id: 1, url: "https://other.example" })),
    "groups.addCallbackServer": () => {
      added = true;
      return { server_id: 3 };
    },
    "groups.setCallbackSettings": 1,
    "messages.getConversations": { count: 0, items: [] },
  });
  const connected = await setUp(vk.net, { photoComments: "on" });
  assert.deepEqual(connected.state, { photoComments: "on", server_id: "3" });
  assert.deepEqual(connected.setup.map((step) => [step.key, step.done]), [
    ["vk.key", true],
    ["vk.messages", true],
    ["vk.server", true],
    ["vk.button", false],
  ]);
  const { v: _, title, ...given } = vk.single("groups.addCallbackServer");
  assert.deepEqual(given, { group_id: "101", url: URL_OF_OURS, secret_key: SECRET });
  assert.ok(title !== undefined && title.length <= 14);
  const settings = vk.single("groups.setCallbackSettings");
  assert.deepEqual([settings.server_id, settings.api_version], ["3", "5.199"]);
  assert.deepEqual(EVENT_TYPES.filter((type) => settings[type] !== "1"), []);
});

Deno.test("VK-01 a server of the same address is used again, with the secret of now", async () => {
  await using vk = serveVk({
    "groups.getCallbackServers": list(server({ secret_key: "former" })),
    "groups.editCallbackServer": 1,
    "groups.setCallbackSettings": 1,
    "messages.getConversations": { count: 0, items: [] },
  });
  await setUp(vk.net);
  const edited = vk.single("groups.editCallbackServer");
  assert.deepEqual([edited.server_id, edited.secret_key], ["3", SECRET]);
});

Deno.test("VK-01 a server that moved with us is found by its id", async () => {
  await using vk = serveVk({
    "groups.getCallbackServers": list(server({ url: "https://former.example/webhooks/vk/cn1" })),
    "groups.editCallbackServer": 1,
    "groups.setCallbackSettings": 1,
    "messages.getConversations": { count: 0, items: [] },
  });
  await setUp(vk.net, { server_id: "3" });
  assert.equal(vk.single("groups.editCallbackServer").url, URL_OF_OURS);
});

Deno.test("VK-01 what is not done yet is told as such", async () => {
  await using vk = serveVk({
    "groups.getCallbackServers": list(server({ status: "failed" })),
    "groups.editCallbackServer": 1,
    "groups.setCallbackSettings": 1,
    "messages.getConversations": () => failure(15, "Access denied"),
  });
  const { setup } = await setUp(vk.net);
  const settings = "https://vk.com/club101?act=messages";
  assert.deepEqual(setup.slice(1), [
    { key: "vk.messages", done: false, params: { url: settings } },
    { key: "vk.server", done: false, params: { status: "failed" } },
    { key: "vk.button", done: false, untold: true, params: { url: settings, link: "https://vk.me/club101" } },
  ]);
});

Deno.test.each([
  ["a tenth server", 2000, "vk.no_free_server"],
  ["an address that VK does not take", 100, "vk.address_refused"],
  ["a key that was withdrawn meanwhile", 5, "vk.token_refused"],
  ["trouble at VK", 10, "vk.unreachable"],
  ["anything else", 603, "vk.refused"],
])("VK-01 $0 is said in words that help", async (_, code, expected) => {
  await using vk = serveVk({
    "groups.getCallbackServers": list(),
    "groups.addCallbackServer": () => failure(code, "VK's words"),
  });
  const error = await refusalOf(setUp(vk.net));
  assert.deepEqual([error.code, error.field, error.params.reason], [expected, "token", `${code} VK's words`]);
});

Deno.test("disconnecting takes the server away, and is quiet when it is gone", async () => {
  await using vk = serveVk({ "groups.deleteCallbackServer": 1 });
  await createVk(vk.net).disconnect(connection({ state: { server_id: "3" } }));
  assert.equal(vk.single("groups.deleteCallbackServer").server_id, "3");
  await createVk(vk.net).disconnect(connection());
  assert.equal(vk.calls.length, 1);
  for (const code of [104, 100, 5]) {
    await using gone = serveVk({ "groups.deleteCallbackServer": () => failure(code) });
    await createVk(gone.net).disconnect(connection({ state: { server_id: "3" } }));
  }
  await using busy = serveVk({ "groups.deleteCallbackServer": () => failure(10) });
  const call = createVk(busy.net).disconnect(connection({ state: { server_id: "3" } }));
  await assert.rejects(call, SendError);
});

const EVENTS = Object.fromEntries(EVENT_TYPES.map((type) => [type, 1]));

Deno.test.each(
  [
    [null, server(), { api_version: "5.199", events: EVENTS }],
    ["vk.server_missing", server({ id: 4, url: "https://other.example" }), {}],
    ["vk.server_missing", server({ url: "https://other.example" }), {}],
    ["vk.server_failed", server({ status: "failed" }), {}],
    ["vk.events_missing", server(), { api_version: "5.199", events: { ...EVENTS, wall_reply_new: 0 } }],
    ["vk.events_missing", server(), { api_version: "5.81", events: EVENTS }],
  ] as const,
)("VK-01 the state of the callback server is told: $0", async (expected, item, settings) => {
  await using vk = serveVk({
    "groups.getCallbackServers": list(item),
    "groups.getCallbackSettings": settings,
  });
  assert.equal(await createVk(vk.net).health?.(connection({ state: { server_id: "3" } })), expected);
});

Deno.test("VK-01 a withdrawn key and a silent VK are told apart", async () => {
  for (const [code, expected] of [[5, "vk.token_refused"], [10, "vk.unreachable"]] as const) {
    await using vk = serveVk({ "groups.getCallbackServers": () => failure(code) });
    assert.equal(await createVk(vk.net).health?.(connection()), expected);
  }
});
