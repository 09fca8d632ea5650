import assert from "node:assert/strict";
import fc from "fast-check";
import { capabilities, PLATFORMS } from "@/lib/channels/capabilities.ts";
import type { AttachmentKind, TicketKind } from "@/lib/channels/capabilities.ts";
import { fileRules } from "@/lib/channels/file_rules.ts";
import { refuseFile, sentAs } from "@/lib/channels/files.ts";
import { defaultVia, planParts, textRule } from "@/lib/channels/parts.ts";
import type { Plan, PlannedFile } from "@/lib/channels/plan.ts";
import { measure } from "@/lib/channels/text.ts";
import { contentTypeOf } from "@/lib/media/typing.ts";

const MB = 1024 * 1024;
const { vk, facebook, instagram, twitter, viber, telegram, whatsapp, max, webchat } = capabilities;

function file(kind: AttachmentKind, contentType: string, name = "файл", size = 1000): PlannedFile {
  return { kind, contentType, name, size };
}

const photo = file("image", "image/jpeg", "кот.jpg");
const gif = file("image", "image/gif", "кот.gif");
const clip = file("video", "video/mp4", "кот.mp4");
const pdf = file("file", "application/pdf", "счёт.pdf");
const voice = file("audio", "audio/ogg; codecs=opus", "голос.ogg");
const song = file("audio", "audio/mpeg", "песня.mp3");

function parts(plan: Plan) {
  assert.ok(plan.ok, JSON.stringify(plan));
  return plan.parts;
}

function refusal(plan: Plan) {
  assert.ok(!plan.ok);
  return plan;
}

Deno.test("an answer without text and files is no message at all", () => {
  assert.deepEqual(parts(planParts(telegram, "direct", "direct", " \n", [])), []);
  assert.deepEqual(parts(planParts(vk, "comment", "comment", "", [])), []);
});

Deno.test("a short text with files is one message where a caption is taken", () => {
  const plan = planParts(telegram, "direct", "direct", " Вот фото ", [photo, clip]);
  assert.deepEqual(parts(plan), [{ text: "Вот фото", files: [0, 1] }]);
});

Deno.test("a text over the caption's limit goes before the files", () => {
  const text = "а".repeat(1025);
  const plan = planParts(telegram, "direct", "direct", text, [photo]);
  assert.deepEqual(parts(plan), [{ text, files: [] }, { text: "", files: [0] }]);
  const fits = planParts(telegram, "direct", "direct", "а".repeat(1024), [photo]);
  assert.equal(parts(fits).length, 1);
});

Deno.test("without captions the text goes first and every file alone", () => {
  const plan = planParts(facebook, "direct", "direct", "Вот", [photo, pdf]);
  assert.deepEqual(parts(plan), [{ text: "Вот", files: [] }, { text: "", files: [0] }, {
    text: "",
    files: [1],
  }]);
});

Deno.test("a kind that carries no caption keeps the text apart", () => {
  const alone = planParts(whatsapp, "direct", "direct", "Слушайте", [file("audio", "audio/ogg")]);
  assert.deepEqual(parts(alone), [{ text: "Слушайте", files: [] }, { text: "", files: [0] }]);
  // A sound of another type becomes a document, and a document may carry a text.
  const wav = planParts(whatsapp, "direct", "direct", "Слушайте", [file("audio", "audio/wav")]);
  assert.deepEqual(parts(wav), [{ text: "Слушайте", files: [0] }]);
});

Deno.test("TG-03 albums join photos with videos, documents with documents, and leave the rest alone", () => {
  const files = [photo, pdf, clip, voice, song, pdf, voice, song, gif];
  const groups = parts(planParts(telegram, "direct", "direct", "", files)).map((part) => part.files);
  assert.deepEqual(groups, [[0, 2], [1, 5], [3], [4, 7], [6], [8]]);
});

Deno.test("TG-03 eleven photos are an album of ten and one more", () => {
  const plan = planParts(telegram, "direct", "direct", "Фото", Array.from({ length: 11 }, () => photo));
  assert.deepEqual(parts(plan).map((part) => [part.text, part.files.length]), [["Фото", 0], ["", 10], [
    "",
    1,
  ]]);
});

Deno.test("VK-09 ten photos, videos and documents are one message with their text", () => {
  const files = [photo, pdf, clip, ...Array.from({ length: 7 }, () => photo)];
  assert.equal(parts(planParts(vk, "direct", "direct", "Вот", files)).length, 1);
  assert.equal(parts(planParts(vk, "direct", "direct", "Вот", [...files, pdf])).length, 3);
});

Deno.test("VK-10 a voice message stands alone, after the text and the other files", () => {
  const plan = planParts(vk, "direct", "direct", "Вот", [photo, voice]);
  assert.deepEqual(parts(plan), [
    { text: "Вот", files: [] },
    { text: "", files: [0] },
    { text: "", files: [1] },
  ]);
});

