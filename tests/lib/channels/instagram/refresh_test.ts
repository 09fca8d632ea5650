import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { refreshToken } from "@/lib/channels/instagram/refresh.ts";
import { graphError, serveGraph } from "../graph/graph_server.ts";
import { connection } from "./samples.ts";

const DAY = 86_400_000;
const NOW = 1_790_000_000_000;
const RENEW = "GET /refresh_access_token";
const FRESH = { access_token: "IGAAnew", token_type: "bearer", expires_in: 5_184_000 };

const aged = (daysLeft: number) =>
  connection({ state: { username: "pots", token_expires_at: String(NOW + daysLeft * DAY) } });

Deno.test("IG-01 a key is renewed from its fiftieth day on, and whole state comes back", async () => {
  await using server = serveGraph({ [RENEW]: FRESH });
  assert.deepEqual(await refreshToken(server.net, aged(9), NOW), {
    credentials: { token: "IGAAnew", appSecret: "s3cret", verifyToken: "word" },
    state: { username: "pots", token_expires_at: String(NOW + 60 * DAY) },
  });
  const { query } = server.single(RENEW);
  assert.deepEqual(query, { grant_type: "ig_refresh_token", access_token: "IGAAkey" });
});

Deno.test("a key with time left is left alone, one of unknown age is renewed", async () => {
  await using server = serveGraph({ [RENEW]: FRESH });
  assert.equal(await refreshToken(server.net, aged(11), NOW), null);
  assert.equal(server.calls.length, 0);
  assert.ok(await refreshToken(server.net, connection(), NOW));
  assert.ok(await refreshToken(server.net, connection({ state: { token_expires_at: "soon" } }), NOW));
});

Deno.test("a key too young or refused changes nothing, a platform that is out is told", async () => {
  for (const answer of [graphError(100, "too young"), graphError(190, "expired"), Response.json({})]) {
    await using server = serveGraph({ [RENEW]: answer });
    assert.equal(await refreshToken(server.net, connection(), NOW), null);
  }
  for (const status of [429, 503]) {
    await using server = serveGraph({ [RENEW]: () => new Response("", { status }) });
    await assert.rejects(
      refreshToken(server.net, connection(), NOW),
      (error) => error instanceof SendError && error.kind === "transient" && !error.message.includes("IGAA"),
    );
  }
});
