import { nameOf } from "@/lib/sandbox/facebook/feed.ts";
import type { PageCall } from "@/lib/sandbox/facebook/page_call.ts";
import { cdnUrl } from "@/lib/sandbox/graph/cdn.ts";
import { graphDate } from "@/lib/sandbox/graph/dates.ts";
import { GraphNode } from "@/lib/sandbox/graph/node.ts";
import type { WallComment, WallPost } from "@/lib/sandbox/graph/state.ts";

/** https://developers.facebook.com/docs/graph-api/reference/comment */
export function commentNode(call: PageCall, post: WallPost, comment: WallComment): GraphNode {
  const { id, text, at, parent, hidden, author, answered } = comment;
  const replies = [...post.comments.values()].filter((one) => one.parent === comment);
  return new GraphNode("Comment", ["created_time", "from", "message"], {
    id,
    message: text,
    created_time: graphDate(at),
    from: authorOf(call, comment),
    attachment: attachmentOf(call, comment),
    parent: parent && (() => commentNode(call, post, parent)),
    object: () => postNode(call, post),
    permalink_url: `${post.permalink}?comment_id=${id.split("_")[1]}`,
    is_hidden: hidden,
    can_hide: author !== null,
    can_reply_privately: author !== null && !answered,
    comment_count: replies.length,
    comments: () => ({ data: replies.map((one) => commentNode(call, post, one)) }),
    like_count: 0,
  });
}

/** Needs pages_read_user_content; some people are never told. */
function authorOf({ world, account }: PageCall, { author }: WallComment) {
  if (!author) return { name: account.name, id: account.id };
  const person = world.people.get(author.id);
  const told = account.scopes.has("pages_read_user_content") && person?.hidesName !== "always";
  return person && told ? nameOf(person) : undefined;
}

function attachmentOf({ world }: PageCall, { id, media }: WallComment) {
  if (!media) return undefined;
  const src = cdnUrl(world, media.file);
  const { width = 720, height = 540 } = media.file;
  const video = media.file.contentType.startsWith("video/");
  return {
    media: { image: { height, src, width }, ...(video && { source: src }) },
    target: { id: id.split("_")[1], url: src },
    type: video ? "video_inline" : media.kind === "sticker" ? "sticker" : "photo",
    url: src,
  };
}

/** https://developers.facebook.com/docs/graph-api/reference/page-post */
export function postNode(call: PageCall, post: WallPost): GraphNode {
  const { world, account } = call;
  const { id, text, at, permalink, media } = post;
  const picture = media && cdnUrl(world, media.file);
  const top = () => [...post.comments.values()].filter(({ parent }) => !parent);
  return new GraphNode("Post", ["created_time", "message"], {
    id,
    message: text,
    created_time: graphDate(at),
    updated_time: graphDate(at),
    from: { name: account.name, id: account.id },
    permalink_url: permalink,
    full_picture: picture,
    picture,
    status_type: media ? "added_photos" : "mobile_status_update",
    is_published: true,
    story: undefined,
    attachments: picture && { data: [{ media: { image: { src: picture } }, type: "photo", url: permalink }] },
    comments: () => ({ data: top().map((one) => commentNode(call, post, one)) }),
  });
}
