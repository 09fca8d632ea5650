import assert from "node:assert/strict";
import { hmacSha256 } from "@/lib/channels/signatures.ts";
import { createSlack } from "@/lib/channels/slack/mod.ts";
import { request } from "../parcels.ts";
import { AT, connection, message, SECRET } from "./samples.ts";

const channel = createSlack({ base: "http://127.0.0.1:9", fetch }, () => AT);
const BODY = JSON.stringify(message({ text: "ёж" }));
const NOW = AT / 1000;

async function signed(time = NOW, secret = SECRET, body = BODY): Promise<Record<string, string>> {
  const signature = (await hmacSha256(secret, `v0:${time}:${body}`)).toHex();
  return { "X-Slack-Signature": `v0=${signature}`, "X-Slack-Request-Timestamp": String(time) };
}

const verify = (headers: Record<string, string>, body = BODY) =>
  channel.verify(request(body, headers), connection());

Deno.test("only the app's own fresh signature over the raw bytes verifies a call", async () => {
  assert.equal(await verify(await signed()), true);
  assert.equal(await verify(await signed(NOW - 300)), true);
  assert.equal(await verify(await signed(NOW + 300)), true);
  const wrong = [
    await signed(NOW - 301),
    await signed(NOW + 301),
    await signed(NOW, "other"),
    await signed(NOW, SECRET, `${BODY} `),
    { ...await signed(), "X-Slack-Request-Timestamp": String(NOW - 1) },
    { ...await signed(), "X-Slack-Request-Timestamp": "" },
    { ...await signed(), "X-Slack-Request-Timestamp": "NaN" },
    { ...await signed(), "X-Slack-Signature": (await signed())["X-Slack-Signature"]?.slice(3) ?? "" },
    { ...await signed(), "X-Slack-Signature": "v0=" },
    {},
  ];
  for (const headers of wrong) assert.equal(await verify(headers), false, JSON.stringify(headers));
});

Deno.test("without a secret nothing verifies", async () => {
  const empty = connection({ credentials: { botToken: "x" } });
  assert.equal(await channel.verify(request(BODY, await signed(NOW, "")), empty), false);
});

Deno.test("SL-01 the challenge is repeated as plain text", async () => {
  const question = request({ token: "t", challenge: "3eZb<b>", type: "url_verification" });
  const answer = await channel.handshake?.(question, connection());
  assert.deepEqual([answer?.status, await answer?.text()], [200, "3eZb<b>"]);
  assert.match(answer?.headers.get("content-type") ?? "", /^text\/plain/);
  for (const body of [BODY, "", "{", "null", '{"type":"url_verification"}']) {
    assert.equal(await channel.handshake?.(request(body), connection()), null);
  }
  assert.equal(channel.acknowledge?.().status, 200);
});
