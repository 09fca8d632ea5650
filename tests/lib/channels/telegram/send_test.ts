import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { send } from "@/lib/channels/telegram/send.ts";
import { BotApi, connection, outbound, refusal, TOKEN, upload } from "./bot_api.ts";

const one = () => ({ message_id: 80, date: 1, chat: { id: 555 } });

const ANSWERS = {
  sendMessage: one,
  sendPhoto: one,
  sendAnimation: one,
  sendVideo: one,
  sendVoice: one,
  sendAudio: one,
  sendSticker: one,
  sendDocument: one,
  sendMediaGroup: () => [{ message_id: 81 }, { message_id: 82 }],
};

Deno.test({
  name: "TG-02 a text goes as plain text and answers a message",
  sanitizeOps: true,
  sanitizeResources: true,
  fn: async () => {
    await using api = new BotApi(ANSWERS);
    const out = outbound({ text: "<b>Добрый день</b>", replyTo: "555:77" });
    assert.deepEqual(await send(api.net, out, connection()), {
      externalId: "555:80",
      alsoExternalIds: undefined,
      sequence: 80,
    });
    assert.deepEqual([api.last.method, api.last.token], ["sendMessage", TOKEN]);
    assert.deepEqual(api.last.fields, {
      chat_id: 555,
      text: "<b>Добрый день</b>",
      reply_parameters: { message_id: 77, allow_sending_without_reply: true },
    });
  },
});

Deno.test("a reply to a message of another chat is sent without the reply", async () => {
  await using api = new BotApi(ANSWERS);
  await send(api.net, outbound({ text: "a", replyTo: "556:77" }), connection());
  assert.deepEqual(api.last.fields, { chat_id: 555, text: "a" });
});

Deno.test.each(
  [
    ["image", "image/jpeg", "sendPhoto", "photo"],
    ["image", "image/png", "sendPhoto", "photo"],
    ["image", "image/gif", "sendAnimation", "animation"],
    ["image", "image/svg+xml", "sendDocument", "document"],
    ["video", "video/mp4", "sendVideo", "video"],
    ["video", "video/quicktime", "sendDocument", "document"],
    ["audio", "audio/ogg; codecs=opus", "sendVoice", "voice"],
    ["audio", "audio/mpeg", "sendAudio", "audio"],
    ["audio", "audio/wav", "sendDocument", "document"],
    ["file", "image/png", "sendDocument", "document"],
  ] as const,
)("TG-03 TG-04 %s of %s goes by %s", async (kind, contentType, method, field) => {
  await using api = new BotApi(ANSWERS);
  const sent = await send(
    api.net,
    outbound({ text: "подпись", files: [upload(kind, contentType)] }),
    connection(),
  );
  assert.equal(sent.externalId, "555:80");
  assert.equal(api.last.method, method);
  assert.match(String(api.last.fields[field]), /^attach:\/\//);
  assert.equal(api.last.fields.caption, "подпись");
  assert.deepEqual(api.last.files, [{ name: "a.bin", text: "data" }]);
});

Deno.test("TG-03 a sticker goes as a sticker, or as a document when a text comes along", async () => {
  await using api = new BotApi(ANSWERS);
  const files = [upload("sticker", "image/webp")];
  await send(api.net, outbound({ files }), connection());
  assert.equal(api.last.method, "sendSticker");
  await send(api.net, outbound({ files, text: "вот" }), connection());
  assert.deepEqual([api.last.method, api.last.fields.caption], ["sendDocument", "вот"]);
});

Deno.test("a picture over 10 MB goes as a document", async () => {
  await using api = new BotApi(ANSWERS);
  const files = [upload("image", "image/png", "a.png", 10 * 1024 * 1024 + 1)];
  await send(api.net, outbound({ files }), connection());
  assert.equal(api.last.method, "sendDocument");
});

Deno.test("file names arrive whole", async () => {
  await using api = new BotApi(ANSWERS);
  const nameOf = async (name: string) => {
    await send(api.net, outbound({ files: [upload("file", "text/plain", name)] }), connection());
    return api.last.files[0]?.name;
  };
  assert.equal(await nameOf("счёт за май.txt"), "счёт за май.txt");
  assert.equal(await nameOf('a;b"c\r\nd\\e/f.txt'), "a_b_c__d_e_f.txt");
  assert.equal(await nameOf(""), "document.dat");
});

Deno.test("TG-09 several files are one album, with the text under the pictures", async () => {
  await using api = new BotApi(ANSWERS);
  const files = [upload("image", "image/png", "a.png"), upload("video", "video/mp4", "b.mp4")];
  const sent = await send(api.net, outbound({ text: "смотрите", files, replyTo: "555:7" }), connection());
  assert.deepEqual([sent.externalId, sent.alsoExternalIds], ["555:81", ["555:82"]]);
  assert.equal(api.last.method, "sendMediaGroup");
  const media = JSON.parse(String(api.last.fields.media));
  assert.deepEqual(media.map((item: Record<string, unknown>) => [item.type, item.caption]), [
    ["photo", "смотрите"],
    ["video", undefined],
  ]);
  assert.deepEqual(api.last.files.map(({ name }) => name), ["a.png", "b.mp4"]);
});

Deno.test("an album of mixed kinds goes as documents, with the text under the last", async () => {
  await using api = new BotApi(ANSWERS);
  const types = async (...files: ReturnType<typeof upload>[]) => {
    await send(api.net, outbound({ text: "a", files }), connection());
    const media: Record<string, unknown>[] = JSON.parse(String(api.last.fields.media));
    return media.map(({ type, caption }) => [type, caption]);
  };
  const picture = upload("image", "image/png");
  const song = upload("audio", "audio/mpeg");
  assert.deepEqual(await types(picture, song), [["document", undefined], ["document", "a"]]);
  assert.deepEqual(await types(song, song), [["audio", undefined], ["audio", "a"]]);
});

Deno.test("a picture that Telegram cannot show is sent once more, as a document", async () => {
  const sendPhoto = () => refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
  await using api = new BotApi({ ...ANSWERS, sendPhoto });
  await send(api.net, outbound({ files: [upload("image", "image/png")] }), connection());
  assert.deepEqual(api.calls.map(({ method }) => method), ["sendPhoto", "sendDocument"]);
});

Deno.test("what cannot be sent is refused before any call", async () => {
  await using api = new BotApi(ANSWERS);
  const refused = [
    outbound({ text: " " }),
    outbound({ files: Array.from({ length: 11 }, () => upload("image", "image/png")) }),
    outbound({ files: [upload("location", "application/json")] }),
    outbound({ text: "a", thread: { kind: "direct", key: "@channel" } }),
  ];
  for (const out of refused) await assert.rejects(send(api.net, out, connection()), SendError);
  assert.equal(api.calls.length, 0);
});
