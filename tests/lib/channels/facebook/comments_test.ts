import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/facebook/normalise.ts";
import { only, onlyMessage, told } from "../graph/events.ts";
import { comment, connection, feed, PAGE, POST } from "./samples.ts";

const SENT = 1_790_000_000_000;
const read = (payload: unknown) => normalise(payload, connection());
const commentIn = (changes: Record<string, unknown> = {}) => onlyMessage(read(comment(changes)));

Deno.test("FB-04 a comment belongs to the ticket of its post", () => {
  assert.deepEqual(told(only(read(comment()))), {
    type: "message",
    externalId: "700_999",
    thread: {
      kind: "comment",
      key: `post:${POST}`,
      post: { externalId: POST, url: "https://www.facebook.com/shop/posts/700" },
    },
    from: "contact",
    person: { externalId: "555", name: "Анна Котова" },
    text: "Сколько стоит?",
    attachments: [],
    sentAt: SENT,
  });
});

Deno.test("FB-04 comments of many people under one post share one key", () => {
  const keys = ["1", "2", "3"].map((id) => commentIn({ comment_id: `700_${id}`, from: { id } }).thread.key);
  assert.equal(new Set(keys).size, 1);
});

Deno.test("a comment under a comment names what it answers; a top one names nothing", () => {
  assert.equal(commentIn().replyTo, undefined);
  assert.equal(commentIn({ parent_id: "700_888" }).replyTo, "700_888");
});

Deno.test("C-11 a comment of the page itself is ours", () => {
  const found = commentIn({ from: { id: PAGE, name: "Гончарная" }, parent_id: "700_888" });
  assert.deepEqual([found.from, found.author], ["ours", { externalId: PAGE, name: "Гончарная" }]);
  assert.equal(found.thread.key, `post:${POST}`);
});

Deno.test("a comment whose author Facebook keeps is shown, each with an author of its own", () => {
  for (const from of [undefined, null, {}, { name: "Без id" }]) {
    const found = commentIn({ from });
    assert.deepEqual([found.from, found.text], ["contact", "Сколько стоит?"]);
    assert.equal(found.person.externalId, "comment:700_999");
  }
});

Deno.test("FB-05 a picture or a film in a comment is fetched; a sticker is named", () => {
  const photo = commentIn({ message: undefined, photo: "https://scontent.xx.fbcdn.net/c.jpg" });
  assert.deepEqual(told(photo.attachments), [{ kind: "image", url: "https://scontent.xx.fbcdn.net/c.jpg" }]);
  assert.equal(photo.unknown, undefined);
  const film = commentIn({ video: "https://video.xx.fbcdn.net/c.mp4" });
  assert.equal(film.attachments[0]?.kind, "video");
  const sticker = commentIn({ message: undefined });
  assert.deepEqual(sticker.unknown, { what: "comment", url: "https://www.facebook.com/700_999" });
});

Deno.test("an edited comment changes, a removed one goes, a hidden one stays", () => {
  const edited = read(comment({ verb: "edited", message: "Почём?", created_time: 1_789_000_000 }));
  assert.deepEqual(told(only(edited)), {
    type: "edit",
    externalId: "700_999",
    text: "Почём?",
    attachments: [],
    at: SENT,
  });
  const removed = read(comment({ verb: "remove", message: undefined }));
  assert.deepEqual(only(removed), { type: "deletion", externalId: "700_999", at: SENT });
  for (const verb of ["hide", "unhide", "like", undefined]) assert.deepEqual(read(comment({ verb })), []);
});

Deno.test("a comment without its post is found by its parent or by its own id", () => {
  assert.equal(commentIn({ post_id: undefined, post: undefined }).thread.key, `post:${POST}`);
  const bare = commentIn({ post_id: undefined, parent_id: undefined, post: undefined });
  assert.deepEqual([bare.thread.key, bare.thread.post?.url], ["post:700", "https://www.facebook.com/700"]);
  assert.deepEqual(read(comment({ comment_id: undefined })), []);
});

Deno.test("FB-03 a post opens nothing and keeps its title, text and picture", () => {
  const post = feed({
    item: "photo",
    verb: "add",
    post_id: POST,
    from: { id: PAGE },
    message: "Новая глазурь\nЗелёная, как мох",
    link: "https://scontent.xx.fbcdn.net/p.jpg",
    created_time: 1_790_000_000,
  });
  assert.deepEqual(only(read(post)), {
    type: "post",
    post: {
      externalId: POST,
      url: `https://www.facebook.com/${POST}`,
      title: "Новая глазурь",
      text: "Новая глазурь\nЗелёная, как мох",
      imageUrl: "https://scontent.xx.fbcdn.net/p.jpg",
    },
    at: SENT,
  });
  const album = only(
    read(feed({ item: "status", verb: "edited", post_id: POST, photos: ["https://x.fbcdn.net/1.jpg"] })),
  );
  assert.equal(album.type === "post" ? album.post.imageUrl : "", "https://x.fbcdn.net/1.jpg");
});

Deno.test("a link's page is not the post's picture, and likes, shares of others and other fields say nothing", () => {
  const link = only(read(feed({ item: "share", verb: "add", post_id: POST, link: "https://shop.example" })));
  assert.equal(link.type === "post" ? link.post.imageUrl : "none", undefined);
  for (const item of ["reaction", "like", "event", "rating", undefined]) {
    assert.deepEqual(read(feed({ item, verb: "add", post_id: POST })), []);
  }
  assert.deepEqual(read(feed({ item: "post", verb: "remove", post_id: POST })), []);
  const rating = {
    object: "page",
    entry: [{ id: PAGE, changes: [{ field: "ratings", value: { item: "comment" } }] }],
  };
  assert.deepEqual(read(rating), []);
});
