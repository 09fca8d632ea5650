import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { EVENT_TYPES } from "@/lib/channels/twitter/activity.ts";
import { createTwitter } from "@/lib/channels/twitter/mod.ts";
import { LocalApi } from "../local_api.ts";
import { connectErrorOf, told } from "../parcels.ts";
import { BRAND, connection, KEYS } from "./samples.ts";
import { AGAIN, hook, HOOKS, hooks, MAKE, NEEDED, SUBS, SUBSCRIBE, subscription, whole } from "./hooks.ts";
import { APP, assertSigned, now, problem } from "./x_api.ts";

const ME = "GET /2/users/me";
const ALL = "/2/account_activity/webhooks/900/subscriptions/all";
const OURS = connection().webhookUrl;

const user = {
  id: BRAND,
  name: "Кринка",
  username: "krinka",
  profile_image_url: "https://pbs.example/k_normal.png",
};
const failed = (message: string) => () =>
  Response.json({ title: "Invalid Request", errors: [{ message }] }, { status: 400 });

Deno.test("TW-01 the account is named by its keys", async () => {
  await using api = new LocalApi({ [ME]: { data: user } });
  assert.deepEqual(told(await createTwitter(api.net, now).check(KEYS)), {
    id: BRAND,
    name: "Кринка",
    username: "krinka",
    url: "https://x.com/krinka",
    avatarUrl: "https://pbs.example/k.png",
  });
  assertSigned(api, api.single(ME));
});

Deno.test("TW-01 keys that may not do everything are told with what they may", async () => {
  const answer = (level: string) => () =>
    Response.json({ data: user }, { headers: { "x-access-level": level } });
  await using well = new LocalApi({ [ME]: answer("read-write-directmessages") });
  assert.equal((await createTwitter(well.net, now).check(KEYS)).id, BRAND);
  await using poor = new LocalApi({ [ME]: answer("read-write") });
  const error = await connectErrorOf(createTwitter(poor.net, now).check(KEYS));
  assert.deepEqual([error.code, error.params], ["twitter.rights_missing", {
    rights: "read-write",
    account: "Кринка",
  }]);
});

Deno.test.each(
  [
    ["wrong keys", problem(401, "about:blank"), "twitter.token_refused"],
    ["too many questions", problem(429, "about:blank"), "twitter.unreachable"],
    ["trouble at X", problem(503, "about:blank"), "twitter.unreachable"],
    ["no name", {}, "twitter.unreachable"],
    ["anything else", problem(400, "invalid-request"), "twitter.refused"],
  ] as const,
)("TW-01 $0 are told as $2", async (_, answer, code) => {
  await using api = new LocalApi({ [ME]: answer });
  assert.equal((await connectErrorOf(createTwitter(api.net, now).check(KEYS))).code, code);
});

Deno.test("TW-01 keys of a wrong shape are told without asking", async () => {
  await using api = new LocalApi({});
  const error = await connectErrorOf(createTwitter(api.net, now).check({ ...KEYS, accessToken: "ключ" }));
  assert.equal(error.code, "twitter.token_refused");
  assert.deepEqual(api.calls, []);
});

Deno.test("TW-01 a webhook is made by the app and subscribed to each event by the account", async () => {
  let made = 0;
  await using api = new LocalApi({
    ...APP,
    [HOOKS]: hooks(hook({ id: "1", url: "https://other.example" })),
    [MAKE]: { data: hook() },
    [SUBS]: { data: [subscription("dm.received", { webhook_id: "1" })] },
    [SUBSCRIBE]: () => ({ data: { subscription_id: String(++made) } }),
  });
  const connected = await createTwitter(api.net, now).connect(connection({ state: { kept: "1" } }));
  assert.deepEqual(told(connected), {
    setup: [
      { key: "twitter.webhook", done: true, params: { reason: "" } },
      { key: "twitter.events", done: true, params: { events: "" } },
    ],
    state: { kept: "1", webhook_id: "900", family: "activity", subscriptions: "1,2,3,4,5,6,7,8,9" },
  });
  const token = api.single("POST /oauth2/token");
  assert.equal(token.headers.get("authorization"), `Basic ${btoa("consumer-key:consumer-secret")}`);
  assert.deepEqual(token.body, { grant_type: "client_credentials" });
  const make = api.single(MAKE);
  assert.deepEqual([make.body, make.headers.get("authorization")], [{ url: OURS }, "Bearer app-token"]);
  const asked = api.of(SUBSCRIBE);
  for (const call of asked) assertSigned(api, call);
  assert.deepEqual(asked.map(({ body }) => Object(body).event_type), EVENT_TYPES);
  assert.deepEqual(asked[0]?.body, {
    event_type: "dm.received",
    filter: { user_id: BRAND },
    tag: "otklik",
    webhook_id: "900",
  });
});

