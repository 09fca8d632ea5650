import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { createInstagram } from "@/lib/channels/instagram/mod.ts";
import { only, onlyMessage, told } from "../graph/events.ts";
import { graphError, type GraphServer, serveGraph } from "../graph/graph_server.ts";
import { ACCOUNT, connection, CUSTOMER, MEDIA } from "./samples.ts";

const PICTURE = "https://scontent.cdninstagram.com/p.jpg";
const POST = {
  id: "M2",
  media_type: "IMAGE",
  media_url: PICTURE,
  permalink: "https://www.instagram.com/p/C1/",
  caption: "Обжиг\nс нами",
};
const ME = `GET /${ACCOUNT}`;
const MENTIONED = {
  mentioned_comment: {
    id: "C9",
    text: "Смотри",
    timestamp: "2026-09-21T10:00:00+0000",
    username: "ann",
    media: POST,
  },
};

const profile = async (server: GraphServer, id: string) =>
  told(await createInstagram(server.net).profile?.(id, connection()));
const fetched = async (server: GraphServer, ref: string) =>
  await createInstagram(server.net).file?.(ref, connection());
const lookedUp = async (server: GraphServer, ref: string) =>
  await createInstagram(server.net).lookup?.(ref, connection()) ?? [];

Deno.test("IG-12 the card has name, nickname, picture and link", async () => {
  await using server = serveGraph({
    [`GET /${CUSTOMER}`]: { name: "Анна", username: "ann", profile_pic: "https://x.fbcdn.net/a" },
  });
  assert.deepEqual(await profile(server, CUSTOMER), {
    externalId: CUSTOMER,
    name: "Анна",
    username: "ann",
    profileUrl: "https://www.instagram.com/ann/",
    avatarUrl: "https://x.fbcdn.net/a",
  });
});

Deno.test("IG-12 somebody who never wrote is not told, and that is no error", async () => {
  await using server = serveGraph({
    [`GET /${CUSTOMER}`]: () => graphError(230, "User consent is required"),
  });
  assert.deepEqual(await profile(server, CUSTOMER), { externalId: CUSTOMER });
  const named = { externalId: "@ann", username: "ann", profileUrl: "https://www.instagram.com/ann/" };
  assert.deepEqual(await profile(server, "@ann"), named);
  assert.equal(server.calls.length, 1);
  await using lost = serveGraph({ [`GET /${CUSTOMER}`]: () => graphError(190, "expired") });
  await assert.rejects(profile(lost, CUSTOMER), SendError);
});

Deno.test("IG-12 whoever mentioned us, or commented unnamed, is asked for by that", async () => {
  await using server = serveGraph({ [ME]: MENTIONED, "GET /C5": { username: "bob" } });
  const ann = { externalId: "mention:M2:C9", username: "ann", profileUrl: "https://www.instagram.com/ann/" };
  assert.deepEqual(await profile(server, "mention:M2:C9"), ann);
  const bob = { externalId: "comment:C5", username: "bob", profileUrl: "https://www.instagram.com/bob/" };
  assert.deepEqual(await profile(server, "comment:C5"), bob);
  assert.deepEqual(await profile(server, "comment:C6"), { externalId: "comment:C6" });
});

Deno.test("IG-04 the post's picture is asked for when it is fetched; of a film, its still", async () => {
  await using server = serveGraph({
    [`GET /${MEDIA}`]: POST,
    "GET /7": {
      media_type: "VIDEO",
      media_url: "https://x/v.mp4",
      thumbnail_url: "https://x.example/still.jpg",
    },
    "GET /8": { media_type: "IMAGE" },
    [ME]: MENTIONED,
  });
  assert.deepEqual(await fetched(server, `media:${MEDIA}`), { url: PICTURE });
  assert.deepEqual(await fetched(server, "media:7"), { url: "https://x.example/still.jpg" });
  assert.deepEqual(await fetched(server, "mention:M2:C9"), { url: PICTURE });
  for (const ref of ["media:8", "media:9", "nothing", "mention:M2:C){username}"]) {
    await assert.rejects(
      fetched(server, ref),
      (error) => error instanceof SendError && error.kind === "content",
    );
  }
});

Deno.test("IG-03 a mention in a comment is asked for in full: words, author, picture", async () => {
  await using server = serveGraph({ [ME]: MENTIONED });
  assert.deepEqual(told(only(await lookedUp(server, "mention:M2:C9"))), {
    type: "message",
    externalId: "mention:M2:C9",
    thread: {
      kind: "mention",
      key: "mention:M2:C9",
      post: { externalId: "M2", url: POST.permalink, title: "Обжиг", text: POST.caption, imageUrl: PICTURE },
    },
    from: "contact",
    person: { externalId: "@ann", username: "ann", profileUrl: "https://www.instagram.com/ann/" },
    text: "Смотри",
    attachments: [{ kind: "image", name: "post", ref: "mention:M2:C9" }],
    sentAt: Date.UTC(2026, 8, 21, 10),
  });
  const { fields = "" } = server.last.query;
  assert.match(fields, /^mentioned_comment\.comment_id\(C9\)\{/);
  // Only the owner of a film may ask for its still; of others' media the question itself is refused.
  assert.ok(!fields.includes("thumbnail_url"));
});

Deno.test("IG-03 a mention in a caption says the caption; one that is gone is still named", async () => {
  const film = { ...POST, media_type: "VIDEO", media_url: "https://x.example/v.mp4", username: "ann" };
  await using server = serveGraph({ [ME]: { mentioned_media: film } });
  const found = onlyMessage(await lookedUp(server, "mention:M2"));
  assert.deepEqual([found.text, found.person.externalId], [POST.caption, "@ann"]);
  assert.deepEqual(found.attachments, [{ kind: "video", name: "post", ref: "mention:M2" }]);
  assert.equal(found.thread.post?.imageUrl, undefined);
  assert.deepEqual(await fetched(server, "mention:M2"), { url: film.media_url });
  assert.match(server.last.query.fields ?? "", /^mentioned_media\.media_id\(M2\)\{/);
  await using empty = serveGraph({ [ME]: {} });
  const gone = onlyMessage(await lookedUp(empty, "mention:M2:C9"));
  assert.deepEqual([gone.unknown?.what, gone.person.externalId], ["mention", "mention:M2:C9"]);
});

Deno.test("IG-03 our own mention of ourselves, and a reference of another kind, is nothing", async () => {
  await using server = serveGraph({ [ME]: { mentioned_media: { ...POST, username: "pots" } } });
  assert.deepEqual(await lookedUp(server, "mention:M2"), []);
  assert.deepEqual(await lookedUp(server, "comment:C9"), []);
  assert.equal(server.calls.length, 1);
});

Deno.test("IG-03 a mention where we may not look is refused, so that its fallback is shown", async () => {
  await using server = serveGraph({ [ME]: () => graphError(24, "Object is gone") });
  await assert.rejects(
    lookedUp(server, "mention:M2:C9"),
    (error) => error instanceof SendError && error.kind === "content",
  );
});

Deno.test("IG-04 a post is asked for its link, title, text and picture", async () => {
  await using server = serveGraph({ "GET /M2": { ...POST, timestamp: "2026-09-21T10:00:00+0000" } });
  assert.deepEqual(await lookedUp(server, "post:M2"), [{
    type: "post",
    post: {
      externalId: "M2",
      url: POST.permalink,
      title: "Обжиг",
      text: POST.caption,
      imageUrl: PICTURE,
    },
    at: Date.UTC(2026, 8, 21, 10),
  }]);
});
