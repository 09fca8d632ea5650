import assert from "node:assert/strict";
import { ConnectError } from "@/lib/channels/channel.ts";
import { FIELDS } from "@/lib/channels/facebook/connect.ts";
import { createFacebook } from "@/lib/channels/facebook/mod.ts";
import { graphError, type GraphServer, serveGraph } from "../graph/graph_server.ts";
import { connection, PAGE } from "./samples.ts";

const ME = {
  id: PAGE,
  name: "Гончарная",
  link: "https://www.facebook.com/pots",
  picture: { data: { url: "https://x.fbcdn.net/p.jpg" } },
};
const RIGHTS = [
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_read_user_content",
  "pages_manage_engagement",
];
const APPS = `/${PAGE}/subscribed_apps`;
const HERE = connection();

const key = (scopes: unknown, type = "PAGE") => ({ data: { app_id: "9", type, is_valid: true, scopes } });
const hooks = (callback_url: string, fields: readonly string[] = FIELDS) => ({
  data: [{ object: "user" }, {
    object: "page",
    callback_url,
    active: true,
    fields: fields.map((name) => ({ name, version: "v24.0" })),
  }],
});
const check = (server: GraphServer) => createFacebook(server.net).check(HERE.credentials);

async function refused(call: Promise<unknown>): Promise<ConnectError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof ConnectError, String(error));
  return error;
}

Deno.test("FB-01 a key names its page", async () => {
  await using server = serveGraph({
    "GET /me": ME,
    "GET /app": { id: "9" },
    "GET /debug_token": key(RIGHTS),
  });
  assert.deepEqual(await check(server), {
    id: PAGE,
    name: "Гончарная",
    username: undefined,
    url: "https://www.facebook.com/pots",
    avatarUrl: "https://x.fbcdn.net/p.jpg",
  });
  const asked = server.single("GET /debug_token");
  assert.deepEqual([asked.authorization, asked.query.input_token], ["Bearer 9|s3cret", "EAAkey"]);
});

Deno.test("FB-01 rights that the key lacks are named", async () => {
  await using server = serveGraph({
    "GET /me": ME,
    "GET /app": { id: "9" },
    "GET /debug_token": key(RIGHTS.slice(0, 3)),
  });
  const error = await refused(check(server));
  assert.deepEqual([error.code, error.field], ["facebook.rights_missing", "pageToken"]);
  assert.deepEqual(error.params, {
    rights: "pages_read_user_content, pages_manage_engagement",
    page: "Гончарная",
  });
});

Deno.test("FB-01 a person's key is told from a page's", async () => {
  await using known = serveGraph({
    "GET /me": ME,
    "GET /app": { id: "9" },
    "GET /debug_token": key(RIGHTS, "USER"),
  });
  assert.equal((await refused(check(known))).code, "facebook.not_page");
  const words = "(#100) Tried accessing nonexisting field (category) on node type (User)";
  await using refusing = serveGraph({ "GET /me": () => graphError(100, words) });
  assert.equal((await refused(check(refusing))).code, "facebook.not_page");
  await using empty = serveGraph({ "GET /me": {} });
  assert.equal((await refused(check(empty))).code, "facebook.not_page");
});

Deno.test("where Meta does not tell the rights, nobody is held up", async () => {
  for (
    const about of [
      undefined,
      () => graphError(190, "Invalid OAuth access token"),
      () => key([]),
      () => key(undefined),
    ]
  ) {
    await using server = serveGraph({
      "GET /me": ME,
      ...(about ? { "GET /app": { id: "9" }, "GET /debug_token": about } : {}),
    });
    assert.equal((await check(server)).id, PAGE);
  }
});

Deno.test("what is wrong with the credentials is said of the right one", async () => {
  const cases: [Response, string, string][] = [
    [graphError(190, "Malformed access token"), "facebook.token_refused", "pageToken"],
    [
      graphError(100, "Invalid appsecret_proof provided in the API argument"),
      "facebook.secret_refused",
      "appSecret",
    ],
    [graphError(200, "Requires pages_read_engagement permission"), "facebook.rights_missing", "pageToken"],
    [graphError(2, "Service temporarily unavailable"), "facebook.unreachable", "pageToken"],
    [graphError(100, "Something else"), "facebook.refused", "pageToken"],
  ];
  for (const [answer, code, field] of cases) {
    await using server = serveGraph({ "GET /me": answer });
    const error = await refused(check(server));
    assert.deepEqual([error.code, error.field], [code, field]);
  }
  const net = { base: "http://127.0.0.1:1", fetch };
  const shape = await refused(createFacebook(net).check({ ...HERE.credentials, pageToken: "два слова" }));
  assert.equal(shape.code, "facebook.token_refused");
});