Deno.test("TW-01 what is there already is used again", async () => {
  await using api = new LocalApi({
    ...APP,
    [HOOKS]: hooks(hook({ valid: false })),
    [AGAIN]: { data: { valid: true } },
    [SUBS]: { data: EVENT_TYPES.map((type) => subscription(type)) },
  });
  const { setup, state } = await createTwitter(api.net, now).connect(connection());
  assert.deepEqual(setup.map(({ done }) => done), [true, true]);
  assert.equal(state?.subscriptions?.split(",").length, EVENT_TYPES.length);
  assert.equal(api.of(MAKE).length + api.of(SUBSCRIBE).length, 0);
});

Deno.test("TW-01 an app without the newer family is subscribed by the older one", async () => {
  await using api = new LocalApi({
    ...APP,
    [HOOKS]: hooks(hook()),
    [SUBS]: problem(403, "client-forbidden"),
    [SUBSCRIBE]: problem(403, "client-forbidden"),
    [`POST ${ALL}`]: { data: { subscribed: true } },
  });
  const { setup, state } = await createTwitter(api.net, now).connect(connection());
  assert.deepEqual([setup[1]?.done, state?.family], [true, "account_activity"]);
  assertSigned(api, api.single(`POST ${ALL}`));
});

Deno.test("TW-01 events that X does not grant are named", async () => {
  await using api = new LocalApi({
    ...APP,
    [HOOKS]: hooks(hook()),
    [SUBS]: { data: [] },
    [SUBSCRIBE]: ({ body }: { body: unknown }) =>
      Object(body).event_type === "dm.received" ? problem(403, "x")() : { data: [{ subscription_id: "5" }] },
  });
  const { setup } = await createTwitter(api.net, now).connect(connection());
  assert.deepEqual(told(setup[1]), { key: "twitter.events", done: false, params: { events: "dm.received" } });
  await using none = new LocalApi({ ...APP, [HOOKS]: hooks(hook()), [SUBSCRIBE]: problem(403, "x") });
  const poor = await createTwitter(none.net, now).connect(connection());
  assert.deepEqual([poor.setup[1]?.params?.events, poor.state?.family], [NEEDED.join(", "), "none"]);
});

Deno.test("TW-01 a plan without webhooks is a step to do, since answers can be sent all the same", async () => {
  await using api = new LocalApi({
    ...APP,
    [HOOKS]: hooks(),
    [MAKE]: problem(403, "client-not-enrolled", "Upgrade"),
  });
  const { setup, state } = await createTwitter(api.net, now).connect(connection());
  assert.deepEqual(told(setup), [
    { key: "twitter.webhook", done: false, params: { reason: "403 client-not-enrolled Upgrade" } },
  ]);
  assert.equal(state, undefined);
});

Deno.test.each(
  [
    [
      "an address that does not answer X's question",
      failed("CrcValidationFailed: timeout"),
      "twitter.address_refused",
    ],
    ["an address that X does not take", failed("UrlValidationFailed: not https"), "twitter.address_refused"],
    ["no free webhook", failed("WebhookLimitExceeded: 1"), "twitter.no_free_webhook"],
    ["a refused app", problem(401, "about:blank"), "twitter.token_refused"],
    ["a webhook without a name", {}, "twitter.unreachable"],
  ] as const,
)("TW-01 $0 is told as $2", async (_, answer, code) => {
  await using api = new LocalApi({ ...APP, [HOOKS]: hooks(), [MAKE]: answer });
  const error = await connectErrorOf(createTwitter(api.net, now).connect(connection()));
  assert.equal(error.code, code);
});

