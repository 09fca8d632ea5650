import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/vk/normalise.ts";
import { comment, connection, event, message, messageNew, onlyMessage, told } from "./samples.ts";

const CDN = "https://sun9-1.userapi.com";
const CHAT = "https://vk.com/gim101?sel=555";

/** The attachments of a message that has one. */
function shown(type: string, object: unknown): unknown {
  const payload = messageNew({ text: "", attachments: [{ type, [type]: object }] });
  return told(onlyMessage(normalise(payload, connection())).attachments);
}

const size = (width: number, height: number) => ({ url: `${CDN}/${width}.jpg`, width, height });

Deno.test("VK-09 a photo comes in its largest size", () => {
  const photo = { id: 9, owner_id: 555, sizes: [size(75, 50), size(1280, 853), size(604, 402)] };
  assert.deepEqual(shown("photo", photo), [
    { kind: "image", url: `${CDN}/1280.jpg`, width: 1280, height: 853, pageUrl: "https://vk.com/photo555_9" },
  ]);
  const original = { ...photo, orig_photo: size(2560, 1706) };
  assert.match(JSON.stringify(shown("photo", original)), /2560\.jpg/);
});

Deno.test("VK-10 a voice message comes as MP3, which every browser plays", () => {
  const voice = { id: 1, owner_id: 555, duration: 12, link_ogg: `${CDN}/v.ogg`, link_mp3: `${CDN}/v.mp3` };
  assert.deepEqual(shown("audio_message", voice), [
    { kind: "audio", contentType: "audio/mpeg", url: `${CDN}/v.mp3`, duration: 12_000 },
  ]);
  assert.match(JSON.stringify(shown("audio_message", { ...voice, link_mp3: "" })), /audio\/ogg/);
});

Deno.test("VK-11 a video in a private message comes as its link, its preview and why that may not open", () => {
  const video = {
    id: 8,
    owner_id: -7,
    title: "Обжиг",
    duration: 61,
    image: [size(320, 180), size(800, 450)],
  };
  const pageUrl = "https://vk.com/video-7_8";
  assert.deepEqual(shown("video", video), [
    { kind: "video", name: "Обжиг", duration: 61_000, pageUrl, unavailable: "unlisted" },
    { kind: "image", name: "Обжиг", url: `${CDN}/800.jpg`, width: 800, height: 450, pageUrl },
  ]);
});

Deno.test("VK-11 a video under a post comes as a link that opens", () => {
  const video = { id: 8, owner_id: -7, title: "Обжиг", image: [size(320, 180)] };
  const written = comment({ attachments: [{ type: "video", video }] });
  const [link] = onlyMessage(normalise(event("wall_reply_new", written), connection())).attachments;
  assert.deepEqual([link?.kind, link?.unavailable, link?.pageUrl], [
    "video",
    "protected",
    "https://vk.com/video-7_8",
  ]);
});

Deno.test.each([
  ["pdf", "file", undefined, "Прайс.pdf"],
  ["GIF", "image", "image/gif", "Прайс.gif"],
  ["mp4", "video", "video/mp4", "Прайс.mp4"],
  ["wav", "audio", "audio/wav", "Прайс.wav"],
  ["constructor", "file", undefined, "Прайс.constructor"],
])("VK-09 a document .$0 comes as $1", (ext, kind, contentType, name) => {
  const doc = {
    id: 3,
    owner_id: 555,
    title: "Прайс",
    ext,
    size: 1024,
    url: "https://vk.com/doc555_3?hash=a",
  };
  const [found] = JSON.parse(JSON.stringify(shown("doc", doc)));
  assert.deepEqual([found.kind, found.contentType, found.name, found.size], [kind, contentType, name, 1024]);
});

Deno.test("VK-09 a sticker comes without its background", () => {
  const sticker = { images: [size(128, 128), size(512, 512)], images_with_background: [size(900, 900)] };
  assert.deepEqual(shown("sticker", sticker), [
    { kind: "sticker", url: `${CDN}/512.jpg`, width: 512, height: 512 },
  ]);
});

const OWNED = { id: 4, owner_id: -7 };

