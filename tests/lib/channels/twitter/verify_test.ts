import assert from "node:assert/strict";
import { hmacSha256 } from "@/lib/channels/signatures.ts";
import { createTwitter } from "@/lib/channels/twitter/mod.ts";
import { request } from "../parcels.ts";
import { connection, direct, dmEvent, SECRET } from "./samples.ts";

const channel = createTwitter({ base: "http://127.0.0.1:9", fetch });
const BODY = JSON.stringify(dmEvent(direct({ text: "ёж" })));
const sign = async (text: string, secret = SECRET) => `sha256=${(await hmacSha256(secret, text)).toBase64()}`;
const verify = (signature: string | undefined, body = BODY) =>
  channel.verify(
    request(body, signature === undefined ? {} : { "x-twitter-webhooks-signature": signature }),
    connection(),
  );
const question = (token: string) => ({
  ...request("", {}, `?crc_token=${encodeURIComponent(token)}&nonce=1`),
  method: "GET",
});

Deno.test("only the app's own signature over the raw bytes verifies an event", async () => {
  const good = await sign(BODY);
  assert.equal(await verify(good), true);
  const wrong = [undefined, "", "sha256=", good.slice(7), await sign(BODY, "other"), await sign(`${BODY} `)];
  for (const signature of wrong) assert.equal(await verify(signature), false);
  assert.equal(await verify(good, `${BODY} `), false);
  const empty = connection({ credentials: {} });
  const headers = { "x-twitter-webhooks-signature": await sign(BODY, "") };
  assert.equal(await channel.verify(request(BODY, headers), empty), false);
});

Deno.test("TW-01 a challenge is answered with its signature", async () => {
  const asked = question("MTU0NzY0OTE4NQ==");
  assert.equal(await channel.verify(asked, connection()), true);
  const answer = await channel.handshake?.(asked, connection());
  assert.deepEqual(await answer?.json(), { response_token: await sign("MTU0NzY0OTE4NQ==") });
  assert.equal(answer?.status, 200);
});

Deno.test("a challenge in the shape of an event is not answered, or strangers could have events signed", async () => {
  for (const token of [BODY, "{}", '"x"', "[1]", "a b", "", "x".repeat(257)]) {
    assert.equal(await channel.verify(question(token), connection()), false);
    assert.equal(await channel.handshake?.(question(token), connection()), null);
  }
  assert.equal(await channel.verify({ ...request(""), method: "GET" }, connection()), false);
  assert.equal(await channel.handshake?.(request(BODY, {}, "?crc_token=abc"), connection()), null);
  assert.equal(channel.acknowledge?.().status, 200);
});
