import assert from "node:assert/strict";
import { openApi } from "@/lib/channels/max/api.ts";
import { createMax } from "@/lib/channels/max/mod.ts";
import { send } from "@/lib/channels/max/send.ts";
import { LocalApi, type Seen } from "../local_api.ts";
import { file, outbound, refusalOf } from "../parcels.ts";
import { connection, MID, TOKEN } from "./samples.ts";

const LINE = "POST /messages";
const SENT = { message: { body: { mid: MID } } };
const MB = 1024 * 1024;

const refuse = (status: number, code: string, message = "words") => () =>
  Response.json({ code, message }, { status });

/** An API that takes uploads of every type, each answered as MAX answers it. */
function uploading(answers: Readonly<Record<string, unknown>> = {}): LocalApi {
  const api: LocalApi = new LocalApi({
    [LINE]: SENT,
    "POST /uploads": ({ query }: Seen) => ({
      url: `${api.origin}/put/${query.type}`,
      ...(query.type === "video" || query.type === "audio" ? { token: `${query.type}-token` } : {}),
    }),
    "POST /put/image": { photos: { "1": { token: "photo-token" } } },
    "POST /put/video": () => new Response("<retval>1</retval>"),
    "POST /put/audio": () => new Response("<retval>1</retval>"),
    "POST /put/file": { fileId: 5, token: "file-token" },
    ...answers,
  });
  return api;
}

Deno.test("a text goes to the customer, with the token as it is", async () => {
  await using api = new LocalApi({ [LINE]: SENT });
  const sent = await createMax(api.net).send(outbound({ text: "Да, две чашки" }), connection());
  assert.deepEqual(sent, { externalId: MID });
  const { query, headers, body } = api.single(LINE);
  assert.deepEqual(query, { user_id: "555" });
  assert.equal(headers.get("authorization"), TOKEN);
  assert.deepEqual(body, { text: "Да, две чашки" });
});

Deno.test("an answer quotes the message that it answers, unless MAX cannot name it", async () => {
  await using api = new LocalApi({ [LINE]: SENT });
  const channel = createMax(api.net);
  await channel.send(outbound({ text: "a", replyTo: "mid.0" }), connection());
  await channel.send(outbound({ text: "a", replyTo: "forward:1:mid.0" }), connection());
  const links = api.of(LINE).map(({ body }) => Object(body).link);
  assert.deepEqual(links, [{ type: "reply", mid: "mid.0" }, undefined]);
});

Deno.test.each(
  [
    ["a picture", file("image", "image/png", "a.png"), "image", {
      photos: { "1": { token: "photo-token" } },
    }],
    ["a video", file("video", "video/mp4", "a.mp4"), "video", { token: "video-token" }],
    ["a sound", file("audio", "audio/ogg", "a.ogg"), "audio", { token: "audio-token" }],
    ["a file", file("file", "application/pdf", "a.pdf"), "file", { token: "file-token" }],
    ["an oversized picture", file("image", "image/png", "b.png", 51 * MB), "file", { token: "file-token" }],
  ] as const,
)("$0 is uploaded in two steps and attached by what MAX called it", async (_, one, type, payload) => {
  await using api = uploading();
  await createMax(api.net).send(outbound({ files: [one], text: "Вот" }), connection());
  assert.deepEqual(api.single("POST /uploads").query, { type });
  const put = api.single(`POST /put/${type}`);
  assert.deepEqual(put.body, { data: `${one.name}: bytes of ${one.name}` });
  assert.equal(put.headers.get("authorization"), null);
  assert.deepEqual(api.single(LINE).body, { text: "Вот", attachments: [{ type, payload }] });
});

Deno.test("pictures and videos share a message, in their order", async () => {
  await using api = uploading();
  const files = [file("image", "image/png", "a.png"), file("video", "video/mp4", "b.mp4")];
  await createMax(api.net).send(outbound({ files }), connection());
  const { attachments } = Object(api.single(LINE).body);
  assert.deepEqual(attachments.map(({ type }: { type: string }) => type), ["image", "video"]);
});

Deno.test("files that are not ready are waited for, and not forever", async () => {
  let left = 2;
  await using api = uploading({
    [LINE]: () => left-- > 0 ? refuse(400, "attachment.not.ready")() : SENT,
  });
  const out = outbound({ files: [file("video", "video/mp4", "a.mp4")] });
  const opened = openApi(api.net, { token: TOKEN });
  assert.deepEqual(await send(opened, out, [0, 0, 0]), { externalId: MID });
  assert.equal(api.of(LINE).length, 3);
  assert.equal(api.of("POST /uploads").length, 1);
  left = 99;
  const error = await refusalOf(send(opened, out, [0, 0, 0]));
  assert.deepEqual([error.kind, error.maybeSent], ["transient", false]);
  assert.equal(api.of(LINE).length, 3 + 4);
});