Deno.test.each([
  ["graffiti", { ...OWNED, url: `${CDN}/g.png`, width: 500, height: 300 }, `${CDN}/g.png`],
  ["gift", { id: 4, thumb_96: `${CDN}/96.png`, thumb_256: `${CDN}/256.png` }, `${CDN}/256.png`],
  ["audio", { ...OWNED, artist: "Хор", title: "Гимн", url: `${CDN}/a.mp3`, duration: 5 }, `${CDN}/a.mp3`],
  ["audio", { ...OWNED, artist: "Хор", title: "Гимн", url: "" }, "https://vk.com/audio-7_4"],
  ["podcast", { ...OWNED, title: "Выпуск", url: "" }, "https://vk.com/podcast-7_4"],
  ["link", { url: "https://example.com/a", title: "Статья" }, "https://example.com/a"],
  ["article", { view_url: "https://vk.com/@shop-a", title: "О глине" }, "https://vk.com/@shop-a"],
  ["market", { ...OWNED, title: "Чашка" }, "https://vk.com/product-7_4"],
  ["market_album", { ...OWNED, title: "Чашки" }, "https://vk.com/market-7?section=album_4"],
  ["poll", { ...OWNED, question: "Какой цвет?" }, "https://vk.com/poll-7_4"],
  ["album", { ...OWNED, title: "Мастерская" }, "https://vk.com/album-7_4"],
  ["wall", { id: 4, to_id: -7, text: "Новая партия\nвторая строка" }, "https://vk.com/wall-7_4"],
  ["wall_reply", { ...OWNED, post_id: 2, text: "Да" }, "https://vk.com/wall-7_2?reply=4"],
  ["story", { ...OWNED, photo: { sizes: [size(720, 1280)] } }, "https://vk.com/story-7_4"],
  ["story", { ...OWNED, is_expired: true }, '"unavailable":"expired"'],
])("VK-09 an attachment $0 keeps its place: $2", (type, object, expected) => {
  assert.ok(JSON.stringify(shown(type, object)).includes(expected));
});

Deno.test("VK-09 a place comes as coordinates", () => {
  const geo = {
    type: "point",
    coordinates: { latitude: 55.75, longitude: 37.62 },
    place: { title: "Москва" },
  };
  const found = onlyMessage(normalise(messageNew({ text: "", geo }), connection()));
  assert.deepEqual(told(found.attachments), [
    { kind: "location", name: "Москва", latitude: 55.75, longitude: 37.62 },
  ]);
  assert.equal(found.unknown, undefined);
});

Deno.test("C-10 an attachment that cannot be shown is named, and the rest is shown", () => {
  const attachments = [
    { type: "call", call: { initiator_id: 555, state: "canceled_by_initiator" } },
    { type: "hologram", hologram: {} },
    { type: "photo", photo: { sizes: [size(75, 50)] } },
    { type: "photo" },
  ];
  const found = onlyMessage(
    normalise(messageNew({ attachments, geo: { coordinates: "far" } }), connection()),
  );
  assert.equal(found.attachments.length, 1);
  assert.deepEqual(found.unknown, { what: "call, hologram, photo, geo", url: CHAT });
});

Deno.test("an address that a browser could run is no address", () => {
  const found = onlyMessage(
    normalise(
      messageNew({ attachments: [{ type: "link", link: { url: "javascript:alert(1)" } }] }),
      connection(),
    ),
  );
  assert.deepEqual([found.attachments, found.unknown?.what], [[], "link"]);
});

Deno.test("forwarded messages are quoted under the text, with their pictures", () => {
  const inner = message({ text: "внутри", fwd_messages: [] });
  const forwarded = message({
    text: "первая\nвторая",
    attachments: [{ type: "photo", photo: { sizes: [size(75, 50)] } }],
    fwd_messages: [inner],
  });
  const found = onlyMessage(
    normalise(messageNew({ text: "Смотрите", fwd_messages: [forwarded] }), connection()),
  );
  assert.equal(found.text, "Смотрите\n\n> первая\n> вторая\n> > внутри");
  assert.equal(found.attachments.length, 1);
  assert.equal(found.unknown, undefined);
});

Deno.test("C-10 forwards nested beyond reading are named", () => {
  let nested = message({ text: "дно" });
  for (let depth = 0; depth < 40; depth++) nested = message({ text: "ещё", fwd_messages: [nested] });
  const found = onlyMessage(normalise(messageNew({ fwd_messages: [nested] }), connection()));
  assert.equal(found.text.split("\n").length, 7);
  assert.deepEqual(found.unknown, { what: "fwd_messages", url: CHAT });
});
