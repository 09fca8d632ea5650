import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { createMax } from "@/lib/channels/max/mod.ts";
import { UPDATE_TYPES } from "@/lib/channels/max/normalise.ts";
import { LocalApi } from "../local_api.ts";
import { connectErrorOf, request, told } from "../parcels.ts";
import { connection, TOKEN } from "./samples.ts";

const LIST = "GET /subscriptions";
const ADD = "POST /subscriptions";
const DROP = "DELETE /subscriptions";
const OURS = connection().webhookUrl;

const list = (...items: unknown[]) => ({ subscriptions: items });
const ours = (update_types: readonly string[] | null = UPDATE_TYPES) => ({
  url: OURS,
  time: 1,
  update_types,
});
const refuse = (status: number, code: string) => () => Response.json({ code, message: "words" }, { status });

Deno.test("only the connection's own secret verifies a call", async () => {
  const channel = createMax({ base: "http://127.0.0.1:9", fetch });
  const here = connection();
  const verify = (secret?: string, one = here) =>
    channel.verify(request({}, secret === undefined ? {} : { "X-Max-Bot-Api-Secret": secret }), one);
  assert.equal(await verify(here.webhookSecret), true);
  for (const wrong of [undefined, "", "x", `${here.webhookSecret}x`, here.webhookSecret.toUpperCase()]) {
    assert.equal(await verify(wrong), false);
  }
  assert.equal(await verify("", connection({ webhookSecret: "" })), false);
  assert.equal(channel.acknowledge?.().status, 200);
});

Deno.test("the bot is named", async () => {
  await using api = new LocalApi({
    "GET /me": {
      user_id: 999,
      first_name: "Кринка",
      username: "krinka_bot",
      is_bot: true,
      avatar_url: "https://i.e/1",
    },
  });
  assert.deepEqual(told(await createMax(api.net).check({ token: TOKEN })), {
    id: "999",
    name: "Кринка",
    username: "krinka_bot",
    url: "https://max.ru/krinka_bot",
    avatarUrl: "https://i.e/1",
  });
  assert.equal(api.single("GET /me").headers.get("authorization"), TOKEN);
});

Deno.test.each([
  [401, "verify.token", "max.token_refused"],
  [429, "x", "max.unreachable"],
  [503, "x", "max.unreachable"],
  [400, "x", "max.refused"],
])("a refusal with HTTP $0 is told as $2", async (status, code, key) => {
  await using api = new LocalApi({ "GET /me": refuse(status, code) });
  const error = await connectErrorOf(createMax(api.net).check({ token: TOKEN }));
  assert.deepEqual([error.code, error.field, error.params.reason], [key, "token", `${code} words`]);
});

Deno.test("our address is subscribed with its secret and every update that we read", async () => {
  await using api = new LocalApi({ [LIST]: list(), [ADD]: { success: true } });
  const connected = await createMax(api.net).connect(connection());
  assert.deepEqual(told(connected), { setup: [{ key: "max.webhook_set", done: true }] });
  assert.deepEqual(api.single(ADD).body, {
    url: OURS,
    update_types: [
      "message_created",
      "message_edited",
      "message_removed",
      "message_callback",
      "bot_started",
      "bot_stopped",
      "dialog_removed",
    ],
    secret: connection().webhookSecret,
  });
});

Deno.test("other programs that hear the bot are told, by their hosts alone", async () => {
  const others = ["https://a.example/x?token=1", "https://a.example/y"].map((url) => ({ url }));
  await using api = new LocalApi({ [LIST]: list(ours(), ...others), [ADD]: { success: true } });
  const { setup } = await createMax(api.net).connect(connection());
  assert.deepEqual(told(setup[1]), { key: "max.webhook_others", done: true, params: { host: "a.example" } });
});

Deno.test("an address that MAX does not take is told as such", async () => {
  for (const answer of [refuse(400, "proto.payload"), { success: false, message: "bad certificate" }]) {
    await using api = new LocalApi({ [LIST]: list(), [ADD]: answer });
    const error = await connectErrorOf(createMax(api.net).connect(connection()));
    assert.equal(error.code, "max.webhook_refused");
  }
});

Deno.test("disconnecting takes our subscription away, and is quiet when it is gone", async () => {
  await using api = new LocalApi({ [DROP]: { success: true } });
  await createMax(api.net).disconnect(connection());
  assert.deepEqual(api.single(DROP).query, { url: OURS });
  for (const [status, code] of [[404, "not.found"], [401, "verify.token"], [400, "proto.payload"]] as const) {
    await using gone = new LocalApi({ [DROP]: refuse(status, code) });
    await createMax(gone.net).disconnect(connection());
  }
  await using busy = new LocalApi({ [DROP]: refuse(503, "busy") });
  await assert.rejects(() => createMax(busy.net).disconnect(connection()), SendError);
});

Deno.test("a subscription that is whole is left alone", async () => {
  for (const one of [ours(), ours(null)]) {
    await using api = new LocalApi({ [LIST]: list({ url: "https://other.example" }, one) });
    assert.equal(await createMax(api.net).health?.(connection()), null);
    assert.equal(api.of(ADD).length, 0);
  }
});

Deno.test("a subscription that MAX dropped after eight hours of silence is made anew", async () => {
  for (const listed of [list(), list(ours(["message_created"]))]) {
    await using api = new LocalApi({ [LIST]: listed, [ADD]: { success: true } });
    assert.equal(await createMax(api.net).health?.(connection()), null);
    assert.equal(Object(api.single(ADD).body).url, OURS);
  }
});

Deno.test.each([
  ["max.webhook_gone", { [LIST]: list(), [ADD]: { success: false, message: "no" } }],
  ["max.token_refused", { [LIST]: refuse(401, "verify.token") }],
  ["max.unreachable", { [LIST]: refuse(503, "busy") }],
])("what cannot be put right is told: $0", async (expected, answers) => {
  await using api = new LocalApi(answers);
  assert.equal(await createMax(api.net).health?.(connection()), expected);
});