Deno.test("VK-05 an answer under a post carries two files, all of them as documents", () => {
  const plan = planParts(vk, "comment", "comment", "Вот", [photo, clip]);
  assert.deepEqual(parts(plan), [{ text: "Вот", files: [0, 1] }]);
  assert.equal(sentAs(vk, "comment", "comment", photo), "file");
  const third = refusal(planParts(vk, "comment", "comment", "Вот", [photo, clip, pdf]));
  assert.deepEqual(third.params, { reason: "files_too_many", index: 2, name: "счёт.pdf", limitFiles: 2 });
});

Deno.test("a MAX file is the only attachment of its message", () => {
  const groups = parts(planParts(max, "direct", "direct", "", [photo, pdf, photo, pdf]));
  assert.deepEqual(groups.map((part) => part.files), [[0, 2], [1], [3]]);
});

Deno.test("C-08 a long answer is split, up to the rule's parts", () => {
  const plan = planParts(telegram, "direct", "direct", "слово ".repeat(1000), [pdf]);
  assert.deepEqual(parts(plan).map((part) => part.files), [[], [], [0]]);
});

Deno.test("C-12 a text over all parts is refused with limit, unit and length", () => {
  const text = "а".repeat(4096 * 10 + 1);
  const { code, params } = refusal(planParts(telegram, "direct", "direct", text, []));
  assert.equal(code, "text_too_long");
  assert.deepEqual(params, { limit: 4096, unit: "utf16", maxParts: 10, length: 40_961, parts: 11 });
});

Deno.test("TW-03 an answer under a post is one post or a refusal", () => {
  const text = "а".repeat(281);
  const { code, params } = refusal(planParts(twitter, "mention", "comment", text, []));
  assert.equal(code, "text_too_long");
  assert.deepEqual(params, { limit: 280, unit: "weighted", maxParts: 1, length: 281, parts: 2 });
  assert.equal(parts(planParts(twitter, "mention", "comment", text.slice(1), [])).length, 1);
});

Deno.test("TW-05 four pictures fit one post, a fifth or a GIF beside them does not", () => {
  const four = [photo, photo, photo, photo];
  assert.deepEqual(parts(planParts(twitter, "mention", "comment", "Вот", four)), [
    { text: "Вот", files: [0, 1, 2, 3] },
  ]);
  const five = refusal(planParts(twitter, "mention", "comment", "Вот", [...four, photo]));
  assert.deepEqual(five.params, { reason: "files_too_many", index: 4, name: "кот.jpg", limitFiles: 4 });
  const mixed = refusal(planParts(twitter, "mention", "comment", "Вот", [gif, photo]));
  assert.deepEqual(mixed.params, { reason: "files_too_many", index: 1, name: "кот.jpg", limitFiles: 1 });
});

Deno.test("VK-08 a discussion cannot be answered from here", () => {
  const plan = refusal(planParts(vk, "discussion", "comment", "Ответ", []));
  assert.equal(plan.code, "channel_read_only");
  assert.equal(textRule(vk, "discussion", "comment"), undefined);
  assert.equal(textRule(vk, "discussion", "direct"), undefined);
});

Deno.test("IG-05 a comment is answered under the post or once in Direct", () => {
  assert.deepEqual(textRule(instagram, "comment", "direct"), { limit: 1000, unit: "bytes", maxParts: 1 });
  assert.equal(textRule(instagram, "comment", "comment")?.unit, "utf16");
  const long = planParts(instagram, "comment", "direct", "ы".repeat(501), []);
  assert.equal(refusal(long).code, "text_too_long");
  const withFile = refusal(planParts(instagram, "comment", "direct", "Вот", [photo]));
  assert.equal(withFile.code, "attachment_not_supported");
});

Deno.test("IG-04 a public answer from a direct conversation follows the rule of comments", () => {
  assert.equal(textRule(instagram, "direct", "comment"), instagram.text.comment);
  assert.deepEqual(fileRules(instagram, "direct", "comment"), {});
  assert.equal(textRule(telegram, "direct", "comment"), undefined);
});

Deno.test("a comment is answered under its post unless somebody chooses otherwise", () => {
  const kinds: readonly TicketKind[] = ["direct", "comment", "mention", "discussion"];
  assert.deepEqual(kinds.map(defaultVia), ["direct", "comment", "comment", "comment"]);
});

Deno.test("VK-10 an mp3 is refused with the way out: voice as OGG/Opus or .wav", () => {
  const inDirect = refuseFile(vk, "direct", "direct", song);
  assert.deepEqual(inDirect, { code: "file_voice_or_wav", params: { types: "OGG, OPUS, WAV" } });
  assert.equal(refuseFile(vk, "comment", "comment", song)?.code, "file_voice_or_wav");
  const disguised = file("file", "application/octet-stream", "Песня.MP3");
  assert.equal(refuseFile(vk, "direct", "direct", disguised)?.code, "file_voice_or_wav");
  assert.equal(refuseFile(vk, "direct", "direct", voice), null);
  assert.equal(refuseFile(vk, "direct", "direct", file("audio", "audio/x-wav", "а.wav")), null);
});

