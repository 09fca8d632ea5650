import assert from "node:assert/strict";
import { onlyMessage, told } from "../parcels.ts";
import {
  activity,
  ANN,
  ANN_V2,
  AT,
  BRAND,
  COMMENT,
  INCLUDES,
  mention,
  older,
  POST,
  read,
  reply,
  tweet,
  VIDEO,
} from "./samples.ts";

const ANSWER = "2090000000000000005";
const comment = (rest: Record<string, unknown> = {}, includes: unknown = INCLUDES) =>
  onlyMessage(read(activity("post.reply.create", reply(rest), includes)));
const named = (rest: Record<string, unknown> = {}) =>
  onlyMessage(read(activity("post.mention.create", mention(rest), INCLUDES)));

Deno.test("TW-03 a mention becomes a ticket under its own post", () => {
  assert.deepEqual(told(read(activity("post.mention.create", mention(), INCLUDES))), [{
    type: "message",
    externalId: `t${COMMENT}`,
    thread: {
      kind: "mention",
      key: `${COMMENT}:${ANN}`,
      post: {
        externalId: COMMENT,
        url: `https://x.com/ann/status/${COMMENT}`,
        text: "спасибо @krinka за чашку",
      },
    },
    from: "contact",
    person: {
      externalId: ANN,
      name: "Анна",
      username: "ann",
      avatarUrl: "https://pbs.example/p/ann.jpg",
      profileUrl: "https://x.com/ann",
    },
    text: "спасибо @krinka за чашку",
    attachments: [],
    sentAt: AT,
  }]);
});

Deno.test("TW-04 a comment stands under the account's post, without the name that it begins with", () => {
  const found = comment();
  assert.deepEqual(told(found.thread), {
    kind: "comment",
    key: `${POST}:${ANN}`,
    post: { externalId: POST, url: `https://x.com/krinka/status/${POST}`, text: "Новые чашки & блюдца" },
  });
  assert.deepEqual([found.text, found.replyTo], ["сколько стоит?", `t${POST}`]);
});

Deno.test("TW-04 a further comment on a post comes to the same ticket", () => {
  const further = comment({ id: ANSWER, edit_history_tweet_ids: [ANSWER] });
  assert.equal(further.thread.key, comment().thread.key);
  assert.notEqual(further.externalId, comment().externalId);
});

Deno.test("TW-04 an answer under an answer of ours opens a ticket of its own", () => {
  const found = comment({ referenced_tweets: [{ type: "replied_to", id: ANSWER }] });
  assert.deepEqual([found.thread.kind, found.thread.key], ["comment", `${ANSWER}:${ANN}`]);
  assert.equal(found.thread.post?.externalId, ANSWER);
});

Deno.test("a comment that names us and comes as a mention too is the same comment", () => {
  const twice = [
    activity("post.mention.create", reply(), INCLUDES),
    activity("post.reply.create", reply(), INCLUDES),
  ];
  const [first, second] = twice.map(read);
  assert.deepEqual(first, second);
});

Deno.test("a mention in somebody's conversation stands under what that began with", () => {
  const found = named({
    conversation_id: "7000000000000000001",
    in_reply_to_user_id: "3333333333333333333",
    referenced_tweets: [{ type: "replied_to", id: "7000000000000000002" }],
  });
  assert.deepEqual(told(found.thread), {
    kind: "mention",
    key: `7000000000000000001:${ANN}`,
    post: { externalId: "7000000000000000001", url: "https://x.com/i/web/status/7000000000000000001" },
  });
});

Deno.test("C-11 an answer that was given on X itself finds its ticket, our own post is kept", () => {
  const answer = reply({ id: ANSWER, author_id: BRAND, in_reply_to_user_id: ANN, text: "@ann 900 ₽" });
  const toComment = onlyMessage(read(activity("post.create", {
    ...answer,
    referenced_tweets: [{ type: "replied_to", id: COMMENT }],
    display_text_range: [5, 10],
  })));
  assert.deepEqual([toComment.from, toComment.thread.key, toComment.text], [
    "ours",
    `${POST}:${ANN}`,
    "900 ₽",
  ]);
  const toMention = onlyMessage(read(activity("post.create", {
    ...answer,
    conversation_id: COMMENT,
    referenced_tweets: [{ type: "replied_to", id: COMMENT }],
  })));
  assert.equal(toMention.thread.key, named().thread.key);
  const own = { id: POST, author_id: BRAND, text: "Новые чашки", created_at: "2026-09-21T14:13:20.000Z" };
  assert.deepEqual(told(read(activity("post.create", own, INCLUDES))), [{
    type: "post",
    post: { externalId: POST, url: `https://x.com/krinka/status/${POST}`, text: "Новые чашки" },
    at: AT,
  }]);
});

