import assert from "node:assert/strict";
import { ConnectError } from "@/lib/channels/channel.ts";
import { createWhatsapp } from "@/lib/channels/whatsapp/mod.ts";
import { graphError, serveGraph } from "../graph/graph_server.ts";
import { BUSINESS, connection, NUMBER } from "./samples.ts";

const HERE = connection();
const ME = {
  id: NUMBER,
  display_phone_number: "+7 495 000-00-00",
  verified_name: "Гончарная",
  quality_rating: "GREEN",
};
const NUMBER_ROUTE = `GET /${NUMBER}`;
const TEMPLATES = `GET /${BUSINESS}/message_templates`;
const APPS = `/${BUSINESS}/subscribed_apps`;
const SUCCESS = { success: true };

async function refused(call: Promise<unknown>): Promise<ConnectError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof ConnectError, String(error));
  return error;
}

Deno.test("WA-01 a key names its number, and its business account is reached", async () => {
  await using server = serveGraph({ [NUMBER_ROUTE]: ME, [TEMPLATES]: { data: [] } });
  assert.deepEqual(await createWhatsapp(server.net).check(HERE.credentials), {
    id: NUMBER,
    name: "Гончарная",
    username: "+7 495 000-00-00",
    url: "https://wa.me/74950000000",
  });
  assert.deepEqual(server.routes, [NUMBER_ROUTE, TEMPLATES]);
});

Deno.test("WA-01 what is wrong is said of the right field", async () => {
  const lacking = graphError(200, "(#200) You need whatsapp_business_management permission");
  const proof = () => graphError(100, "Invalid appsecret_proof provided in the API argument");
  const cases: [Record<string, unknown>, string, string][] = [
    [{}, "whatsapp.number_unknown", "phoneNumberId"],
    [{ [NUMBER_ROUTE]: ME }, "whatsapp.account_unknown", "businessAccountId"],
    [{ [NUMBER_ROUTE]: ME, [TEMPLATES]: lacking }, "whatsapp.rights_missing", "token"],
    [{ [NUMBER_ROUTE]: () => graphError(190, "expired") }, "whatsapp.token_refused", "token"],
    [{ [NUMBER_ROUTE]: proof }, "whatsapp.secret_refused", "appSecret"],
    [{ [NUMBER_ROUTE]: () => graphError(2, "later") }, "whatsapp.unreachable", "token"],
  ];
  for (const [routes, code, field] of cases) {
    await using server = serveGraph(routes);
    const error = await refused(createWhatsapp(server.net).check(HERE.credentials));
    assert.deepEqual([error.code, error.field], [code, field]);
  }
});

Deno.test("WA-01 connecting subscribes the account and points the number's events here", async () => {
  await using server = serveGraph({ [`POST ${APPS}`]: SUCCESS, [`POST /${NUMBER}`]: SUCCESS });
  const { setup, state } = await createWhatsapp(server.net).connect(HERE);
  assert.deepEqual(server.single(`POST /${NUMBER}`).body, {
    webhook_configuration: { override_callback_uri: HERE.webhookUrl, verify_token: "word" },
  });
  assert.deepEqual(setup.map(({ key, done }) => [key, done]), [
    ["whatsapp.subscribed", true],
    ["whatsapp.webhook", true],
    ["whatsapp.fields", false],
  ]);
  assert.deepEqual(state, { callback: "number" });
  assert.ok(!JSON.stringify(setup).includes("word"));
});

Deno.test("WA-01 where the number cannot be pointed, the owner's own setting counts", async () => {
  const rows = {
    data: [{
      object: "whatsapp_business_account",
      callback_url: HERE.webhookUrl,
      fields: [{ name: "messages" }],
    }],
  };
  await using set = serveGraph({
    [`POST ${APPS}`]: SUCCESS,
    "GET /app": { id: "9" },
    "GET /9/subscriptions": rows,
  });
  const done = await createWhatsapp(set.net).connect(HERE);
  assert.deepEqual([done.setup.every((step) => step.done), done.state?.callback], [true, "app"]);
  await using unset = serveGraph({ [`POST ${APPS}`]: SUCCESS });
  const [, webhook] = (await createWhatsapp(unset.net).connect(HERE)).setup;
  assert.deepEqual(webhook, {
    key: "whatsapp.webhook",
    done: false,
    untold: true,
    params: { url: HERE.webhookUrl },
  });
});

Deno.test("disconnecting takes back what was done, and no more", async () => {
  await using whole = serveGraph({ [`DELETE ${APPS}`]: SUCCESS });
  await createWhatsapp(whole.net).disconnect(HERE);
  assert.deepEqual(whole.routes, [`DELETE ${APPS}`]);
  await using number = serveGraph({ [`POST /${NUMBER}`]: SUCCESS });
  await createWhatsapp(number.net).disconnect(connection({ state: { callback: "number" } }));
  const { webhook_configuration } = number.single(`POST /${NUMBER}`).body;
  assert.equal(JSON.stringify(webhook_configuration).includes('"override_callback_uri":""'), true);
  await using lost = serveGraph({ [`DELETE ${APPS}`]: () => graphError(190, "expired") });
  await createWhatsapp(lost.net).disconnect(HERE);
  await using out = serveGraph({ [`DELETE ${APPS}`]: () => graphError(2, "later") });
  await assert.rejects(createWhatsapp(out.net).disconnect(HERE));
});

Deno.test("health says what is wrong, or nothing", async () => {
  const apps = { data: [{ whatsapp_business_api_data: { id: "9" } }] };
  const number = (webhook_configuration: unknown, changes = {}) => ({
    ...ME,
    webhook_configuration,
    ...changes,
  });
  const cases: [Record<string, unknown>, string | null][] = [
    [{ [NUMBER_ROUTE]: ME, [`GET ${APPS}`]: apps }, null],
    [{
      [NUMBER_ROUTE]: number({ phone_number: HERE.webhookUrl, application: "https://x" }),
      [`GET ${APPS}`]: apps,
    }, null],
    [
      { [NUMBER_ROUTE]: number({ application: "https://other" }), [`GET ${APPS}`]: apps },
      "whatsapp.webhook_elsewhere",
    ],
    [{ [NUMBER_ROUTE]: ME, [`GET ${APPS}`]: { data: [] } }, "whatsapp.not_subscribed"],
    [
      { [NUMBER_ROUTE]: number(undefined, { quality_rating: "RED" }), [`GET ${APPS}`]: apps },
      "whatsapp.quality_low",
    ],
    [{ [NUMBER_ROUTE]: () => graphError(190, "expired") }, "whatsapp.token_refused"],
    [{ [NUMBER_ROUTE]: () => graphError(80007, "slow") }, "whatsapp.unreachable"],
  ];
  for (const [routes, trouble] of cases) {
    await using server = serveGraph(routes);
    assert.equal(await createWhatsapp(server.net).health?.(HERE), trouble);
  }
});
