import { type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { codeOf } from "@/lib/channels/vk/errors.ts";
import { positive, readCommentId } from "@/lib/channels/vk/ids.ts";
import { uploadForComment } from "@/lib/channels/vk/uploads.ts";

/** VK's «access denied»: our key has its rights, so here it speaks of the post. */
const ACCESS_DENIED = 15;

/**
 * wall.createComment in the community's name; `guid` makes a repeated call harmless.
 * (dev.vk.com/method/wall.createComment)
 */
export async function sendComment(api: Api, out: Outbound, group: string): Promise<Sent> {
  const place = /^wall:(-?\d{1,15})_(\d{1,15}):/.exec(out.thread.key);
  if (!place) {
    throw new SendError("content", `VK takes comments under wall posts only, not at ${out.thread.key}`);
  }
  const [, owner, post] = place;
  const attachments = await uploadForComment(api, group, out.files);
  const response = await aboutThePost(() =>
    api.call("wall.createComment", {
      owner_id: owner,
      post_id: post,
      from_group: group,
      message: out.text || undefined,
      reply_to_comment: readCommentId(out.replyTo ?? ""),
      attachments: attachments.join(",") || undefined,
      guid: out.id,
    })
  );
  const id = positive(response.get("comment_id"));
  if (id === undefined) {
    throw new SendError("transient", "VK made the comment and did not name it", { maybeSent: true });
  }
  return { externalId: `c${owner}_${id}` };
}

/** A post that was closed or removed must fail one answer, not pause the whole connection. */
async function aboutThePost<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof SendError) || codeOf(error) !== ACCESS_DENIED) throw error;
    const { platformCode } = error;
    throw new SendError("content", "VK does not let the community comment this post", { platformCode });
  }
}
