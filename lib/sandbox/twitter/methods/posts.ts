import { asUser, type UserCall, type XCall, type XMethod } from "@/lib/sandbox/twitter/call.ts";
import { forbidden, invalid, notFound } from "@/lib/sandbox/twitter/errors.ts";
import { postDeleted, postWritten } from "@/lib/sandbox/twitter/happenings.ts";
import { mediaObject } from "@/lib/sandbox/twitter/media.ts";
import { userObject } from "@/lib/sandbox/twitter/people.ts";
import { postObject } from "@/lib/sandbox/twitter/post_object.ts";
import { addPost, hasCalled, removePost, showPost } from "@/lib/sandbox/twitter/posts.ts";
import { noteSent } from "@/lib/sandbox/twitter/sent.ts";
import type { Post } from "@/lib/sandbox/twitter/state.ts";
import { tell } from "@/lib/sandbox/twitter/tell.ts";
import { usableMedia } from "@/lib/sandbox/twitter/usable.ts";
import { weightedLength } from "@/lib/sandbox/twitter/weight.ts";

const MAX_WEIGHT = 280;
const MOST_MEDIA = 4;

/** https://docs.x.com/x-api/posts/manage-tweets/introduction */
export const postMethods: Readonly<Record<string, XMethod>> = {
  "POST /2/tweets": { name: "tweets.create", by: "user", writes: true, status: 201, run: create },
  "GET /2/tweets/:id": { name: "tweets.get", by: "any", run: read },
  "DELETE /2/tweets/:id": { name: "tweets.delete", by: "user", writes: true, run: remove },
};

function create(given: XCall) {
  const call = asUser(given);
  const { world, account, body } = call;
  const text = body.get("text").text ?? "";
  const ids = body.at("media", "media_ids").list.map((one) => one.id ?? "");
  if (text.trim() === "" && ids.length === 0) throw invalid("text or media must be there");
  if (weightedLength(text) > MAX_WEIGHT) throw invalid("Your Post text is too long.", { text: [] });
  const media = ids.map((id) => usableMedia(world, id, "tweet_"));
  const alone = media.length > 1 && media.some(({ type }) => type !== "photo");
  if (media.length > MOST_MEDIA || alone) {
    throw invalid("media_ids holds up to 4 pictures, or one GIF or video");
  }
  const replyTo = answered(call);
  refuseRepeat(call, text, replyTo);
  const naming = body.at("reply", "auto_populate_reply_metadata").value !== false;
  const post = addPost(world, { author: account.person, text, media, replyTo, naming });
  const place = showPost(world, account, post, "business");
  const to = replyTo?.author.id ?? post.conversation;
  noteSent(call, { place, to, id: post.id, text, media, method: "tweets.create", replyTo: replyTo?.id });
  world.core.work.run(() => tell(world, account, postWritten(world, account, post, "post.create")));
  return { data: { id: post.id, text: postObject(world, post).text, edit_history_tweet_ids: [post.id] } };
}

/** The post that is answered. @throws {XRefusal} 403 where the app may not answer */
function answered({ world, app, account, body }: UserCall): Post | undefined {
  const id = body.at("reply", "in_reply_to_tweet_id").id;
  if (id === undefined) return undefined;
  const post = world.posts.get(id);
  if (!post) throw forbidden("You attempted to reply to a Post that is deleted or not visible to you.");
  if (account.blockedBy.has(post.author.id)) throw forbidden("You are not permitted to perform this action.");
  if (app.selfServe && post.author !== account.person && !hasCalled(world, account, post)) {
    throw forbidden(
      "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the " +
        "author of the post you are replying to.",
    );
  }
  return post;
}

const DAY_MS = 24 * 3_600_000;

/** The same words in the same place within a day are taken for a mistake. */
function refuseRepeat(
  { world, account: { person } }: UserCall,
  text: string,
  replyTo: Post | undefined,
): void {
  const now = world.core.clock.now();
  const again = text !== "" &&
    [...world.posts.values()].some((post) =>
      post.author === person && post.replyTo === replyTo && post.text.slice(post.hidden) === text &&
      Math.abs(now - post.at) < DAY_MS
    );
  if (again) throw forbidden("You are not allowed to create a Post with duplicate content.");
}

function read({ world, path, query }: XCall) {
  const post = world.posts.get(path.id ?? "");
  if (!post) return { errors: notFound("tweet", path.id ?? "").more.errors };
  const wanted = new Set([
    "id",
    "text",
    "edit_history_tweet_ids",
    ...(query.get("tweet.fields") ?? "").split(","),
  ]);
  const data = Object.fromEntries(Object.entries(postObject(world, post)).filter(([key]) => wanted.has(key)));
  const expansions = (query.get("expansions") ?? "").split(",");
  const includes = {
    ...(expansions.includes("author_id") && { users: [userObject(world, post.author)] }),
    ...(expansions.includes("attachments.media_keys") && post.media.length > 0 &&
      { media: post.media.map((one) => mediaObject(world, one)) }),
  };
  return { data, ...(Object.keys(includes).length > 0 && { includes }) };
}

function remove(given: XCall) {
  const { world, account, path } = asUser(given);
  const post = world.posts.get(path.id ?? "");
  if (!post || post.author !== account.person) throw forbidden("You are not allowed to delete this Post.");
  removePost(world, account, post);
  world.core.work.run(() => tell(world, account, postDeleted(world, post)));
  return { data: { deleted: true } };
}
