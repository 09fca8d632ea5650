import assert from "node:assert/strict";
import { type Outbound, SendError } from "@/lib/channels/channel.ts";
import { createFacebook } from "@/lib/channels/facebook/mod.ts";
import { file } from "../parcels.ts";
import { graphError, type GraphServer, serveGraph } from "../graph/graph_server.ts";
import { answer, commentAnswer, connection, CUSTOMER, PAGE, POST } from "./samples.ts";

const MESSAGES = `POST /${PAGE}/messages`;
const COMMENTS = "POST /700_999/comments";
const SENT = { recipient_id: CUSTOMER, message_id: "m_9" };

const send = (server: GraphServer, out: Outbound) => createFacebook(server.net).send(out, connection());

async function caught(call: Promise<unknown>): Promise<SendError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof SendError);
  return error;
}

/** Refused as too late, once. */
function tooLate(then: () => unknown) {
  let first = true;
  return () => {
    if (!first) return then();
    first = false;
    return graphError(10, "This message is sent outside of allowed window.", { subcode: 2018278 });
  };
}

Deno.test("FB-02 a text goes out as a response that carries our own id", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  assert.deepEqual(await send(server, answer({ replyTo: "m_1" })), { externalId: "m_9" });
  const { body, authorization } = server.single(MESSAGES);
  assert.equal(authorization, "Bearer EAAkey");
  assert.deepEqual(body, {
    recipient: { id: CUSTOMER },
    messaging_type: "RESPONSE",
    reply_to: { mid: "m_1" },
    message: { text: "Да, есть три", metadata: "01kdelivery" },
  });
});

Deno.test("FB-06 FB-07 each kind of file goes along with the call", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  const files = [
    [file("image", "image/png", "a.png"), "image"],
    [file("audio", "audio/mpeg", "v.mp3"), "audio"],
    [file("video", "video/mp4", "v.mp4"), "video"],
    [file("file", "application/pdf", "прайс.pdf"), "file"],
    [file("sticker", "image/png", "s.png"), "image"],
  ] as const;
  for (const [one, type] of files) {
    await send(server, answer({ text: "", files: [one] }));
    const { body } = server.last;
    assert.deepEqual(JSON.parse(String(body.message)), {
      attachment: { type, payload: { is_reusable: false } },
      metadata: "01kdelivery",
    });
    assert.deepEqual(JSON.parse(String(body.recipient)), { id: CUSTOMER });
    assert.equal(body.filedata, `${one.name}|${one.contentType}|bytes of ${one.name}`);
  }
});

Deno.test("FB-12 after the window a person's answer goes out by the human agent tag", async () => {
  await using server = serveGraph({ [MESSAGES]: tooLate(() => SENT) });
  assert.deepEqual(await send(server, answer()), { externalId: "m_9" });
  const [, second] = server.calls;
  assert.deepEqual([second?.body.messaging_type, second?.body.tag], ["MESSAGE_TAG", "HUMAN_AGENT"]);
});

Deno.test("FB-12 inside the window no tag is ever sent", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  await send(server, answer());
  assert.ok(!JSON.stringify(server.calls[0]?.body).includes("TAG"));
});

Deno.test("FB-12 what nobody wrote never claims to be a person's answer", async () => {
  await using server = serveGraph({ [MESSAGES]: tooLate(() => SENT) });
  assert.equal((await caught(send(server, answer({ automatic: true })))).kind, "window");
  assert.equal(server.calls.length, 1);
});

Deno.test("FB-12 an app without the tag hears that the window is over, and keeps its connection", async () => {
  for (
    const second of [
      graphError(10, "Needs human agent"),
      graphError(200, ""),
      graphError(100, "", { subcode: 1893061 }),
    ]
  ) {
    await using server = serveGraph({ [MESSAGES]: tooLate(() => second) });
    const error = await caught(send(server, answer()));
    assert.equal(error.kind, "window");
    assert.equal(server.calls.length, 2);
  }
  await using busy = serveGraph({ [MESSAGES]: tooLate(() => graphError(613, "slow down")) });
  assert.equal((await caught(send(busy, answer()))).kind, "rate");
});

