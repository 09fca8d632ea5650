import assert from "node:assert/strict";
import { openApi } from "@/lib/channels/slack/api.ts";
import { createSlack } from "@/lib/channels/slack/mod.ts";
import { send } from "@/lib/channels/slack/send.ts";
import { LocalApi } from "../local_api.ts";
import { file, outbound, refusalOf } from "../parcels.ts";
import { CHANNEL, connection, TOKEN, TS } from "./samples.ts";

const POST = "POST /chat.postMessage";
const SENT = { ok: true, channel: CHANNEL, ts: "1790000100.000500" };
const no = (error: string, rest: Record<string, unknown> = {}) => ({ ok: false, error, ...rest });

const out = (rest: Parameters<typeof outbound>[0] = {}) =>
  outbound({ person: { externalId: "U1ANN" }, thread: { kind: "direct", key: CHANNEL }, ...rest });

/** An API that takes uploads, and says where they came to stand after so many looks. */
function uploading(looks = 1, answers: Readonly<Record<string, unknown>> = {}): LocalApi {
  let left = looks;
  let files = 0;
  const api: LocalApi = new LocalApi({
    "GET /files.getUploadURLExternal": () => ({
      ok: true,
      upload_url: `${api.origin}/put/${++files}`,
      file_id: `F${files}`,
    }),
    "POST /put/1": () => new Response("OK - 4"),
    "POST /put/2": () => new Response("OK - 4"),
    "POST /files.completeUploadExternal": { ok: true, files: [{ id: "F1" }] },
    "GET /files.info": () => ({
      ok: true,
      file: { id: "F1", shares: --left > 0 ? {} : { private: { [CHANNEL]: [{ ts: "1790000100.000500" }] } } },
    }),
    ...answers,
  });
  return api;
}

Deno.test("SL-02 a text goes as JSON, escaped and without marks", async () => {
  await using api = new LocalApi({ [POST]: SENT });
  const sent = await createSlack(api.net).send(out({ text: "Да, <две> & *три*" }), connection());
  assert.deepEqual(sent, { externalId: `${CHANNEL}:1790000100.000500` });
  const { headers, body } = api.single(POST);
  assert.equal(headers.get("authorization"), `Bearer ${TOKEN}`);
  assert.deepEqual(body, { channel: CHANNEL, text: "Да, &lt;две&gt; &amp; *три*", mrkdwn: false });
});

Deno.test("an answer goes into the thread of the quoted message, by the thread's first one", async () => {
  await using api = new LocalApi({
    [POST]: SENT,
    "GET /conversations.replies": { ok: true, messages: [{ ts: TS, thread_ts: "1789999000.000700" }] },
  });
  await createSlack(api.net).send(out({ text: "a", replyTo: `${CHANNEL}:${TS}` }), connection());
  assert.deepEqual(api.single("GET /conversations.replies").query, { channel: CHANNEL, ts: TS, limit: "1" });
  assert.equal(Object(api.single(POST).body).thread_ts, "1789999000.000700");
});

Deno.test("an answer to a channel goes into the ticket's own thread, whichever message of it is quoted", async () => {
  await using api = new LocalApi({ [POST]: { ok: true, channel: "C1", ts: "1790000100.000500" } });
  const thread = { kind: "discussion", key: `C1:${TS}` } as const;
  const answer = out({ text: "Да", thread, replyTo: "C1:1790000050.000100", via: "comment" });
  const sent = await createSlack(api.net).send(answer, connection());
  assert.equal(sent.externalId, "C1:1790000100.000500");
  assert.deepEqual(api.single(POST).body, { channel: "C1", thread_ts: TS, text: "Да", mrkdwn: false });
});

Deno.test("a thread that cannot be looked up begins at the quoted message; other places are no quote", async () => {
  await using api = new LocalApi({ [POST]: SENT, "GET /conversations.replies": no("missing_scope") });
  const channel = createSlack(api.net);
  await channel.send(out({ text: "a", replyTo: `${CHANNEL}:${TS}` }), connection());
  await channel.send(out({ text: "a", replyTo: `D9:${TS}` }), connection());
  await channel.send(out({ text: "a", replyTo: "nothing" }), connection());
  const threads = api.of(POST).map(({ body }) => Object(body).thread_ts);
  assert.deepEqual(threads, [TS, undefined, undefined]);
  await using busy = new LocalApi({ "GET /conversations.replies": no("internal_error") });
  const late = await refusalOf(
    createSlack(busy.net).send(out({ text: "a", replyTo: `${CHANNEL}:${TS}` }), connection()),
  );
  assert.deepEqual([late.kind, late.maybeSent], ["transient", false]);
});

Deno.test("SL-03 files are uploaded and shared as one message with the text above them", async () => {
  await using api = uploading();
  const files = [file("image", "image/png", "cup.png"), file("file", "application/pdf", "цена.pdf")];
  const sent = await createSlack(api.net).send(out({ files, text: "Вот & всё" }), connection());
  assert.equal(sent.externalId, `${CHANNEL}:1790000100.000500`);
  const [first] = api.of("GET /files.getUploadURLExternal");
  assert.deepEqual(first?.query, { filename: "cup.png", length: "16" });
  const put = api.single("POST /put/1");
  assert.deepEqual([put.body, put.headers.get("authorization")], ["bytes of cup.png", null]);
  assert.deepEqual(api.single("POST /files.completeUploadExternal").body, {
    files: [{ id: "F1", title: "cup.png" }, { id: "F2", title: "цена.pdf" }],
    channel_id: CHANNEL,
    initial_comment: "Вот &amp; всё",
  });
});

