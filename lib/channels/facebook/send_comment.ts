import { type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import { aboutThePost } from "@/lib/channels/graph/about_post.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { idOf } from "@/lib/channels/reading.ts";

/**
 * A comment in the page's name, under the comment that it answers or under the post
 * (developers.facebook.com/docs/pages-api/comments-mentions). A picture is fetched from its address.
 */
export async function sendComment(page: Graph, out: Outbound): Promise<Sent> {
  const post = /^post:(.+)$/s.exec(out.thread.key)?.[1] ?? out.thread.postId;
  const target = out.replyTo ?? post;
  if (target === undefined) {
    throw new SendError("content", `Could not find the post of ${JSON.stringify(out.thread.key)}`);
  }
  const [file] = out.files;
  const body = { message: out.text || undefined, attachment_url: file && await file.url() };
  const answer = await aboutThePost(page.post([target, "comments"], body));
  const externalId = idOf(answer.get("id"));
  if (externalId === undefined) {
    throw new SendError("transient", "Facebook made the comment and did not name it", { maybeSent: true });
  }
  return { externalId };
}