Deno.test("VK-11 a video travels as a file", () => {
  assert.equal(sentAs(vk, "direct", "direct", clip), "file");
  assert.equal(sentAs(telegram, "direct", "direct", clip), "video");
});

Deno.test("C-12 a file too large is refused with the limit of its kind", () => {
  const big = { ...photo, size: 26 * MB };
  assert.deepEqual(refuseFile(webchat, "direct", "direct", big), {
    code: "file_too_large",
    params: { limitBytes: 25 * MB },
  });
  assert.deepEqual(refusal(planParts(webchat, "direct", "direct", "", [photo, big])).params, {
    reason: "file_too_large",
    index: 1,
    name: "кот.jpg",
    limitBytes: 25 * MB,
  });
  assert.equal(refuseFile(webchat, "direct", "direct", { ...photo, size: 25 * MB }), null);
});

Deno.test("a photo too large for photos goes as a file, and is measured as one", () => {
  const big = { ...photo, size: 11 * MB };
  assert.equal(refuseFile(telegram, "direct", "direct", big), null);
  assert.equal(sentAs(telegram, "direct", "direct", big), "file");
  const huge = refuseFile(telegram, "direct", "direct", { ...photo, size: 51 * MB });
  assert.deepEqual(huge, { code: "file_too_large", params: { limitBytes: 50 * MB } });
  const groups = parts(planParts(telegram, "direct", "direct", "", [photo, big, pdf]));
  assert.deepEqual(groups.map((part) => part.files), [[0], [1, 2]]);
});

Deno.test("a type with a limit of its own is measured by it", () => {
  const limit = (given: PlannedFile) => refuseFile(twitter, "direct", "direct", given)?.params.limitBytes;
  assert.equal(limit({ ...gif, size: 14 * MB }), undefined);
  assert.equal(limit({ ...gif, size: 16 * MB }), 15 * MB);
  assert.equal(limit({ ...photo, size: 6 * MB }), 5 * MB);
});

Deno.test("TW-06 a kind that the platform has not is refused, a type with what it takes", () => {
  assert.deepEqual(refuseFile(twitter, "direct", "direct", song), { code: "file_kind_refused", params: {} });
  const word = file("file", "application/msword", "а.doc");
  assert.deepEqual(refuseFile(instagram, "direct", "direct", word), {
    code: "file_type_refused",
    params: { types: "PDF" },
  });
});

Deno.test("a picture or video of an extension that MAX forbids travels as a file", () => {
  const way = (kind: AttachmentKind, type: string) => sentAs(max, "direct", "direct", file(kind, type));
  for (const type of ["image/webp", "image/avif"]) assert.equal(way("image", type), "file", type);
  for (const type of ["image/jpeg", "image/bmp"]) assert.equal(way("image", type), "image", type);
  for (const type of ["video/vnd.avi", "video/3gpp"]) assert.equal(way("video", type), "file", type);
  for (const type of ["video/matroska", "video/webm"]) assert.equal(way("video", type), "video", type);
});

Deno.test("Instagram takes an AVI by the name that our own reading of files gives it", async () => {
  const head = new TextEncoder().encode(`RIFF\0\0\0\0AVI LIST${"\0".repeat(48)}`);
  const avi = file("video", await contentTypeOf(head), "кот.avi");
  assert.equal(refuseFile(instagram, "direct", "direct", avi), null);
});

Deno.test("VB-05 a sound travels as a file, a program not at all", () => {
  assert.equal(sentAs(viber, "direct", "direct", song), "file");
  const program = file("file", "application/octet-stream", "setup.EXE");
  assert.deepEqual(refuseFile(viber, "direct", "direct", program), { code: "file_forbidden", params: {} });
});

const anyFile = fc.constantFrom(photo, gif, clip, pdf, voice, song, { ...photo, size: 12 * MB });

Deno.test("property: what is planned is complete, in order and within the limits of its row", () => {
  const platform = fc.constantFrom(...PLATFORMS);
  const files = fc.array(anyFile, { maxLength: 14 });
  fc.assert(fc.property(platform, fc.string({ maxLength: 3000 }), files, (name, text, given) => {
    const row = capabilities[name];
    const plan = planParts(row, "direct", "direct", text, given);
    if (!plan.ok) return;
    assert.equal(plan.parts.map((part) => part.text).join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
    const indexes = plan.parts.flatMap((part) => part.files);
    assert.deepEqual(indexes.toSorted((a, b) => a - b), given.map((_, index) => index));
    for (const part of plan.parts) {
      assert.ok(part.files.length <= row.filesPerMessage);
      const rule = part.files.length > 0 && part.text !== "" ? row.caption : row.text.direct;
      assert.ok(rule && measure(part.text, rule.unit) <= rule.limit);
      assert.ok(part.text !== "" || part.files.length > 0);
    }
  }));
});
