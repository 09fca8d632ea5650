import assert from "node:assert/strict";
import { createTwitter } from "@/lib/channels/twitter/mod.ts";
import { LocalApi } from "../local_api.ts";
import { file, outbound, refusalOf } from "../parcels.ts";
import { ANN, COMMENT, connection, POST } from "./samples.ts";
import { assertSigned, now, problem } from "./x_api.ts";

const DM = `POST /2/dm_conversations/with/${ANN}/messages`;
const TWEET = "POST /2/tweets";
const SENT = { data: { dm_conversation_id: "1-2", dm_event_id: "2080765901528535097" } };
const POSTED = { data: { id: "2090000000000000005", text: "a" } };
const MB = 1024 * 1024;

const dm = (rest: Parameters<typeof outbound>[0] = {}) =>
  outbound({ person: { externalId: ANN }, thread: { kind: "direct", key: ANN }, ...rest });
const comment = (rest: Parameters<typeof outbound>[0] = {}) =>
  outbound({
    person: { externalId: ANN },
    thread: { kind: "comment", key: `${POST}:${ANN}` },
    via: "comment",
    ...rest,
  });

const sendWith = async (answers: Record<string, unknown>, out: ReturnType<typeof dm>) => {
  await using api = new LocalApi(answers);
  const sent = await createTwitter(api.net, now).send(out, connection());
  return { sent, calls: api.calls };
};

Deno.test("TW-02 a direct message goes signed by the account, and keeps its id's digits", async () => {
  await using api = new LocalApi({ [DM]: SENT });
  const sent = await createTwitter(api.net, now).send(dm({ text: "Да, две чашки" }), connection());
  assert.deepEqual(sent, { externalId: "d2080765901528535097" });
  const call = api.single(DM);
  assertSigned(api, call);
  assert.deepEqual(call.body, { text: "Да, две чашки" });
});

Deno.test("TW-03 TW-04 an answer goes under the customer's post, by the quoted one or the thread's", async () => {
  const quoted = await sendWith({ [TWEET]: POSTED }, comment({ text: "900 ₽", replyTo: `t${COMMENT}` }));
  assert.deepEqual(quoted.sent, { externalId: "t2090000000000000005" });
  const reply = { in_reply_to_tweet_id: COMMENT, auto_populate_reply_metadata: true };
  assert.deepEqual(quoted.calls[0]?.body, { text: "900 ₽", reply });
  const bare = await sendWith({ [TWEET]: POSTED }, comment({ text: "900 ₽" }));
  assert.equal(Object(bare.calls[0]?.body).reply.in_reply_to_tweet_id, POST);
});

Deno.test.each(
  [
    ["a direct message", dm({ files: [file("image", "image/png", "a.png")] }), "dm_image"],
    ["a post", comment({ files: [file("image", "image/jpeg", "a.png")] }), "tweet_image"],
  ] as const,
)("TW-05 a picture of $0 is uploaded in one call", async (_, out, category) => {
  await using api = new LocalApi({
    [DM]: SENT,
    [TWEET]: POSTED,
    "POST /2/media/upload": { data: { id: "1880028106020515840", media_key: "3_1" } },
  });
  await createTwitter(api.net, now).send(out, connection());
  const upload = api.single("POST /2/media/upload");
  assertSigned(api, upload);
  assert.deepEqual(upload.body, { media: "a.png: bytes of a.png", media_category: category });
  const body = Object(api.calls.at(-1)?.body);
  if (category === "dm_image") {
    assert.deepEqual(body, { attachments: [{ media_id: "1880028106020515840" }] });
  } else assert.deepEqual(body.media, { media_ids: ["1880028106020515840"] });
});

Deno.test("TW-05 a post takes four pictures, a direct message one file", async () => {
  const pictures = Array.from({ length: 5 }, () => file("image", "image/png", "a.png"));
  const answers = { [TWEET]: POSTED, "POST /2/media/upload": { data: { id: "7" } } };
  const four = await sendWith(answers, comment({ files: pictures.slice(1), text: "вот" }));
  assert.deepEqual(Object(four.calls.at(-1)?.body).media.media_ids, ["7", "7", "7", "7"]);
  for (const out of [comment({ files: pictures }), dm({ files: pictures.slice(3) })]) {
    assert.equal((await refusalOf(sendWith({}, out))).kind, "content");
  }
});

