import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/vk/normalise.ts";
import {
  comment,
  connection,
  CUSTOMER,
  event,
  GROUP,
  only,
  onlyMessage,
  told,
  topicPost,
} from "./samples.ts";

const read = (type: string, object: unknown, state = {}) =>
  normalise(event(type, object), connection({ state }));

Deno.test("VK-05 a comment opens a thread of its post and author, with the way to the post", () => {
  assert.deepEqual(told(read("wall_reply_new", comment())), [{
    type: "message",
    externalId: "c-101_777",
    thread: {
      kind: "comment",
      key: "wall:-101_700:555",
      post: { externalId: "-101_700", url: "https://vk.com/wall-101_700?reply=777" },
    },
    from: "contact",
    person: { externalId: "555", profileUrl: "https://vk.com/id555" },
    text: "Есть в наличии?",
    attachments: [],
    sentAt: 1_790_000_100_000,
  }]);
});

Deno.test("VK-05 another author under the same post is another thread, and a community may be one", () => {
  const other = onlyMessage(read("wall_reply_new", comment({ id: 778, from_id: -7 })));
  assert.equal(other.thread.key, "wall:-101_700:-7");
  assert.deepEqual(other.person, { externalId: "-7", profileUrl: "https://vk.com/club7" });
});

Deno.test("VK-05 an answer to a comment points at it", () => {
  assert.equal(onlyMessage(read("wall_reply_new", comment({ reply_to_comment: 770 }))).replyTo, "c-101_770");
  assert.equal(onlyMessage(read("wall_reply_new", comment({ parents_stack: [760] }))).replyTo, "c-101_760");
});

Deno.test("C-11 the community's own comment joins the thread of whom it answers", () => {
  const ours = comment({ from_id: -GROUP, id: 780, reply_to_user: CUSTOMER, reply_to_comment: 777 });
  const found = onlyMessage(read("wall_reply_new", ours));
  assert.deepEqual([found.from, found.thread.key], ["ours", "wall:-101_700:555"]);
  const greeting = comment({ from_id: -GROUP, id: 781, text: "[id555:bp-101_777|Иван], да" });
  const greeted = onlyMessage(read("wall_reply_new", greeting));
  assert.deepEqual([greeted.thread.key, greeted.text], ["wall:-101_700:555", "Иван, да"]);
});

Deno.test("a comment of the community to nobody opens nothing", () => {
  assert.deepEqual(read("wall_reply_new", comment({ from_id: -GROUP })), []);
  assert.deepEqual(read("wall_reply_new", comment({ from_id: -GROUP, reply_to_user: -GROUP })), []);
});

Deno.test("a comment is edited, deleted and restored under one id", () => {
  const edited = only(read("wall_reply_edit", comment({ text: "Уже не надо" })));
  assert.ok(edited.type === "edit");
  assert.deepEqual([edited.externalId, edited.text], ["c-101_777", "Уже не надо"]);
  const gone = only(
    read("wall_reply_delete", { owner_id: -GROUP, id: 777, deleter_id: CUSTOMER, post_id: 700 }),
  );
  assert.deepEqual([gone.type, "externalId" in gone && gone.externalId], ["deletion", "c-101_777"]);
  assert.equal(onlyMessage(read("wall_reply_restore", comment())).externalId, "c-101_777");
  assert.deepEqual(read("wall_reply_new", comment({ deleted: true })), []);
});

