import assert from "node:assert/strict";
import { type Outbound, SendError } from "@/lib/channels/channel.ts";
import { createInstagram } from "@/lib/channels/instagram/mod.ts";
import { file } from "../parcels.ts";
import { graphError, type GraphServer, serveGraph } from "../graph/graph_server.ts";
import { ACCOUNT, answer, COMMENT, connection, CUSTOMER } from "./samples.ts";

const MESSAGES = `POST /${ACCOUNT}/messages`;
const MENTIONS = `POST /${ACCOUNT}/mentions`;
const REPLIES = `POST /${COMMENT}/replies`;
const SENT = { recipient_id: CUSTOMER, message_id: "aWdf9" };
const TO_COMMENT = answer({ replyTo: `comment:${COMMENT}` });
const TO_MENTION = answer({
  person: { externalId: "mention:M2:C9" },
  thread: { kind: "mention", key: "mention:M2:C9" },
  via: "comment",
});

const send = (server: GraphServer, out: Outbound) => createInstagram(server.net).send(out, connection());

async function caught(call: Promise<unknown>): Promise<SendError> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  assert.ok(error instanceof SendError);
  return error;
}

Deno.test("IG-02 a text goes out into Direct with our own id", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  assert.deepEqual(await send(server, answer()), { externalId: "aWdf9" });
  const { body, authorization, query } = server.single(MESSAGES);
  assert.equal(authorization, "Bearer IGAAkey");
  assert.deepEqual(query, {});
  assert.deepEqual(body, {
    recipient: { id: CUSTOMER },
    message: { text: "Да, есть три", metadata: "01kdelivery" },
  });
});

Deno.test("IG-07 a file is fetched from its address", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  const files = [
    [file("image", "image/png", "a.png"), "image"],
    [file("audio", "audio/mp4", "a.m4a"), "audio"],
    [file("video", "video/mp4", "a.mp4"), "video"],
    [file("file", "application/pdf", "a.pdf"), "file"],
  ] as const;
  for (const [one, type] of files) {
    await send(server, answer({ text: "", files: [one] }));
    const payload = { url: `https://help.example/media/${one.name}` };
    assert.deepEqual(server.last.body.message, { attachment: { type, payload }, metadata: "01kdelivery" });
  }
});

Deno.test("after the window a person's answer goes out by the human agent tag", async () => {
  for (const subcode of [2534022, 2018278]) {
    let first = true;
    await using server = serveGraph({
      [MESSAGES]: () => {
        if (!first) return SENT;
        first = false;
        return graphError(10, "outside of allowed window", { subcode });
      },
    });
    assert.deepEqual(await send(server, answer()), { externalId: "aWdf9" });
    assert.deepEqual([server.last.body.messaging_type, server.last.body.tag], ["MESSAGE_TAG", "HUMAN_AGENT"]);
  }
  await using closed = serveGraph({ [MESSAGES]: () => graphError(10, "closed", { subcode: 2534022 }) });
  assert.equal((await caught(send(closed, answer()))).kind, "window");
});

Deno.test("what nobody wrote never claims to be a person's answer", async () => {
  await using server = serveGraph({ [MESSAGES]: () => graphError(10, "closed", { subcode: 2534022 }) });
  for (const out of [answer({ automatic: true }), { ...TO_COMMENT, automatic: true }]) {
    assert.equal((await caught(send(server, out))).kind, "window");
  }
  assert.ok(!JSON.stringify(server.calls).includes("HUMAN_AGENT"));
});

Deno.test("IG-05 a comment is answered in Direct by its one private reply", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  assert.deepEqual(await send(server, TO_COMMENT), { externalId: "aWdf9" });
  assert.deepEqual(server.single(MESSAGES).body.recipient, { comment_id: COMMENT });
});

Deno.test("IG-05 once the private reply is spent, the answer goes into the conversation", async () => {
  const byRecipient = (refusal: () => Response) => (call: { body: Record<string, unknown> }) =>
    JSON.stringify(call.body.recipient).includes("comment_id") ? refusal() : SENT;
  for (const subcode of [2534025, undefined]) {
    await using server = serveGraph({ [MESSAGES]: byRecipient(() => graphError(100, "spent", { subcode })) });
    assert.deepEqual(await send(server, TO_COMMENT), { externalId: "aWdf9" });
    assert.deepEqual(server.last.body.recipient, { id: CUSTOMER });
  }
  await using lost = serveGraph({ [MESSAGES]: byRecipient(() => graphError(190, "expired")) });
  assert.equal((await caught(send(lost, TO_COMMENT))).kind, "token");
  assert.equal(lost.calls.length, 1);
});

Deno.test("IG-05 a comment is answered under the post", async () => {
  await using server = serveGraph({ [REPLIES]: { id: "17900" } });
  assert.deepEqual(await send(server, { ...TO_COMMENT, via: "comment" }), { externalId: "comment:17900" });
  assert.deepEqual(server.single(REPLIES).body, { message: "Да, есть три" });
});

Deno.test("IG-03 a mention is answered under the customer's comment, or under the post", async () => {
  await using server = serveGraph({ [MENTIONS]: { id: "17901" } });
  assert.deepEqual(await send(server, TO_MENTION), { externalId: "comment:17901" });
  assert.deepEqual(server.last.body, { media_id: "M2", comment_id: "C9", message: "Да, есть три" });
  await send(server, { ...TO_MENTION, thread: { kind: "mention", key: "mention:M2" } });
  assert.deepEqual(server.last.body, { media_id: "M2", message: "Да, есть три" });
});

Deno.test("what Instagram cannot take is refused before anything is sent", async () => {
  await using server = serveGraph({ [MESSAGES]: SENT });
  const picture = file("image", "image/png", "a.png");
  for (
    const out of [
      answer({ text: "" }),
      answer({ files: [picture] }),
      answer({ text: "", files: [picture, picture] }),
      answer({ via: "comment" }),
      { ...TO_COMMENT, via: "comment" as const, text: "", files: [picture] },
      { ...TO_MENTION, via: "direct" as const },
    ]
  ) assert.equal((await caught(send(server, out))).kind, "content");
  assert.equal(server.calls.length, 0);
});

Deno.test("a send that Instagram does not name stays in doubt", async () => {
  await using server = serveGraph({ [MESSAGES]: {}, [REPLIES]: {} });
  for (const out of [answer(), TO_COMMENT, { ...TO_COMMENT, via: "comment" as const }]) {
    const error = await caught(send(server, out));
    assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
  }
});

Deno.test("Instagram's refusals are sorted by what can be done about them", async () => {
  const table: [SendError["kind"], number, number?][] = [
    ["token", 190],
    ["token", 10],
    ["token", 200],
    ["token", 368],
    ["user", 551, 1545041],
    ["user", 100, 2534014],
    ["user", 100, 2534001],
    ["user", 230],
    ["content", 100],
    ["content", 24],
    ["rate", 613],
    ["rate", 4],
    ["rate", 80_002],
    ["transient", 2],
  ];
  for (const [kind, code, subcode] of table) {
    await using server = serveGraph({ [MESSAGES]: () => graphError(code, "No", { subcode }) });
    const error = await caught(send(server, answer()));
    assert.deepEqual([error.kind, error.maybeSent], [kind, false], `${code}/${subcode}`);
  }
  await using server = serveGraph({ [REPLIES]: () => graphError(10, "Comments are off") });
  assert.equal((await caught(send(server, { ...TO_COMMENT, via: "comment" }))).kind, "content");
});