Deno.test("FB-01 connecting subscribes the app to the page and says what is left to the owner", async () => {
  await using server = serveGraph({ [`POST ${APPS}`]: { success: true } });
  const { setup } = await createFacebook(server.net).connect(HERE);
  assert.equal(server.single(`POST ${APPS}`).query.subscribed_fields, FIELDS.join(","));
  assert.deepEqual(setup.map(({ key, done }) => [key, done]), [
    ["facebook.subscribed", true],
    ["facebook.webhook", false],
    ["facebook.fields", false],
  ]);
  assert.equal(setup[1]?.params?.url, HERE.webhookUrl);
  assert.ok(!JSON.stringify(setup).includes("word"));
});

Deno.test("FB-01 steps that the owner has taken are seen, and missing fields named", async () => {
  const routes = { [`POST ${APPS}`]: { success: true }, "GET /app": { id: "9" } };
  await using whole = serveGraph({ ...routes, "GET /9/subscriptions": hooks(HERE.webhookUrl) });
  const done = await createFacebook(whole.net).connect(HERE);
  assert.ok(done.setup.every((step) => step.done));
  await using part = serveGraph({
    ...routes,
    "GET /9/subscriptions": hooks("https://other.example", ["messages"]),
  });
  const [, webhook, fields] = (await createFacebook(part.net).connect(HERE)).setup;
  assert.deepEqual([webhook?.done, fields?.done], [false, false]);
  assert.equal(fields?.params?.fields, FIELDS.slice(1).join(", "));
});

Deno.test("a missing right at connecting is named", async () => {
  const words =
    "(#200) To subscribe to the messages field, one of these permissions is needed: pages_messaging.";
  await using server = serveGraph({ [`POST ${APPS}`]: () => graphError(200, words) });
  const error = await refused(createFacebook(server.net).connect(HERE));
  assert.deepEqual([error.code, error.params.rights], ["facebook.rights_missing", "pages_messaging"]);
});

Deno.test("disconnecting is quiet when there is nothing left to take away, and loud when Meta is out", async () => {
  for (const answer of [{ success: true }, graphError(190, "expired"), graphError(100, "not subscribed")]) {
    await using server = serveGraph({ [`DELETE ${APPS}`]: answer });
    await createFacebook(server.net).disconnect(HERE);
    assert.deepEqual(server.routes, [`DELETE ${APPS}`]);
  }
  await using server = serveGraph({ [`DELETE ${APPS}`]: () => graphError(2, "later") });
  await assert.rejects(createFacebook(server.net).disconnect(HERE));
});

Deno.test("health says what is wrong, or nothing", async () => {
  const subscribed = { data: [{ id: "9", name: "App", subscribed_fields: FIELDS }] };
  const app = (url: string) => ({ "GET /app": { id: "9" }, "GET /9/subscriptions": hooks(url) });
  const cases: [Record<string, unknown>, string | null][] = [
    [{ [`GET ${APPS}`]: subscribed }, null],
    [{ [`GET ${APPS}`]: subscribed, ...app(HERE.webhookUrl) }, null],
    [{ [`GET ${APPS}`]: { data: [{ id: "9" }] } }, null],
    [{ [`GET ${APPS}`]: subscribed, ...app("https://other.example") }, "facebook.webhook_elsewhere"],
    [{ [`GET ${APPS}`]: { data: [] } }, "facebook.not_subscribed"],
    [{ [`GET ${APPS}`]: { data: [{ id: "9", subscribed_fields: ["feed"] }] } }, "facebook.events_missing"],
    [{ [`GET ${APPS}`]: () => graphError(190, "expired") }, "facebook.token_refused"],
    [{ [`GET ${APPS}`]: () => graphError(2, "later") }, "facebook.unreachable"],
  ];
  for (const [routes, trouble] of cases) {
    await using server = serveGraph(routes);
    assert.equal(await createFacebook(server.net).health?.(HERE), trouble);
  }
});
