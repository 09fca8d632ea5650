import { GraphRefusal, invalid, needs } from "@/lib/sandbox/graph/errors.ts";
import type { Field } from "@/lib/sandbox/graph/fields.ts";
import { GraphNode, readNode } from "@/lib/sandbox/graph/node.ts";
import { pictureUrl } from "@/lib/sandbox/graph/pictures.ts";
import { subscribedApps } from "@/lib/sandbox/graph/subscribed.ts";
import { findComment } from "@/lib/sandbox/graph/wall.ts";
import { commentNode, mediaNode } from "@/lib/sandbox/instagram/nodes.ts";
import { type InstagramCall, names } from "@/lib/sandbox/instagram/state.ts";

/** `/me` and `/{account}`, the mentions of it included. */
export function readAccount(call: InstagramCall): Promise<Record<string, unknown>> {
  const { world, account, params } = call;
  if (!account.scopes.has("instagram_business_basic")) throw needs("instagram_business_basic", 10);
  const node = new GraphNode("User", ["username"], {
    id: account.scopedId,
    user_id: account.id,
    username: account.username,
    name: account.name,
    account_type: account.type,
    profile_picture_url: () => pictureUrl(world, account.avatar),
    followers_count: 2_310,
    media_count: account.posts.size,
    mentioned_comment: (field: Field) => mentionedComment(call, field),
    mentioned_media: (field: Field) => mentionedMedia(call, field),
  });
  return readNode(node, params);
}

/** https://developers.facebook.com/docs/instagram-platform/reference/instagram-user/mentioned_comment */
function mentionedComment(call: InstagramCall, { args }: Field): GraphNode {
  checkComments(call);
  const found = findComment(call.account, args.comment_id ?? "");
  const open = found?.comment.author && !call.world.people.get(found.comment.author.id)?.closed;
  if (!found || !open || !names(found.comment.text, call.account)) throw notMentioned();
  return commentNode(call, found.post, found.comment);
}

function mentionedMedia(call: InstagramCall, { args }: Field): GraphNode {
  checkComments(call);
  const post = call.account.posts.get(args.media_id ?? "");
  const owner = post?.owner && call.world.people.get(post.owner.id);
  if (!post || !owner || owner.closed || !names(post.text, call.account)) throw notMentioned();
  return mediaNode(call, post);
}

function notMentioned(): GraphRefusal {
  return invalid("The account was not mentioned there, or the mention is gone", 2207006);
}

/** `/{account}/subscribed_apps`. */
export function accountApps({ world, raw }: InstagramCall): unknown {
  const messages = ["messages", "message_reactions", "messaging_seen", "messaging_postbacks", "message_edit"];
  const byField = Object.fromEntries([
    ...messages.map((field) => [field, "instagram_business_manage_messages"]),
    ...["comments", "live_comments"].map((field) => [field, "instagram_business_manage_comments"]),
  ]);
  return subscribedApps(world, raw, { all: "instagram_business_basic", byField });
}

/** `/{account}/conversations`: no conversation is listed, but whether the list may be seen. */
export function conversations({ account, world }: InstagramCall): unknown {
  if (!account.scopes.has(world.dialect.scope)) throw needs(world.dialect.scope, 200);
  if (!account.messagesOpen) {
    throw new GraphRefusal(200, "(#200) The account has not allowed access to its messages", {
      subcode: 2534041,
    });
  }
  return { data: [], paging: {} };
}

export function checkComments({ account }: InstagramCall): void {
  const scope = "instagram_business_manage_comments";
  if (!account.scopes.has(scope)) throw needs(scope, 10);
}
