import assert from "node:assert/strict";
import { EVENT_TYPES } from "@/lib/channels/twitter/activity.ts";
import { onlyMessage } from "../parcels.ts";
import { activity, ANN, BRAND, COMMENT, direct, dmEvent, older, POST, read, tweet } from "./samples.ts";

Deno.test("TW-03 a post of ours that is passed on with words is a mention", () => {
  const quoted_status = { id_str: "2080761390344937796", user: { id_str: BRAND } };
  const entities = { user_mentions: [], urls: [] };
  const plain = { in_reply_to_status_id_str: null, in_reply_to_user_id_str: null, entities };
  const quote = tweet({ ...plain, is_quote_status: true, quoted_status });
  assert.equal(onlyMessage(read(older({ tweet_create_events: [quote] }))).thread.kind, "mention");
  const others = tweet({ ...plain, quoted_status: { ...quoted_status, user: { id_str: "9" } } });
  assert.deepEqual(read(older({ tweet_create_events: [others] })), []);
});

Deno.test("TW-03 the newer family tells of it by an event of its own, which is read and not subscribed to", () => {
  const post = {
    id: "2090000000000000009",
    text: "Вот эти чашки",
    author_id: ANN,
    created_at: "2026-08-12T18:00:00.000Z",
  };
  assert.equal(onlyMessage(read(activity("post.quote.create", post))).thread.kind, "mention");
  assert.ok(!EVENT_TYPES.includes("post.quote.create"));
});

Deno.test("TW-04 an answer that does not say to which post stands under the first of its conversation", () => {
  const bare = { id: COMMENT, text: "@krinka а синие?", author_id: ANN, conversation_id: POST };
  const { thread, text, replyTo } = onlyMessage(read(activity("post.reply.create", bare)));
  assert.deepEqual([thread.kind, thread.post?.externalId, replyTo], ["comment", POST, `t${POST}`]);
  assert.equal(text, "@krinka а синие?");
});

Deno.test("C-10 a text that came as a number is a text", () => {
  assert.equal(onlyMessage(read(dmEvent(direct({ text: 42 })))).text, "42");
});
