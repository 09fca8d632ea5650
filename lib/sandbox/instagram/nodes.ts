import { cdnUrl } from "@/lib/sandbox/graph/cdn.ts";
import { graphDate } from "@/lib/sandbox/graph/dates.ts";
import { GraphRefusal, noNode } from "@/lib/sandbox/graph/errors.ts";
import { GraphNode, readNode } from "@/lib/sandbox/graph/node.ts";
import { pictureUrl } from "@/lib/sandbox/graph/pictures.ts";
import { personName, type WallComment, type WallPost } from "@/lib/sandbox/graph/state.ts";
import { usernameOf } from "@/lib/sandbox/instagram/media.ts";
import type { InstagramCall } from "@/lib/sandbox/instagram/state.ts";

/** https://developers.facebook.com/docs/instagram-platform/reference/instagram-media */
export function mediaNode(call: InstagramCall, post: WallPost): GraphNode {
  const { world, account } = call;
  const { id, text, at, permalink, media, owner, product } = post;
  const url = media && cdnUrl(world, media.file);
  const isFilm = media?.file.contentType.startsWith("video/") ?? false;
  const top = () => [...post.comments.values()].filter(({ parent }) => !parent);
  return new GraphNode("IGMedia", [], {
    id,
    media_type: isFilm ? "VIDEO" : "IMAGE",
    media_url: url,
    permalink,
    caption: said(text, owner !== null),
    username: owner?.username ?? account.username,
    timestamp: graphDate(at),
    comments_count: post.comments.size,
    like_count: 0,
    // Of other people's media the fields end here.
    ...(owner ? {} : {
      media_product_type: product,
      thumbnail_url: isFilm ? () => pictureUrl(world, account.avatar) : undefined,
      owner: { id: account.id },
      shortcode: permalink.split("/").at(-2),
      is_comment_enabled: true,
      comments: () => ({ data: top().map((one) => commentNode(call, post, one)) }),
    }),
  });
}

/** https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/comments */
export function commentNode(call: InstagramCall, post: WallPost, comment: WallComment): GraphNode {
  const { id, text, at, parent, hidden, author } = comment;
  const username = usernameOf(call.account, comment);
  return new GraphNode("IGComment", ["timestamp", "text"], {
    id,
    text: said(text, post.owner !== null),
    timestamp: graphDate(at),
    username,
    from: { id: author?.id ?? call.account.id, username },
    media: () => mediaNode(call, post),
    parent_id: parent?.id,
    hidden,
    like_count: 0,
    replies: () => ({ data: repliesTo(post, comment).map((one) => commentNode(call, post, one)) }),
  });
}

export function repliesTo(post: WallPost, comment: WallComment): WallComment[] {
  return [...post.comments.values()].filter(({ parent }) => parent === comment);
}

/** Where others speak of us, the letter before our name is left out. */
function said(text: string, elsewhere: boolean): string {
  return elsewhere ? text.replaceAll(/@(?=[\w.])/g, "") : text;
}

/**
 * A person who has written (https://developers.facebook.com/docs/messenger-platform/instagram/features/user-profile).
 * @throws {GraphRefusal} 230 for one who has only commented, 100/33 for a stranger
 */
export function readPerson(call: InstagramCall): Promise<Record<string, unknown>> {
  const { world, account, id, params } = call;
  const person = world.people.get(id);
  if (!person) throw noNode(id);
  const dialogue = account.dialogues.get(id);
  if (!dialogue || dialogue.lastInbound === null) {
    throw new GraphRefusal(230, "(#230) User consent is required to access user profile");
  }
  const { username, avatar = "avatar1", followers = 120, follows = true } = person;
  const node = new GraphNode("IGBusinessScopedID", ["name", "username"], {
    id,
    name: personName(person),
    username,
    profile_pic: () => pictureUrl(world, avatar),
    follower_count: followers,
    is_user_follow_business: follows,
    is_business_follow_user: false,
    is_verified_user: false,
  });
  return readNode(node, params);
}
