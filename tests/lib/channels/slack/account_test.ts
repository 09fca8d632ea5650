import assert from "node:assert/strict";
import { createSlack } from "@/lib/channels/slack/mod.ts";
import { LocalApi } from "../local_api.ts";
import { connectErrorOf, refusalOf, told } from "../parcels.ts";
import { connection, SECRET, TOKEN, USER } from "./samples.ts";

const KEYS = { botToken: TOKEN, signingSecret: SECRET };
const SCOPES = "chat:write,im:history,users:read,files:read,files:write,users:read.email";

/** auth.test tells the token's rights beside its answer. */
const identity = (rest: Record<string, unknown> = {}, scopes: string | null = SCOPES) => () =>
  Response.json({
    ok: true,
    url: "https://krinka.slack.com/",
    team: "Кринка",
    user: "otklik",
    team_id: "T1",
    user_id: "U0BOT",
    bot_id: "B1",
    ...rest,
  }, { headers: scopes === null ? {} : { "x-oauth-scopes": scopes } });

const at = (answer: unknown) => new LocalApi({ "POST /auth.test": answer });

Deno.test("SL-01 the bot is named by its workspace", async () => {
  await using api = at(identity());
  assert.deepEqual(told(await createSlack(api.net).check(KEYS)), {
    id: "T1:U0BOT",
    name: "Кринка · otklik",
    username: "otklik",
    url: "https://krinka.slack.com/",
  });
  assert.equal(api.single("POST /auth.test").headers.get("authorization"), `Bearer ${TOKEN}`);
});

Deno.test.each(
  [
    ["a missing right", identity({}, "chat:write, im:history"), "slack.scopes_missing"],
    ["a person's token", identity({ bot_id: undefined }), "slack.not_bot"],
    ["a refused token", { ok: false, error: "invalid_auth" }, "slack.token_refused"],
    ["an answer without names", { ok: true }, "slack.unreachable"],
    ["trouble at Slack", () => new Response("no", { status: 503 }), "slack.unreachable"],
    ["anything else", { ok: false, error: "not_allowed" }, "slack.refused"],
  ] as const,
)("SL-01 $0 is told in words that help", async (_, answer, code) => {
  await using api = at(answer);
  const error = await connectErrorOf(createSlack(api.net).check(KEYS));
  assert.deepEqual([error.code, error.field], [code, "botToken"]);
  if (code === "slack.scopes_missing") {
    assert.equal(error.params.scopes, "users:read, files:read, files:write");
  }
});

Deno.test("SL-01 where Slack does not tell the rights none is missed", async () => {
  await using api = at(identity({}, null));
  assert.equal((await createSlack(api.net).check(KEYS)).id, "T1:U0BOT");
});

Deno.test("SL-01 the steps say what the owner enters at Slack, and the workspace's address is kept", async () => {
  await using api = at(identity());
  const connected = await createSlack(api.net).connect(connection({ state: { kept: "1" } }));
  assert.deepEqual(told(connected), {
    setup: [
      { key: "slack.token", done: true },
      { key: "slack.request_url", done: false, untold: true, params: { url: connection().webhookUrl } },
      {
        key: "slack.events",
        done: false,
        untold: true,
        params: { events: "message.im, app_mention, app_uninstalled, tokens_revoked" },
      },
      { key: "slack.interactivity", done: false, untold: true, params: { url: connection().webhookUrl } },
      { key: "slack.messages_tab", done: false, untold: true },
    ],
    state: { kept: "1", url: "https://krinka.slack.com/" },
  });
});

Deno.test.each(
  [
    [null, identity()],
    ["slack.scopes_missing", identity({}, "chat:write")],
    ["slack.token_refused", { ok: false, error: "account_inactive" }],
    ["slack.token_refused", identity({ bot_id: undefined })],
    ["slack.unreachable", { ok: false, error: "internal_error" }],
  ] as const,
)("SL-01 the state of the token is told: $0", async (expected, answer) => {
  await using api = at(answer);
  assert.equal(await createSlack(api.net).health?.(connection()), expected);
});

Deno.test("disconnecting leaves Slack alone", async () => {
  await using api = at(identity());
  await createSlack(api.net).disconnect(connection());
  assert.deepEqual(api.calls, []);
});

Deno.test("SL-08 the card has name, nickname, picture and what the profile tells", async () => {
  const profile = {
    real_name: "Анна Котова",
    display_name: "ann",
    image_192: "https://a.example/192.png",
    image_512: "https://a.example/512.png",
    email: "ann@example.org",
    phone: "",
  };
  await using api = new LocalApi({
    "GET /users.info": { ok: true, user: { id: USER, name: "ann.kotova", locale: "ru-RU", profile } },
  });
  assert.deepEqual(told(await createSlack(api.net).profile?.(USER, connection())), {
    externalId: USER,
    name: "Анна Котова",
    username: "ann",
    avatarUrl: "https://a.example/512.png",
    profileUrl: `https://krinka.slack.com/team/${USER}`,
    language: "ru-RU",
    email: "ann@example.org",
  });
  assert.deepEqual(api.single("GET /users.info").query, { user: USER, include_locale: "true" });
  await using gone = new LocalApi({ "GET /users.info": { ok: false, error: "user_not_found" } });
  assert.equal((await refusalOf(createSlack(gone.net).profile?.(USER, connection()))).kind, "user");
});

Deno.test("SL-03 a file's address comes with the token, for Slack's own servers alone", async () => {
  const answer = (url: string) => ({
    "GET /files.info": { ok: true, file: { id: "F1", url_private_download: url } },
  });
  const bearer = { authorization: `Bearer ${TOKEN}` };
  for (
    const [url, headers] of [
      ["https://files.slack.com/files-pri/T1-F1/download/a.png", bearer],
      ["https://slack.com/a.png", bearer],
      ["https://evil-slack.com/a.png", undefined],
      ["https://files.slack.com.evil.example/a.png", undefined],
      ["http://files.slack.com/a.png", undefined],
    ] as const
  ) {
    await using api = new LocalApi(answer(url));
    const address = await createSlack(api.net).file?.("F1", connection());
    assert.deepEqual([address?.url, address?.headers], [url, headers]);
  }
  await using own = new LocalApi({
    "GET /files.info": () => ({ ok: true, file: { url_private: `${own.origin}/files/a.png` } }),
  });
  assert.deepEqual((await createSlack(own.net).file?.("F1", connection()))?.headers, bearer);
  await using none = new LocalApi({ "GET /files.info": { ok: true, file: {} } });
  assert.equal((await refusalOf(createSlack(none.net).file?.("F1", connection()))).kind, "content");
});
