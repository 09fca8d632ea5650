import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { createViber } from "@/lib/channels/viber/mod.ts";
import { EVENT_TYPES } from "@/lib/channels/viber/normalise.ts";
import { LocalApi } from "../local_api.ts";
import { connectErrorOf, told } from "../parcels.ts";
import { connection, TOKEN } from "./samples.ts";

const INFO = "POST /get_account_info";
const HOOK = "POST /set_webhook";
const OURS = connection().webhookUrl;

const info = (rest: Record<string, unknown> = {}) => ({
  status: 0,
  status_message: "ok",
  id: "pa:75346594275468546724",
  name: "Гончарная «Кринка»",
  uri: "krinka shop",
  icon: "https://media.example/icon.png",
  webhook: "",
  event_types: [],
  subscribers_count: 35,
  ...rest,
});

Deno.test("VB-01 the account is named, with the direct link", async () => {
  await using api = new LocalApi({ [INFO]: info() });
  assert.deepEqual(told(await createViber(api.net).check({ token: TOKEN })), {
    id: "pa:75346594275468546724",
    name: "Гончарная «Кринка»",
    username: "krinka shop",
    url: "viber://pa?chatURI=krinka%20shop",
    avatarUrl: "https://media.example/icon.png",
  });
  assert.equal(api.single(INFO).headers.get("x-viber-auth-token"), TOKEN);
});

Deno.test.each([
  [2, "viber.token_refused"],
  [9, "viber.account_blocked"],
  [12, "viber.unreachable"],
  [4, "viber.refused"],
])("VB-01 a refusal with status $0 is told as $1", async (status, code) => {
  await using api = new LocalApi({ [INFO]: { status, status_message: "words" } });
  const error = await connectErrorOf(createViber(api.net).check({ token: TOKEN }));
  assert.deepEqual([error.code, error.field, error.params.reason], [code, "token", `${status} words`]);
});

Deno.test("VB-01 an account without a name of its own is not taken", async () => {
  await using api = new LocalApi({ [INFO]: { status: 0 } });
  assert.equal(
    (await connectErrorOf(createViber(api.net).check({ token: TOKEN }))).code,
    "viber.unreachable",
  );
});

Deno.test("VB-01 the webhook is set with every event, and names and pictures are asked for", async () => {
  await using api = new LocalApi({ [INFO]: info(), [HOOK]: { status: 0, event_types: EVENT_TYPES } });
  const connected = await createViber(api.net).connect(connection({ state: { kept: "1" } }));
  assert.deepEqual(told(connected), {
    setup: [{ key: "viber.webhook_set", done: true }],
    state: { kept: "1", sender: "Гончарная «Кринка»" },
  });
  const { event_types, ...body } = Object(api.single(HOOK).body);
  assert.deepEqual(body, { url: OURS, send_name: true, send_photo: true });
  assert.deepEqual(event_types.toSorted(), [
    "conversation_started",
    "delivered",
    "failed",
    "seen",
    "subscribed",
    "unsubscribed",
  ]);
});

Deno.test("VB-01 a webhook that was taken from somebody is told, by its host alone", async () => {
  await using api = new LocalApi({
    [INFO]: info({ webhook: "https://other.example/hook?secret=1" }),
    [HOOK]: { status: 0 },
  });
  const { setup } = await createViber(api.net).connect(connection());
  assert.deepEqual(told(setup[1]), {
    key: "viber.webhook_replaced",
    done: true,
    params: { host: "other.example" },
  });
});

Deno.test("VB-01 an address that Viber does not take is told as such", async () => {
  await using api = new LocalApi({ [INFO]: info(), [HOOK]: { status: 1, status_message: "invalidUrl" } });
  const error = await connectErrorOf(createViber(api.net).connect(connection()));
  assert.deepEqual([error.code, error.params.reason], ["viber.webhook_refused", "1 invalidUrl"]);
});

Deno.test("disconnecting takes our webhook away, and nobody else's", async () => {
  await using ours = new LocalApi({ [INFO]: info({ webhook: OURS }), [HOOK]: { status: 0 } });
  await createViber(ours.net).disconnect(connection());
  assert.deepEqual(ours.single(HOOK).body, { url: "" });
  await using theirs = new LocalApi({ [INFO]: info({ webhook: "https://other.example" }) });
  await createViber(theirs.net).disconnect(connection());
  assert.equal(theirs.of(HOOK).length, 0);
  await using gone = new LocalApi({ [INFO]: { status: 2, status_message: "invalidAuthToken" } });
  await createViber(gone.net).disconnect(connection());
  await using busy = new LocalApi({});
  await assert.rejects(() => createViber(busy.net).disconnect(connection()), SendError);
});

Deno.test.each([
  [null, info({ webhook: OURS, event_types: [...EVENT_TYPES, "message"] })],
  [null, info({ webhook: OURS })],
  ["viber.webhook_gone", info()],
  ["viber.webhook_elsewhere", info({ webhook: "https://other.example" })],
  ["viber.events_missing", info({ webhook: OURS, event_types: ["delivered"] })],
  ["viber.token_refused", { status: 2, status_message: "invalidAuthToken" }],
  ["viber.account_blocked", { status: 9, status_message: "publicAccountSuspended" }],
  ["viber.unreachable", { status: 98, status_message: "general" }],
])("VB-01 the state of the webhook is told: $0", async (expected, answer) => {
  await using api = new LocalApi({ [INFO]: answer });
  assert.equal(await createViber(api.net).health?.(connection()), expected);
});
