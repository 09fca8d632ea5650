import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { connection } from "./samples.ts";
import { failure, serveVk } from "./vk_server.ts";

Deno.test("VK-18 the community is shown as there, and as away", async () => {
  await using vk = serveVk({ "groups.enableOnline": 1, "groups.disableOnline": 1 });
  const channel = createVk(vk.net);
  await channel.online?.(true, connection());
  await channel.online?.(false, connection());
  assert.deepEqual(vk.calls.map(({ method, params }) => [method, params.group_id]), [
    ["groups.enableOnline", "101"],
    ["groups.disableOnline", "101"],
  ]);
});

Deno.test("VK-18 a key that may not show it is told as such", async () => {
  await using vk = serveVk({ "groups.enableOnline": () => failure(15, "Access denied") });
  const refused = createVk(vk.net).online?.(true, connection());
  await assert.rejects(refused ?? Promise.resolve(), (error: unknown) => {
    assert.ok(error instanceof SendError);
    assert.equal(error.kind, "token");
    return true;
  });
});