Deno.test("C-12 TW-06 what X cannot take is refused without asking it", async () => {
  await using api = new LocalApi({});
  const impossible = [
    dm(),
    dm({ text: "  " }),
    dm({ files: [file("audio", "audio/ogg", "a.ogg")] }),
    comment({ files: [file("file", "application/pdf", "a.pdf")] }),
    dm({ files: [file("image", "image/png", "a.png", 6 * MB)] }),
    comment({ text: "a", thread: { kind: "comment", key: "nothing" } }),
  ];
  for (const out of impossible) {
    const error = await refusalOf(createTwitter(api.net, now).send(out, connection()));
    assert.equal(error.kind, "content");
  }
  const nobody = dm({ text: "a", person: { externalId: "@ann" } });
  assert.equal((await refusalOf(createTwitter(api.net, now).send(nobody, connection()))).kind, "user");
  const keyless = connection({ credentials: {} });
  assert.equal((await refusalOf(createTwitter(api.net, now).send(dm({ text: "a" }), keyless))).kind, "token");
  assert.deepEqual(api.calls, []);
});

Deno.test.each(
  [
    ["a withdrawn key", problem(401, "about:blank", "Unauthorized"), "token"],
    ["an app without rights", problem(403, "oauth1-permissions"), "token"],
    ["an app without a plan", problem(403, "client-forbidden"), "token"],
    [
      "a locked account",
      () => Response.json({ errors: [{ code: 326, message: "locked" }] }, { status: 403 }),
      "token",
    ],
    ["a closed door", problem(403, "about:blank", "You cannot send messages to this user."), "user"],
    ["somebody who took us off", () => Response.json({ errors: [{ code: 349 }] }, { status: 403 }), "user"],
    ["nobody there", problem(404, "resource-not-found"), "user"],
    [
      "a conversation that one was not asked into",
      problem(403, "about:blank", "Reply to this conversation is not allowed"),
      "content",
    ],
    [
      "the same words again",
      () => Response.json({ errors: [{ code: 187, message: "dup" }] }, { status: 403 }),
      "content",
    ],
    ["a wrong request", problem(400, "invalid-request"), "content"],
    ["spent money", problem(402, "credits-depleted"), "content"],
    ["a spent plan", problem(429, "usage-capped"), "content"],
    ["trouble at X", problem(503, "about:blank"), "transient"],
    ["nothing but errors", { errors: [{ detail: "no", type: "https://api.x.com/2/problems/x" }] }, "content"],
  ] as const,
)("TW-02 $0 is $2", async (_, answer, kind) => {
  const error = await refusalOf(sendWith({ [DM]: answer }, dm({ text: "a" })));
  assert.deepEqual([error.kind, error.maybeSent], [kind, false]);
});

Deno.test("the words of a refusal are kept for the agent", async () => {
  const answer = problem(403, "not-authorized-for-resource", "Reply to this conversation is not allowed");
  const error = await refusalOf(sendWith({ [TWEET]: answer }, comment({ text: "a" })));
  assert.equal(
    error.platformCode,
    "403 not-authorized-for-resource Reply to this conversation is not allowed",
  );
});

Deno.test.each([
  ["the quarter of an hour", { "x-rate-limit-reset": "1790000060" }, 60_000],
  ["the day of the account", {
    "x-user-limit-24hour-remaining": "0",
    "x-user-limit-24hour-reset": "1790003600",
    "x-rate-limit-reset": "1790000060",
  }, 3_600_000],
  ["a limit that is over by now", { "x-rate-limit-reset": "1789999999" }, 1_000],
  ["seconds", { "retry-after": "30" }, 30_000],
  ["nothing said", {}, undefined],
])("too many calls wait for $0", async (_, headers, wait) => {
  const error = await refusalOf(
    sendWith({ [DM]: problem(429, "about:blank", "Too Many", headers) }, dm({ text: "a" })),
  );
  assert.deepEqual([error.kind, error.retryAfter], ["rate", wait]);
});

Deno.test("an answer that names nothing, and a gateway that gave up, may have sent it", async () => {
  for (const answer of [{}, { data: {} }, () => new Response("late", { status: 504 })]) {
    const error = await refusalOf(sendWith({ [DM]: answer }, dm({ text: "a" })));
    assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
  }
  const early = await refusalOf(sendWith(
    { "POST /2/media/upload": () => new Response("late", { status: 504 }) },
    dm({ files: [file("image", "image/png", "a.png")] }),
  ));
  assert.deepEqual([early.kind, early.maybeSent], ["transient", false]);
});