Deno.test("disconnecting takes subscriptions and webhook away, and is quiet when they are gone", async () => {
  const state = { webhook_id: "900", family: "account_activity", subscriptions: "5,6" };
  await using api = new LocalApi({
    ...APP,
    "DELETE /2/activity/subscriptions/5": { data: { deleted: true } },
    "DELETE /2/activity/subscriptions/6": problem(404, "resource-not-found"),
    [`DELETE /2/account_activity/webhooks/900/subscriptions/${BRAND}/all`]: { data: { subscribed: false } },
    [HOOKS]: hooks(hook()),
    "DELETE /2/webhooks/900": { data: { deleted: true } },
  });
  await createTwitter(api.net, now).disconnect(connection({ state }));
  assert.equal(api.of("DELETE /2/webhooks/900").length, 1);
  assert.equal(
    api.of("DELETE /2/activity/subscriptions/5")[0]?.headers.get("authorization"),
    "Bearer app-token",
  );
  await using keyless = new LocalApi({ "DELETE /2/activity/subscriptions/5": problem(401, "about:blank") });
  await createTwitter(keyless.net, now).disconnect(connection({ state }));
  await createTwitter(keyless.net, now).disconnect(connection());
  await using busy = new LocalApi({ "DELETE /2/activity/subscriptions/5": problem(503, "about:blank") });
  await assert.rejects(() => createTwitter(busy.net, now).disconnect(connection({ state })), SendError);
});

Deno.test("TW-01 another account's webhook is used, and stays when this account goes", async () => {
  const shared = { otherUrls: ["https://otklik.example/webhooks/twitter/other"] };
  const theirs = hooks(hook({ url: shared.otherUrls[0] }));
  await using api = new LocalApi({ ...APP, [HOOKS]: theirs, ...whole });
  const { state } = await createTwitter(api.net, now).connect({ ...connection(), ...shared });
  assert.equal(state?.webhook_id, "900");
  await using leaving = new LocalApi({ ...APP, [HOOKS]: theirs });
  await createTwitter(leaving.net, now).disconnect({
    ...connection({ state: { webhook_id: "900" } }),
    ...shared,
  });
  assert.equal(leaving.of("DELETE /2/webhooks/900").length, 0);
});

Deno.test.each(
  [
    [null, { [HOOKS]: hooks(hook()), ...whole }],
    [null, { [HOOKS]: hooks(hook({ valid: false })), [AGAIN]: { data: { valid: true } }, ...whole }],
    ["twitter.webhook_invalid", {
      [HOOKS]: hooks(hook({ valid: false })),
      [AGAIN]: { data: { valid: false } },
    }],
    ["twitter.webhook_gone", { [HOOKS]: hooks() }],
    ["twitter.events_missing", { [HOOKS]: hooks(hook()), [SUBS]: { data: [subscription("dm.received")] } }],
    ["twitter.token_refused", { [HOOKS]: problem(401, "about:blank") }],
    ["twitter.unreachable", { [HOOKS]: problem(503, "about:blank") }],
    ["twitter.webhook_gone", { [HOOKS]: problem(403, "client-forbidden") }],
  ] as const,
)("TW-01 the state of the webhook is told: $0", async (expected, answers) => {
  await using api = new LocalApi({ ...APP, ...answers });
  assert.equal(await createTwitter(api.net, now).health?.(connection()), expected);
});

Deno.test("TW-01 the older family's subscription is looked at by its own call", async () => {
  for (const [subscribed, expected] of [[true, null], [false, "twitter.events_missing"]] as const) {
    await using api = new LocalApi({
      ...APP,
      [HOOKS]: hooks(hook()),
      [`GET ${ALL}`]: { data: { subscribed } },
    });
    const state = { family: "account_activity" };
    assert.equal(await createTwitter(api.net, now).health?.(connection({ state })), expected);
  }
});