Deno.test("VK-04 a wall post is kept with its text and picture and opens nothing", () => {
  const sizes = [{ url: "https://sun9-1.userapi.com/p.jpg", width: 800, height: 600 }];
  const attachments = [{ type: "poll", poll: {} }, { type: "photo", photo: { sizes } }];
  const post = {
    id: 700,
    owner_id: -GROUP,
    from_id: -GROUP,
    date: 1_790_000_000,
    text: "Новые &amp; чашки",
    attachments,
  };
  assert.deepEqual(told(read("wall_post_new", post)), [{
    type: "post",
    post: {
      externalId: "-101_700",
      url: "https://vk.com/wall-101_700",
      text: "Новые & чашки",
      imageUrl: "https://sun9-1.userapi.com/p.jpg",
    },
    at: 1_790_000_000_000,
  }]);
  const repost = only(read("wall_post_new", { ...post, text: "", attachments: [], copy_history: [post] }));
  assert.ok(repost.type === "post");
  assert.deepEqual([repost.post.text, repost.post.imageUrl], ["Новые & чашки", sizes[0]?.url]);
});

Deno.test("VK-06 comments under photos and videos come only when the switch is on", () => {
  const on = { photoComments: "on", videoComments: "off" };
  const photo = comment({ post_id: undefined, owner_id: undefined, photo_owner_id: -GROUP, photo_id: 30 });
  assert.deepEqual(read("photo_comment_new", photo), []);
  const found = onlyMessage(read("photo_comment_new", photo, on));
  assert.equal(found.externalId, "photo-101_30_777");
  assert.equal(found.thread.key, "photo:-101_30:555");
  assert.equal(found.thread.post?.url, "https://vk.com/photo-101_30");
  const gone = { owner_id: -GROUP, photo_id: 30, id: 777, deleter_id: CUSTOMER };
  assert.deepEqual(read("photo_comment_delete", gone), []);
  const deleted = only(read("photo_comment_delete", gone, on));
  assert.ok(deleted.type === "deletion");
  assert.equal(deleted.externalId, found.externalId);
  const video = comment({ post_id: undefined, video_owner_id: -GROUP, video_id: 31 });
  assert.deepEqual(read("video_comment_new", video, on), []);
  const both = { ...on, videoComments: "on" };
  assert.equal(onlyMessage(read("video_comment_new", video, both)).thread.key, "video:-101_31:555");
});

Deno.test("VK-07 all of a discussion is one thread, whoever writes", () => {
  const first = onlyMessage(read("board_post_new", topicPost()));
  const second = onlyMessage(read("board_post_new", topicPost({ id: 34, from_id: 556 })));
  assert.deepEqual([first.thread.kind, first.thread.key], ["discussion", "topic:101_40"]);
  assert.equal(second.thread.key, first.thread.key);
  assert.deepEqual([first.externalId, second.externalId], ["b101_40_33", "b101_40_34"]);
  assert.deepEqual(first.thread.post, {
    externalId: "topic-101_40",
    url: "https://vk.com/topic-101_40?post=33",
  });
});

Deno.test("VK-08 the community's own posts in a discussion are pulled in", () => {
  const greeting = topicPost({ id: 35, from_id: -GROUP, text: "[id555:bp-101_33|Иван], в субботу" });
  const found = onlyMessage(read("board_post_new", greeting));
  assert.deepEqual([found.from, found.person.externalId, found.text], ["ours", "555", "Иван, в субботу"]);
  const toAll = onlyMessage(
    read("board_post_new", topicPost({ id: 36, from_id: -GROUP, text: "Всем привет" })),
  );
  assert.deepEqual([toAll.from, toAll.person.externalId], ["ours", "-101"]);
});

Deno.test("a post in a discussion is edited, deleted and restored under one id", () => {
  const edited = only(read("board_post_edit", topicPost({ text: "А утром?" })));
  assert.deepEqual([edited.type, "externalId" in edited && edited.externalId], ["edit", "b101_40_33"]);
  // Here the owner comes above zero.
  const gone = only(read("board_post_delete", { topic_owner_id: GROUP, topic_id: 40, id: 33 }));
  assert.deepEqual([gone.type, "externalId" in gone && gone.externalId], ["deletion", "b101_40_33"]);
  assert.equal(onlyMessage(read("board_post_restore", topicPost())).externalId, "b101_40_33");
});
