import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/instagram/normalise.ts";
import { only, onlyMessage, told } from "../graph/events.ts";
import {
  ACCOUNT,
  change,
  COMMENT,
  comment,
  connection,
  CUSTOMER,
  MEDIA,
  message,
  SECONDS,
} from "./samples.ts";

const AT = SECONDS * 1000;
const read = (payload: unknown) => normalise(payload, connection());
const commentIn = (changes: Record<string, unknown> = {}) => onlyMessage(read(comment(changes)));

Deno.test("IG-04 a comment comes in as a direct message of its author, with the post's picture", () => {
  const post = { externalId: MEDIA, url: "https://www.instagram.com/pots/" };
  assert.deepEqual(told(only(read(comment()))), {
    type: "message",
    externalId: `comment:${COMMENT}`,
    thread: { kind: "direct", key: CUSTOMER, post },
    from: "contact",
    person: { externalId: CUSTOMER, username: "ann", profileUrl: "https://www.instagram.com/ann/" },
    text: "Сколько стоит?",
    attachments: [{ kind: "image", name: "post", ref: `media:${MEDIA}` }],
    via: "comment",
    sentAt: AT,
  });
});

Deno.test("IG-04 comments and direct messages of one person are one conversation", () => {
  assert.equal(commentIn().thread.key, onlyMessage(read(message())).thread.key);
});

Deno.test("IG-06 comments under reels, ads and live films are taken, the same comment once", () => {
  const ad = { id: "555", media_product_type: "AD", ad_id: "9", ad_title: "Чашки", original_media_id: MEDIA };
  const boosted = commentIn({ media: ad });
  assert.equal(boosted.externalId, commentIn().externalId);
  // The name of an advertisement is not the post's title, and would keep the post from being asked for.
  assert.deepEqual([boosted.thread.post?.externalId, boosted.thread.post?.title], [MEDIA, undefined]);
  assert.equal(commentIn({ media: { id: "7", media_product_type: "REELS" } }).attachments[0]?.ref, "media:7");
  assert.equal(onlyMessage(read(comment({}, "live_comments"))).externalId, `comment:${COMMENT}`);
});

Deno.test("an answer to a comment names it", () => {
  assert.equal(commentIn({ parent_id: "C0" }).replyTo, "comment:C0");
});

Deno.test("C-11 the account's own answers are ours, by its id or by its name", () => {
  for (
    const from of [{ id: ACCOUNT, username: "pots", self_ig_scoped_id: "5" }, { id: "5", username: "pots" }]
  ) {
    const found = commentIn({ from, parent_id: "C0" });
    assert.deepEqual([found.from, found.replyTo, found.author?.name], ["ours", "comment:C0", "pots"]);
    assert.equal(found.via, "comment");
  }
  assert.deepEqual(read(comment({ from: { id: ACCOUNT } })), []);
});

Deno.test("a comment whose author Instagram keeps is shown all the same", () => {
  assert.equal(commentIn({ from: { username: "ann" } }).person.externalId, "@ann");
  const nobody = commentIn({ from: undefined });
  assert.deepEqual([nobody.from, nobody.person.externalId], ["contact", `comment:${COMMENT}`]);
});

Deno.test("C-10 a comment without words is named; one without an id or a media is survived", () => {
  assert.equal(commentIn({ text: "" }).unknown?.what, "comment");
  assert.deepEqual(read(comment({ id: undefined })), []);
  const bare = commentIn({ media: undefined });
  assert.deepEqual([bare.attachments, bare.thread.post], [[], undefined]);
});

Deno.test("IG-03 a mention is pointed at, since its event has ids alone", () => {
  const found = only(read(change("mentions", { media_id: "M2", comment_id: "C9" })));
  const fallback = {
    type: "message",
    externalId: "mention:M2:C9",
    thread: {
      kind: "mention",
      key: "mention:M2:C9",
      post: { externalId: "M2", url: "https://www.instagram.com/pots/" },
    },
    from: "contact",
    person: { externalId: "mention:M2:C9" },
    text: "",
    attachments: [],
    sentAt: AT,
    unknown: { what: "mention", url: "https://www.instagram.com/pots/" },
  };
  const [externalId, ref] = ["mention:M2:C9", "mention:M2:C9"];
  assert.deepEqual(told(found), { type: "pointer", externalId, ref, fallback, at: AT });
  const caption = only(read(change("mentions", { media_id: "M2" })));
  assert.deepEqual([caption.type, "ref" in caption && caption.ref], ["pointer", "mention:M2"]);
  assert.deepEqual(read(change("mentions", { comment_id: "C9" })), []);
});

Deno.test("fields that are not read say nothing", () => {
  assert.deepEqual(read(change("story_insights", { media_id: "M2", impressions: 5 })), []);
});
