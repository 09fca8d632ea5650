import { sendEvent } from "@/lib/sandbox/graph/events.ts";
import type { WallComment, WallPost } from "@/lib/sandbox/graph/state.ts";
import { usernameOf } from "@/lib/sandbox/instagram/media.ts";
import type { InstagramAccount, InstagramWorld } from "@/lib/sandbox/instagram/state.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";

interface Said {
  readonly post: WallPost;
  readonly comment: WallComment;
}

/**
 * Tells a comment under the account's own media (https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram);
 * of boosted media, once more for the advertisement.
 */
export async function tellComment(
  world: InstagramWorld,
  account: InstagramAccount,
  { post, comment }: Said,
): Promise<DeliveryResult> {
  const { id, text, author, parent } = comment;
  const said = {
    id,
    from: { id: author?.id ?? account.id, username: usernameOf(account, comment) },
    text,
    ...(parent && { parent_id: parent.id }),
  };
  const media = { id: post.id, media_product_type: post.product };
  const told = await sendEvent(world, account, { field: "comments", value: { ...said, media } });
  if (post.boosted) {
    await sendEvent(world, account, { field: "comments", value: { ...said, media: advertised(post) } });
  }
  return told;
}

function advertised({ id, text }: WallPost) {
  return {
    id: `9${id.slice(1)}`,
    media_product_type: "AD",
    ad_id: `12${id.slice(2)}`,
    ad_title: text.slice(0, 40),
    original_media_id: id,
  };
}

/** Tells that somebody has named the account: in a comment, or in the caption of their own media. */
export function tellMention(
  world: InstagramWorld,
  account: InstagramAccount,
  { post, comment }: { readonly post: WallPost; readonly comment?: WallComment },
): Promise<DeliveryResult> {
  const value = { media_id: post.id, ...(comment && { comment_id: comment.id }) };
  return sendEvent(world, account, { field: "mentions", value });
}