Deno.test("the place of shared files is looked for a few times, then they are named by themselves", async () => {
  await using late = uploading(3);
  const opened = openApi(late.net, { botToken: TOKEN });
  const files = [file("image", "image/png", "cup.png")];
  assert.deepEqual(await send(opened, out({ files }), [0, 0, 0]), {
    externalId: `${CHANNEL}:1790000100.000500`,
  });
  await using never = uploading(9);
  const sent = await send(openApi(never.net, { botToken: TOKEN }), out({ files }), [0, 0]);
  assert.deepEqual(sent, { externalId: `${CHANNEL}:F1` });
  await using blind = uploading(1, { "GET /files.info": no("missing_scope") });
  assert.deepEqual(await send(openApi(blind.net, { botToken: TOKEN }), out({ files }), [0]), {
    externalId: `${CHANNEL}:F1`,
  });
});

Deno.test("a failed upload sent nothing, a failed sharing is doubtful where Slack is", async () => {
  const files = [file("image", "image/png", "cup.png")];
  const answers: [Record<string, unknown>, string, boolean][] = [
    [{ "GET /files.getUploadURLExternal": { ok: true } }, "transient", false],
    [{ "GET /files.getUploadURLExternal": no("fatal_error") }, "transient", false],
    [{ "POST /put/1": () => new Response("no", { status: 504 }) }, "transient", false],
    [{ "POST /files.completeUploadExternal": no("fatal_error") }, "transient", true],
    [{ "POST /files.completeUploadExternal": no("invalid_channel") }, "content", false],
  ];
  for (const [answer, kind, maybeSent] of answers) {
    await using api = uploading(1, answer);
    const error = await refusalOf(createSlack(api.net).send(out({ files }), connection()));
    assert.deepEqual([error.kind, error.maybeSent], [kind, maybeSent], JSON.stringify(answer));
  }
});

Deno.test("C-12 nothing, and more files than fit, are refused without asking", async () => {
  await using api = new LocalApi({});
  const many = Array.from({ length: 11 }, () => file("image", "image/png"));
  for (const one of [out(), out({ text: " " }), out({ files: many })]) {
    assert.equal((await refusalOf(createSlack(api.net).send(one, connection()))).kind, "content");
  }
  assert.deepEqual(api.calls, []);
});

Deno.test.each([
  ["invalid_auth", "token"],
  ["token_revoked", "token"],
  ["missing_scope", "token"],
  ["channel_not_found", "user"],
  ["messages_tab_disabled", "user"],
  ["cannot_dm_bot", "user"],
  ["msg_too_long", "content"],
  ["no_such_error_yet", "content"],
  ["rate_limited", "rate"],
  ["service_unavailable", "transient"],
])("a refusal inside an HTTP 200 by $0 is $1", async (name, kind) => {
  await using api = new LocalApi({ [POST]: no(name, { needed: "chat:write", provided: "" }) });
  const error = await refusalOf(createSlack(api.net).send(out({ text: "a" }), connection()));
  assert.deepEqual([error.kind, error.platformCode, error.maybeSent], [kind, `${name} chat:write`, false]);
});

Deno.test("half-done work and silence are doubtful, too many calls wait as told", async () => {
  const kinds: unknown[] = [];
  const answers = [
    no("internal_error"),
    {},
    { ok: true },
    () => new Response("no", { status: 502 }),
    () => new Response("{}", { status: 429, headers: { "retry-after": "30" } }),
    () => Response.json(no("ratelimited"), { status: 429, headers: { "retry-after": "30" } }),
  ];
  for (const answer of answers) {
    await using api = new LocalApi({ [POST]: answer });
    const error = await refusalOf(createSlack(api.net).send(out({ text: "a" }), connection()));
    kinds.push([error.kind, error.maybeSent, error.retryAfter]);
  }
  assert.deepEqual(kinds, [
    ["transient", true, undefined],
    ["transient", true, undefined],
    ["transient", true, undefined],
    ["transient", false, undefined],
    ["rate", false, 30_000],
    ["rate", false, 30_000],
  ]);
});

Deno.test("an edit changes the text of a message, and only of a message", async () => {
  await using api = new LocalApi({ "POST /chat.update": { ok: true } });
  const channel = createSlack(api.net);
  await channel.edit?.(`${CHANNEL}:${TS}`, "новое <b>", connection());
  assert.deepEqual(api.single("POST /chat.update").body, {
    channel: CHANNEL,
    ts: TS,
    text: "новое &lt;b&gt;",
  });
  assert.equal((await refusalOf(channel.edit?.(`${CHANNEL}:F1`, "a", connection()))).kind, "content");
  await using late = new LocalApi({ "POST /chat.update": no("edit_window_closed") });
  const error = await refusalOf(createSlack(late.net).edit?.(`${CHANNEL}:${TS}`, "a", connection()));
  assert.equal(error.kind, "window");
});
