import assert from "node:assert/strict";
import type { RawRequest } from "@/lib/channels/channel.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { connection, event, messageNew } from "./samples.ts";
import { serveVk } from "./vk_server.ts";

const NET = { base: "http://127.0.0.1:1/method", fetch };

function request(payload: unknown): RawRequest {
  const url = new URL("https://help.example/webhooks/vk/cn1");
  return {
    method: "POST",
    url,
    headers: new Headers(),
    body: new TextEncoder().encode(JSON.stringify(payload)),
  };
}

const verify = (payload: unknown, changes = {}) =>
  createVk(NET).verify(request(payload), connection(changes));

Deno.test("an event with our secret and our community is VK's own", async () => {
  assert.equal(await verify(messageNew()), true);
});

Deno.test("a wrong, missing or odd secret is refused", async () => {
  for (const secret of ["", "wrong", undefined, null, 7, ["s"]]) {
    assert.equal(await verify({ ...messageNew(), secret }), false, String(secret));
  }
});

Deno.test("a connection without a secret lets nobody in", async () => {
  assert.equal(await verify({ ...messageNew(), secret: "" }, { webhookSecret: "" }), false);
});

Deno.test("an event of another community is refused, unless ours is not known yet", async () => {
  assert.equal(await verify({ ...messageNew(), group_id: 102 }), false);
  assert.equal(await verify({ ...messageNew(), group_id: undefined }), true);
  assert.equal(await verify({ ...messageNew(), group_id: 102 }, { accountId: "" }), true);
});

Deno.test("VK-01 a confirmation is answered with the code of this moment and nothing else", async () => {
  let code = 0;
  await using vk = serveVk({ "groups.getCallbackConfirmationCode": () => ({ code: `c0de${++code}` }) });
  const channel = createVk(vk.net);
  for (const expected of ["c0de1", "c0de2"]) {
    const answer = await channel.handshake?.(request(event("confirmation", undefined)), connection());
    assert.equal(answer?.status, 200);
    assert.match(answer.headers.get("content-type") ?? "", /^text\/plain/);
    assert.equal(await answer.text(), expected);
  }
  assert.equal(vk.calls[0]?.params.group_id, "101");
});

Deno.test("other events are no handshake and are acknowledged with ok", async () => {
  const channel = createVk(NET);
  assert.equal(await channel.handshake?.(request(messageNew()), connection()), null);
  const answer = channel.acknowledge?.();
  assert.equal(answer?.status, 200);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/plain/);
  assert.deepEqual([...new Uint8Array(await answer.arrayBuffer())], [0x6f, 0x6b]);
});
