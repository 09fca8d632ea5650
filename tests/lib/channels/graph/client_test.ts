import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { type Graph, GRAPH_VERSION, openGraph } from "@/lib/channels/graph/client.ts";
import { codesOf, type Refusals } from "@/lib/channels/graph/errors.ts";
import { file } from "../parcels.ts";
import { graphError, serveGraph } from "./graph_server.ts";

const KEY = "EAAGm0PX4ZCpsBAKZC1234567890abcdefghijklmnop";
const TABLE: Refusals = {
  codes: [["token", [190]], ["rate", [4]], ["transient", [2]], ["content", [100]]],
  subcodes: [["user", 100, 2018001]],
  waits: new Map([[4, 7_000]]),
};

function open(
  net: Parameters<typeof openGraph>[0],
  changes: { token?: string; appSecret?: string } = {},
): Graph {
  return openGraph(net, { token: KEY, label: "Facebook", refusals: TABLE, ...changes });
}

async function refusedBy(answer: () => Response): Promise<SendError> {
  await using server = serveGraph({ "POST /PAGE/messages": answer });
  return await caught(open(server.net).post(["PAGE", "messages"], {}));
}

async function caught(call: Promise<unknown>): Promise<SendError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof SendError);
  return error;
}

Deno.test("the version stands in the address, the key in a header and nowhere else", async () => {
  let seen = "";
  await using server = serveGraph({ "GET /me": { id: "1" } });
  const spy: typeof fetch = (input, init) => {
    seen = String(input);
    return fetch(input, init);
  };
  await open({ base: server.net.base, fetch: spy }).get(["me"], { fields: "id,name", after: undefined });
  assert.equal(seen, `${server.net.base}/${GRAPH_VERSION}/me?fields=id%2Cname`);
  assert.equal(server.calls[0]?.authorization, `Bearer ${KEY}`);
});

Deno.test("with an app secret every call carries its proof", async () => {
  await using server = serveGraph({
    "GET /me": {},
    "POST /me/messages": {},
    "DELETE /me/subscribed_apps": {},
  });
  const graph = open(server.net, { token: "key", appSecret: "secret" });
  await graph.get(["me"]);
  await graph.post(["me", "messages"], {});
  await graph.remove(["me", "subscribed_apps"]);
  // HMAC-SHA256 of "key" with "secret", made with openssl.
  const proof = "96de09a0f8699191b28587118ac57df88bbf6c2d0c131d196dcd90f7efd68c93";
  assert.deepEqual(server.calls.map(({ query }) => query.appsecret_proof), [proof, proof, proof]);
});

Deno.test("an id cannot lead out of its place in the address", async () => {
  await using server = serveGraph({ "POST /a/b?c/comments": { id: "1" } });
  const graph = open(server.net);
  assert.equal((await graph.post(["a/b?c", "comments"], {})).get("id").text, "1");
  for (const id of ["", ".", ".."]) {
    assert.equal((await caught(graph.post([id, "comments"], {}))).kind, "content");
  }
  assert.equal(server.calls.length, 1);
});

Deno.test("a key that cannot travel in a header is a wrong key, and is not repeated", async () => {
  const net = { base: "http://127.0.0.1:1", fetch };
  for (const token of ["", "ключ", "two words", "line\nbreak"]) {
    const error = await caught(open(net, { token }).get(["me"]));
    assert.equal(error.kind, "token");
    assert.ok(token === "" || !error.message.includes(token));
  }
});

Deno.test("a subcode decides before its code, and an unknown code is permanent", async () => {
  const user = await refusedBy(() => graphError(100, "No matching user found", { subcode: 2018001 }));
  assert.equal(user.kind, "user");
  assert.deepEqual(codesOf(user), { code: 100, subcode: 2018001 });
  assert.equal((await refusedBy(() => graphError(100, "Param", { subcode: 1 }))).kind, "content");
  assert.equal((await refusedBy(() => graphError(987_654, "New"))).kind, "content");
  assert.equal((await refusedBy(() => graphError(987_654, "New", { transient: true }))).kind, "transient");
});

Deno.test("the platform's words are kept for the log, keys in them are not", async () => {
  const error = await refusedBy(() => graphError(190, `Malformed access token ${KEY}`, { details: "why" }));
  assert.equal(error.platformCode, "190 Malformed access token …: why");
  assert.equal(error.message, "Facebook refused POST /PAGE/messages with code 190");
  assert.equal((await refusedBy(() => graphError(100, "x".repeat(31).repeat(90)))).platformCode?.length, 5);
  assert.ok(((await refusedBy(() => graphError(100, "ab ".repeat(900)))).platformCode ?? "").length < 320);
});

Deno.test("how long to wait comes from a header, from the usage headers, else from the table", async () => {
  const waits = async (headers: HeadersInit) =>
    (await refusedBy(() => graphError(4, "limit", { status: 400, headers }))).retryAfter;
  const usage = (minutes: number) =>
    JSON.stringify({
      "17841": [{ type: "messenger", call_count: 100, estimated_time_to_regain_access: minutes }],
    });
  assert.equal(await waits({ "retry-after": "3" }), 3_000);
  assert.equal(await waits({ "x-business-use-case-usage": usage(19) }), 19 * 60_000);
  assert.equal(await waits({ "x-business-use-case-usage": usage(0) }), 7_000);
  assert.equal(
    await waits({ "x-app-usage": '{"call_count":99,"estimated_time_to_regain_access":2}' }),
    120_000,
  );
  assert.equal(await waits({ "x-app-usage": "not json" }), 7_000);
  assert.equal(await waits({ "x-business-use-case-usage": '{"a":[null,7,"x"],"b":5}' }), 7_000);
  assert.equal(
    (await refusedBy(() => graphError(190, "", { headers: { "retry-after": "3" } }))).retryAfter,
    undefined,
  );
});

Deno.test("answers without Meta's error are sorted by their status", async () => {
  const kinds: [number, string][] = [[429, "rate"], [500, "transient"], [502, "transient"], [401, "token"], [
    404,
    "content",
  ]];
  for (const [status, kind] of kinds) {
    const error = await refusedBy(() => new Response("<html>gateway</html>", { status }));
    assert.deepEqual([error.kind, error.maybeSent], [kind, false], String(status));
    assert.equal(error.platformCode, `HTTP ${status}`);
  }
  assert.equal((await refusedBy(() => new Response("", { status: 504 }))).maybeSent, true);
  const odd = await refusedBy(() => Response.json({ error: "text" }));
  assert.equal(odd.kind, "content");
});

Deno.test("a connection cut in the middle may have sent; one that never came about has not", async () => {
  const cut = () => new Response(new ReadableStream({ pull: (stream) => stream.error("cut") }));
  assert.equal((await refusedBy(cut)).maybeSent, true);
  const closed = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const base = `http://127.0.0.1:${closed.addr.port}`;
  closed.close();
  const nobody = await caught(open({ base, fetch }).post(["me", "messages"], {}));
  assert.deepEqual([nobody.kind, nobody.maybeSent], ["transient", false]);
});

Deno.test("a form carries its file and no JSON type", async () => {
  await using server = serveGraph({ "POST /me/media": (call: { body: unknown }) => call.body });
  const photo = file("image", "image/png", "a.png");
  const form = new FormData();
  form.set("type", "image/png");
  form.set("file", new File([await photo.read()], photo.name, { type: photo.contentType }));
  const answer = await open(server.net).upload(["me", "media"], form);
  assert.deepEqual(answer.value, { type: "image/png", file: "a.png|image/png|bytes of a.png" });
});
