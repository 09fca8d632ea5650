import assert from "node:assert/strict";
import type { Connection, RawRequest } from "@/lib/channels/channel.ts";
import { acknowledge, handshake, verify } from "@/lib/channels/graph/hub.ts";

const HERE: Connection = {
  id: "cn1",
  workspaceId: "ws1",
  platform: "facebook",
  accountId: "PAGE",
  credentials: { appSecret: "s3cret", verifyToken: "слово" },
  webhookSecret: "unused",
  webhookUrl: "https://help.example/webhooks/x/cn1",
  state: {},
};
const BODY = new TextEncoder().encode('{"object":"page","text":"\\u043f\\u0440\\u0438"}');
// HMAC-SHA256 of the body above with "s3cret", made with openssl.
const SIGNATURE = "sha256=ba441cb2b912fd91ba4f517a9a1ea58a9b0b284aac67e57a30d0147be12d1405";

function post(signature: string | undefined, body = BODY, header = "X-Hub-Signature-256"): RawRequest {
  const headers = new Headers(signature === undefined ? {} : { [header]: signature });
  return { method: "POST", url: new URL(HERE.webhookUrl), headers, body };
}

function question(params: Record<string, string>, method = "GET"): RawRequest {
  const url = new URL(`${HERE.webhookUrl}?${new URLSearchParams(params)}`);
  return { method, url, headers: new Headers(), body: new Uint8Array() };
}

const RIGHT = { "hub.mode": "subscribe", "hub.verify_token": "слово", "hub.challenge": "1158201444" };

Deno.test("a body is Meta's only with the app's signature over its raw bytes", async () => {
  assert.equal(await verify(post(SIGNATURE), HERE), true);
  const changed = BODY.slice();
  changed[3] = (changed[3] ?? 0) ^ 1;
  assert.equal(await verify(post(SIGNATURE, changed), HERE), false);
  const bare = SIGNATURE.slice("sha256=".length);
  for (
    const wrong of [undefined, "", "sha256=", bare, `sha1=${bare}`, `${SIGNATURE}0`, SIGNATURE.slice(0, -1)]
  ) {
    assert.equal(await verify(post(wrong), HERE), false, wrong ?? "");
  }
  assert.equal(await verify(post(SIGNATURE, BODY, "X-Hub-Signature"), HERE), false);
});

Deno.test("without an app secret nothing is believed", async () => {
  assert.equal(await verify(post(SIGNATURE), { ...HERE, credentials: {} }), false);
  assert.equal(await verify(post(SIGNATURE), { ...HERE, credentials: { appSecret: "" } }), false);
});

Deno.test("the set-up question is answered with the challenge alone, as plain text", async () => {
  const asked = question(RIGHT);
  assert.equal(await verify(asked, HERE), true);
  const answer = await handshake(asked, HERE);
  assert.ok(answer);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/plain/);
  assert.equal(await answer.text(), "1158201444");
});

Deno.test("the set-up question with a wrong word is refused, with 403 where it is answered at all", async () => {
  for (const word of ["", "слов", "слово ", "СЛОВО"]) {
    const asked = question({ ...RIGHT, "hub.verify_token": word });
    assert.equal(await verify(asked, HERE), false, word);
    assert.equal((await handshake(asked, HERE))?.status, 403);
  }
  const nameless = { ...HERE, credentials: { appSecret: "s3cret", verifyToken: "" } };
  assert.equal(await verify(question({ ...RIGHT, "hub.verify_token": "" }), nameless), false);
});

Deno.test("a GET that asks nothing is not ours, and a POST is no question", async () => {
  const { "hub.challenge": _, ...unasked } = RIGHT;
  for (const params of [{}, { ...RIGHT, "hub.mode": "unsubscribe" }, unasked]) {
    assert.equal(await verify(question(params), HERE), false);
    assert.equal(await handshake(question(params), HERE), null);
  }
  assert.equal(await verify(question(RIGHT, "POST"), HERE), false);
  assert.equal(await handshake(question(RIGHT, "POST"), HERE), null);
});

Deno.test("the acknowledgement is a short 200", async () => {
  const answer = acknowledge();
  assert.deepEqual([answer.status, await answer.text()], [200, "EVENT_RECEIVED"]);
});