Deno.test("TW-05 TW-07 pictures and videos of a post are its attachments", () => {
  const media = [
    { media_key: "3_1", type: "photo", url: "https://pbs.example/a.jpg", width: 640, height: 480 },
    {
      media_key: "7_1",
      type: "video",
      duration_ms: 7_000,
      preview_image_url: "https://pbs.example/p.jpg",
      variants: [{ bit_rate: 1, content_type: "video/mp4", url: "https://video.example/a.mp4" }],
    },
  ];
  const urls = [{ url: "https://t.co/m", expanded_url: "https://x.com/a/photo/1", media_key: "3_1" }];
  const keys = { attachments: { media_keys: ["3_1", "7_1"] } };
  const found = comment({ ...keys, text: "@krinka вот https://t.co/m", entities: { urls } }, {
    ...INCLUDES,
    media,
  });
  assert.equal(found.text, "вот");
  assert.deepEqual(found.attachments.map(({ kind, url }) => [kind, url]), [
    ["image", "https://pbs.example/a.jpg"],
    ["video", "https://video.example/a.mp4"],
  ]);
  assert.equal(found.unknown, undefined);
});

Deno.test("C-10 media that did not come along leave a placeholder with the way to the post", () => {
  const found = comment({ attachments: { media_keys: ["3_1"] } });
  assert.deepEqual(found.unknown, { what: "media", url: `https://x.com/ann/status/${COMMENT}` });
});

Deno.test("a long post is read in full, an edited one changes what was there", () => {
  assert.equal(comment({ note_tweet: { text: "очень длинно", entities: {} } }).text, "очень длинно");
  const edited = reply({ id: ANSWER, edit_history_tweet_ids: [COMMENT, ANSWER], text: "@krinka почём?" });
  const events = read(activity("post.reply.create", edited, INCLUDES));
  assert.deepEqual(events.map((event) => [event.type, "externalId" in event && event.externalId]), [
    ["message", `t${COMMENT}`],
    ["edit", `t${COMMENT}`],
  ]);
});

Deno.test("events that bring no users name the author by the id", () => {
  const { person } = comment({}, {});
  assert.deepEqual(told(person), { externalId: ANN, profileUrl: `https://x.com/i/user/${ANN}` });
});

Deno.test("a deleted post is told by both families", () => {
  assert.deepEqual(read(activity("post.delete", { id: ANSWER, author_id: BRAND })), [
    { type: "deletion", externalId: `t${ANSWER}`, at: 0 },
  ]);
  const event = { status: { id: ANSWER, user_id: BRAND }, timestamp_ms: String(AT) };
  assert.deepEqual(read(older({ tweet_delete_events: [event] })), [
    { type: "deletion", externalId: `t${ANSWER}`, at: AT },
  ]);
});

Deno.test("TW-03 TW-04 the older family tells of the same comment and mention", () => {
  const found = onlyMessage(read(older({ tweet_create_events: [tweet()] })));
  assert.deepEqual(
    [found.externalId, found.thread.key, found.thread.kind, found.text, found.sentAt, found.person.username],
    [`t${COMMENT}`, `${POST}:${ANN}`, "comment", "сколько стоит?", AT, "ann"],
  );
  const free = {
    in_reply_to_status_id_str: null,
    in_reply_to_user_id_str: null,
    display_text_range: undefined,
  };
  const mentioned = onlyMessage(read(older({ tweet_create_events: [tweet(free)] })));
  assert.deepEqual([mentioned.thread.kind, mentioned.thread.key], ["mention", `${COMMENT}:${ANN}`]);
});

Deno.test("the older family's long post has its words and media apart", () => {
  const extended_tweet = {
    full_text: "@krinka очень длинно https://t.co/video",
    display_text_range: [8, 20],
    entities: { urls: [], user_mentions: [] },
    extended_entities: { media: [VIDEO] },
  };
  const found = onlyMessage(
    read(older({ tweet_create_events: [tweet({ truncated: true, extended_tweet })] })),
  );
  assert.equal(found.text, "очень длинно");
  assert.deepEqual(found.attachments.map(({ url }) => url), ["https://video.example/large.mp4"]);
});

Deno.test("reposts, strangers' talk, blocked people and our own threads are nothing", () => {
  const elsewhere = {
    in_reply_to_status_id_str: null,
    in_reply_to_user_id_str: null,
    entities: { user_mentions: [] },
  };
  const self = {
    referenced_tweets: [{ type: "replied_to", id: POST }],
    author_id: BRAND,
    in_reply_to_user_id: BRAND,
  };
  const noise = [
    older({ tweet_create_events: [tweet({ retweeted_status: {} })] }),
    older({ tweet_create_events: [tweet(elsewhere)] }),
    { ...older({ tweet_create_events: [tweet()] }), user_has_blocked: "true" },
    { ...older({ tweet_create_events: [tweet()] }), is_blocked_by: true },
    activity("post.create", reply({ author_id: ANN, in_reply_to_user_id: "3" })),
    activity("post.create", reply(self)),
    activity("post.mention.create", mention({ referenced_tweets: [{ type: "retweeted", id: POST }] })),
    activity("post.mention.create", mention({ author_id: undefined })),
    activity("post.mention.create", null),
  ];
  for (const payload of noise) assert.deepEqual(read(payload), [], JSON.stringify(payload));
  assert.equal(read({ ...older({ tweet_create_events: [tweet()] }), user_has_blocked: "false" }).length, 1);
  assert.equal(read(older({ tweet_create_events: [null, tweet(), {}] })).length, 1);
  assert.equal(
    read(activity("post.reply.create", reply({ in_reply_to_user_id: undefined }), {
      users: [{ data: ANN_V2 }],
    })).length,
    1,
  );
});