Deno.test("C-12 what MAX cannot take is refused without asking it", async () => {
  await using api = new LocalApi({});
  const pdf = file("file", "application/pdf", "a.pdf");
  const picture = file("image", "image/png", "a.png");
  const impossible = [
    outbound(),
    outbound({ files: [pdf, picture] }),
    outbound({ files: [file("audio", "audio/ogg", "a.ogg"), picture] }),
    outbound({ files: Array.from({ length: 11 }, () => picture) }),
    outbound({ files: [file("file", "application/zip", "a.zip", 4_097 * MB)] }),
    outbound({ files: [file("contact", "text/vcard", "a.vcf")] }),
  ];
  for (const out of impossible) {
    assert.equal((await refusalOf(createMax(api.net).send(out, connection()))).kind, "content");
  }
  const nobody = outbound({ text: "a", thread: { kind: "direct", key: "someone" } });
  assert.equal((await refusalOf(createMax(api.net).send(nobody, connection()))).kind, "user");
  assert.deepEqual(api.calls, []);
});

Deno.test("a failed upload sent nothing", async () => {
  const answers = [
    { "POST /put/file": () => new Response("no", { status: 504 }) },
    { "POST /put/file": {} },
    { "POST /uploads": {} },
    { "POST /uploads": { url: "javascript:1" } },
  ];
  for (const answer of answers) {
    await using api = uploading(answer);
    const out = outbound({ files: [file("file", "application/pdf", "a.pdf")] });
    const error = await refusalOf(createMax(api.net).send(out, connection()));
    assert.deepEqual([error.kind, error.maybeSent], ["transient", false]);
    assert.equal(api.of(LINE).length, 0);
  }
});

Deno.test.each([
  [401, "verify.token", "token", false],
  [403, "verify.token", "token", false],
  [403, "chat.denied", "user", false],
  [403, "access.denied", "user", false],
  [404, "not.found", "user", false],
  [400, "proto.payload", "content", false],
  [405, "method.not.allowed", "content", false],
  [429, "too.many", "rate", false],
  [503, "unavailable", "transient", false],
  [504, "unavailable", "transient", true],
])("a refusal with HTTP $0 and $1 is $2", async (status, code, kind, maybeSent) => {
  await using api = new LocalApi({ [LINE]: refuse(status, code) });
  const error = await refusalOf(createMax(api.net).send(outbound({ text: "a" }), connection()));
  assert.deepEqual([error.kind, error.maybeSent, error.platformCode], [kind, maybeSent, `${code} words`]);
});

Deno.test("too many calls wait a few seconds, or as long as the answer says", async () => {
  const waits: (number | undefined)[] = [];
  const heads: Record<string, string>[] = [{}, { "retry-after": "30" }];
  for (const headers of heads) {
    const busy = () => Response.json({ code: "too.many", message: "words" }, { status: 429, headers });
    await using api = new LocalApi({ [LINE]: busy });
    const error = await refusalOf(createMax(api.net).send(outbound({ text: "a" }), connection()));
    waits.push(error.retryAfter);
  }
  assert.deepEqual(waits, [5_000, 30_000]);
});

Deno.test("an answer that names nothing may have been sent; a key is never repeated", async () => {
  await using api = new LocalApi({ [LINE]: {} });
  const error = await refusalOf(createMax(api.net).send(outbound({ text: "a" }), connection()));
  assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
  await using leaky = new LocalApi({ [LINE]: refuse(401, "verify.token", `Invalid ${"x".repeat(60)}`) });
  const told = await refusalOf(createMax(leaky.net).send(outbound({ text: "a" }), connection()));
  assert.equal(told.platformCode, "verify.token Invalid …");
});

Deno.test("an edit changes the text and leaves the attachments alone", async () => {
  await using api = new LocalApi({ "PUT /messages": { success: true } });
  await createMax(api.net).edit?.(MID, "новое", connection());
  const { query, body } = api.single("PUT /messages");
  assert.deepEqual([query, body], [{ message_id: MID }, { text: "новое" }]);
  await using late = new LocalApi({ "PUT /messages": { success: false, message: "too old" } });
  const error = await refusalOf(createMax(late.net).edit?.(MID, "новое", connection()));
  assert.deepEqual([error.kind, error.platformCode], ["content", "too old"]);
});

Deno.test("the file of a video is found by its token", async () => {
  const urls = {
    mp4_1080: "https://v.example/1080.mp4",
    mp4_720: "https://v.example/720.mp4",
    hls: "https://x",
  };
  await using api = new LocalApi({ "GET /videos/a%2Fb": { token: "a/b", urls } });
  const channel = createMax(api.net);
  assert.deepEqual(await channel.file?.("a/b", connection()), { url: "https://v.example/720.mp4" });
  await using none = new LocalApi({ "GET /videos/t": { token: "t", urls: null } });
  assert.equal((await refusalOf(createMax(none.net).file?.("t", connection()))).kind, "content");
});
