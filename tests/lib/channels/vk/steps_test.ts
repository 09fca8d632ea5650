import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { EVENT_TYPES } from "@/lib/channels/vk/normalise.ts";
import { connection } from "./samples.ts";
import { failure, serveVk } from "./vk_server.ts";

const rights = (...names: string[]) => ({ permissions: names.map((name) => ({ name, setting: 1 })) });
const server = (changes = {}) => ({
  items: [{ id: 3, url: connection().webhookUrl, status: "ok", ...changes }],
});

const WELL = {
  "groups.getTokenPermissions": rights("manage", "messages", "photos", "docs", "wall"),
  "messages.getConversations": { count: 0, items: [] },
  "groups.getCallbackServers": server(),
  "groups.getCallbackSettings": {
    api_version: "5.199",
    events: Object.fromEntries(EVENT_TYPES.map((type) => [type, 1])),
  },
};

async function stepsWith(changes: Record<string, unknown>) {
  await using vk = serveVk({ ...WELL, ...changes });
  return await createVk(vk.net).steps?.(connection({ state: { server_id: "3" } })) ?? [];
}

async function left(changes: Record<string, unknown>): Promise<string[]> {
  return (await stepsWith(changes)).filter(({ done }) => !done).map(({ key }) => key);
}

Deno.test("VK-16 the steps come in the order in which a person takes them, and asking changes nothing", async () => {
  await using vk = serveVk(WELL);
  const steps = await createVk(vk.net).steps?.(connection({ state: { server_id: "3" } })) ?? [];
  assert.deepEqual(steps.map(({ key, done, untold }) => [key, done, untold ?? false]), [
    ["vk.key", true, false],
    ["vk.messages", true, false],
    ["vk.server", true, false],
    ["vk.button", false, true],
  ]);
  assert.deepEqual(vk.calls.filter(({ method }) => !/\.get\w*$/.test(method)), []);
});

Deno.test.each([
  ["a key that lacks rights", { "groups.getTokenPermissions": rights("messages") }, "vk.key"],
  [
    "messages that are off",
    { "messages.getConversations": () => failure(15, "Access denied") },
    "vk.messages",
  ],
  ["a server that is gone", { "groups.getCallbackServers": { items: [] } }, "vk.server"],
  [
    "a server that does not answer",
    { "groups.getCallbackServers": server({ status: "failed" }) },
    "vk.server",
  ],
  [
    "a server that leads elsewhere",
    { "groups.getCallbackServers": server({ url: "https://a.b" }) },
    "vk.server",
  ],
  ["an event that is off", { "groups.getCallbackSettings": { events: { wall_reply_new: 0 } } }, "vk.server"],
])("VK-16 what is left is told: $0", async (_, changes, key) => {
  assert.deepEqual(await left(changes), [key, "vk.button"]);
});

Deno.test("VK-16 the rights that are missing are named", async () => {
  const [key] = await stepsWith({ "groups.getTokenPermissions": rights("manage", "messages", "docs") });
  assert.deepEqual(key?.params, { url: "https://vk.com/club101?act=tokens", rights: "photos, wall" });
});

Deno.test("VK-16 a VK that is busy or down says nothing of a step", async () => {
  for (const code of [6, 10]) {
    const asked = stepsWith({ "messages.getConversations": () => failure(code, "later") });
    await assert.rejects(asked, SendError);
  }
});