Deno.test("FB-04 an answer to a comment stands under it", async () => {
  await using server = serveGraph({ [COMMENTS]: { id: "700_1000" } });
  assert.deepEqual(await send(server, commentAnswer()), { externalId: "700_1000" });
  assert.deepEqual(server.single(COMMENTS).body, { message: "Да, есть три" });
  const picture = file("image", "image/png", "a.png");
  await send(server, commentAnswer({ text: "", files: [picture] }));
  assert.deepEqual(server.last.body, { attachment_url: "https://help.example/media/a.png" });
});

Deno.test("FB-04 without a comment to answer it stands under the post", async () => {
  await using server = serveGraph({ [`POST /${POST}/comments`]: { id: "700_1001" } });
  assert.equal((await send(server, commentAnswer({ replyTo: undefined }))).externalId, "700_1001");
});

Deno.test("a comment can be answered once in private", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  assert.deepEqual(await send(server, commentAnswer({ via: "direct" })), { externalId: "m_9" });
  const { body } = server.single(MESSAGES);
  assert.deepEqual([body.recipient, body.reply_to], [{ comment_id: "700_999" }, undefined]);
  const nobody = await caught(send(server, commentAnswer({ via: "direct", replyTo: undefined })));
  assert.equal(nobody.kind, "content");
});

Deno.test("a post closed to comments fails one answer; a lost key stops the connection", async () => {
  for (const code of [10, 200]) {
    await using server = serveGraph({ [COMMENTS]: () => graphError(code, "Permissions error") });
    assert.equal((await caught(send(server, commentAnswer()))).kind, "content");
  }
  await using server = serveGraph({
    [COMMENTS]: () => graphError(190, "Session has expired", { subcode: 463 }),
  });
  assert.equal((await caught(send(server, commentAnswer()))).kind, "token");
});

Deno.test("what Facebook cannot take is refused before anything is sent", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  const picture = file("image", "image/png", "a.png");
  for (
    const out of [
      answer({ text: "" }),
      answer({ files: [picture] }),
      answer({ text: "", files: [picture, picture] }),
      commentAnswer({ thread: { kind: "comment", key: "elsewhere" }, replyTo: undefined }),
    ]
  ) assert.equal((await caught(send(server, out))).kind, "content");
  assert.equal(server.calls.length, 0);
});

Deno.test("a send that Facebook does not name stays in doubt", async () => {
  await using server = serveGraph({ [MESSAGES]: {}, [COMMENTS]: { success: true } });
  for (const out of [answer(), commentAnswer()]) {
    const error = await caught(send(server, out));
    assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
  }
});

Deno.test("Facebook's refusals are sorted by what can be done about them", async () => {
  const table: [SendError["kind"], number, number?][] = [
    ["token", 190, 463],
    ["token", 102],
    ["token", 10],
    ["token", 230],
    ["token", 200, 2534041],
    ["token", 368],
    ["user", 551, 1545041],
    ["user", 100, 2018001],
    ["content", 100],
    ["content", 100, 1893061],
    ["content", 10_900],
    ["content", 10, 2018300],
    ["rate", 4],
    ["rate", 9, 2018352],
    ["rate", 17],
    ["rate", 32],
    ["rate", 341],
    ["rate", 613],
    ["rate", 80_006],
    ["transient", 1],
    ["transient", 1, 99],
    ["transient", 2],
    ["transient", 1200],
  ];
  for (const [kind, code, subcode] of table) {
    await using server = serveGraph({ [MESSAGES]: () => graphError(code, "No", { subcode }) });
    const error = await caught(send(server, answer()));
    assert.deepEqual([error.kind, error.maybeSent], [kind, false], `${code}/${subcode}`);
    assert.ok(!error.message.includes("Да, есть три"));
  }
});
