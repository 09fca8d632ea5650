import assert from "node:assert/strict";
import { hmacSha256 } from "@/lib/channels/signatures.ts";
import { createViber } from "@/lib/channels/viber/mod.ts";
import { request } from "../parcels.ts";
import { connection, message, TOKEN } from "./samples.ts";

const channel = createViber({ base: "http://127.0.0.1:9", fetch });
const BODY = JSON.stringify(message({ type: "text", text: "ёж" }));
const signature = async (secret = TOKEN, body = BODY) => (await hmacSha256(secret, body)).toHex();

Deno.test("only the bot's own signature over the raw bytes verifies a call", async () => {
  const good = await signature();
  const verify = (headers: Record<string, string>, body = BODY, url = "") =>
    channel.verify(request(body, headers, url), connection());
  assert.equal(await verify({ "X-Viber-Content-Signature": good }), true);
  assert.equal(await verify({ "X-Viber-Content-Signature": good.toUpperCase() }), true);
  assert.equal(await verify({}, BODY, `?sig=${good}`), true);
  for (const wrong of ["", "x", `${good}0`, await signature("other"), await signature(TOKEN, `${BODY} `)]) {
    assert.equal(await verify({ "X-Viber-Content-Signature": wrong }), false);
  }
  assert.equal(await verify({ "X-Viber-Content-Signature": good }, `${BODY} `), false);
  assert.equal(await verify({}), false);
});

Deno.test("without a token nothing verifies", async () => {
  const empty = connection({ credentials: {} });
  const headers = { "x-viber-content-signature": await signature("") };
  assert.equal(await channel.verify(request(BODY, headers), empty), false);
});

Deno.test("VB-01 the first call, which comes while the webhook is being set, hears 200 at once", async () => {
  const first = request({ event: "webhook", timestamp: 1, message_token: 5 });
  const answer = await channel.handshake?.(first, connection());
  assert.deepEqual([answer?.status, await answer?.text()], [200, ""]);
  for (const body of [BODY, "", "{", "null"]) {
    assert.equal(await channel.handshake?.(request(body), connection()), null);
  }
});

Deno.test("an acknowledgement is empty, since a body would be sent to the customer", async () => {
  const answer = channel.acknowledge?.();
  assert.deepEqual([answer?.status, await answer?.text()], [200, ""]);
});
