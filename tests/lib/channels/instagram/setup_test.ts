import assert from "node:assert/strict";
import { ConnectError } from "@/lib/channels/channel.ts";
import { createInstagram } from "@/lib/channels/instagram/mod.ts";
import { graphError, serveGraph } from "../graph/graph_server.ts";
import { ACCOUNT, connection } from "./samples.ts";

const ME = {
  id: "6666",
  user_id: ACCOUNT,
  username: "pots",
  name: "Гончарная",
  profile_picture_url: "https://x.fbcdn.net/p.jpg",
  account_type: "BUSINESS",
};
const APPS = `/${ACCOUNT}/subscribed_apps`;
const HERE = connection();

async function refused(call: Promise<unknown>): Promise<ConnectError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof ConnectError, String(error));
  return error;
}

Deno.test("IG-01 a key names its account by the id that webhooks carry", async () => {
  await using server = serveGraph({ "GET /me": ME });
  assert.deepEqual(await createInstagram(server.net).check(HERE.credentials), {
    id: ACCOUNT,
    name: "Гончарная",
    username: "pots",
    url: "https://www.instagram.com/pots/",
    avatarUrl: "https://x.fbcdn.net/p.jpg",
  });
  await using plain = serveGraph({ "GET /me": { id: ACCOUNT, username: "pots" } });
  const account = await createInstagram(plain.net).check(HERE.credentials);
  assert.deepEqual([account.id, account.name], [ACCOUNT, "pots"]);
});

Deno.test("IG-01 what is wrong with a key is said, with what is missing", async () => {
  const cases: [unknown, string][] = [
    [() => graphError(190, "Error validating access token"), "instagram.token_refused"],
    [() => graphError(10, "Requires instagram_business_basic"), "instagram.rights_missing"],
    [() => graphError(2, "later"), "instagram.unreachable"],
    [() => graphError(100, "odd"), "instagram.refused"],
    [{ ...ME, account_type: "PERSONAL" }, "instagram.not_professional"],
    [{}, "instagram.unreachable"],
  ];
  for (const [answer, code] of cases) {
    await using server = serveGraph({ "GET /me": answer });
    const error = await refused(createInstagram(server.net).check(HERE.credentials));
    assert.deepEqual([error.code, error.field], [code, "token"]);
  }
});

Deno.test("IG-01 connecting subscribes the account and says what is left to the owner", async () => {
  await using server = serveGraph({
    [`POST ${APPS}`]: { success: true },
    "GET /me": ME,
    "GET /me/conversations": { data: [] },
  });
  const { setup, state } = await createInstagram(server.net).connect(connection({ state: { kept: "yes" } }));
  const fields = server.single(`POST ${APPS}`).query.subscribed_fields?.split(",") ?? [];
  for (
    const field of ["messages", "comments", "mentions", "messaging_seen", "message_reactions", "message_edit"]
  ) {
    assert.ok(fields.includes(field), field);
  }
  assert.deepEqual(setup.map(({ key, done }) => [key, done]), [
    ["instagram.subscribed", true],
    ["instagram.webhook", false],
    ["instagram.messages_access", true],
  ]);
  assert.deepEqual(setup[1]?.params, { url: HERE.webhookUrl, fields: fields.join(", ") });
  assert.deepEqual(state, { kept: "yes", username: "pots" });
});

Deno.test("IG-01 a field that the app may not have does not cost the others", async () => {
  await using server = serveGraph({
    [`POST ${APPS}`]: (call: { query: Record<string, string> }) =>
      call.query.subscribed_fields?.includes("message_edit")
        ? graphError(100, "Param subscribed_fields must be one of {…}")
        : { success: true },
    "GET /me": ME,
  });
  const { setup } = await createInstagram(server.net).connect(HERE);
  assert.equal(setup[1]?.params?.fields?.includes("messages, "), true);
  assert.deepEqual(setup[2], { key: "instagram.messages_access", done: false });
});

Deno.test("disconnecting is quiet when there is nothing left to take away", async () => {
  for (const answer of [{ success: true }, graphError(190, "expired"), graphError(100, "none")]) {
    await using server = serveGraph({ [`DELETE ${APPS}`]: answer });
    await createInstagram(server.net).disconnect(HERE);
  }
  await using server = serveGraph({ [`DELETE ${APPS}`]: () => graphError(2, "later") });
  await assert.rejects(createInstagram(server.net).disconnect(HERE));
});

Deno.test("health says what is wrong, or nothing", async () => {
  const good = { data: [{ id: "9", subscribed_fields: ["messages", "comments"] }] };
  const soon = { state: { token_expires_at: String(Date.now() + 86_400_000) } };
  const later = { state: { token_expires_at: String(Date.now() + 20 * 86_400_000) } };
  const cases: [unknown, Record<string, unknown>, string | null][] = [
    [good, {}, null],
    [good, later, null],
    [good, soon, "instagram.token_expiring"],
    [{ data: [] }, {}, "instagram.not_subscribed"],
    [{ data: [{ subscribed_fields: ["comments"] }] }, {}, "instagram.events_missing"],
    [() => graphError(190, "expired"), {}, "instagram.token_refused"],
    [() => graphError(4, "slow"), {}, "instagram.unreachable"],
  ];
  for (const [answer, changes, trouble] of cases) {
    await using server = serveGraph({ [`GET ${APPS}`]: answer });
    assert.equal(await createInstagram(server.net).health?.(connection(changes)), trouble);
  }
});
