import type { FacebookPerson, FacebookWorld, Page } from "@/lib/sandbox/facebook/state.ts";
import { publicId } from "@/lib/sandbox/facebook/state.ts";
import { cdnUrl } from "@/lib/sandbox/graph/cdn.ts";
import { graphDate } from "@/lib/sandbox/graph/dates.ts";
import { sendEvent } from "@/lib/sandbox/graph/events.ts";
import { personName, type WallComment, type WallPost } from "@/lib/sandbox/graph/state.ts";

type Verb = "add" | "edited" | "remove" | "hide" | "unhide";

/** Tells what happened to a comment (https://developers.facebook.com/docs/graph-api/webhooks/reference/page#feed). */
export function tellComment(
  world: FacebookWorld,
  page: Page,
  { post, comment, verb }: { post: WallPost; comment: WallComment; verb: Verb },
) {
  const from = authorOf(world, page, comment);
  const value = {
    ...(from && { from }),
    post: about(post),
    ...(verb !== "remove" && { message: comment.text }),
    post_id: post.id,
    comment_id: comment.id,
    created_time: Math.floor(comment.at / 1000),
    item: "comment",
    parent_id: comment.parent?.id ?? post.id,
    verb,
    ...(verb !== "remove" && mediaOf(world, comment)),
  };
  return sendEvent(world, page, { field: "feed", value });
}

/** Tells a post of the page itself. */
export function tellPost(world: FacebookWorld, page: Page, post: WallPost) {
  const link = post.media && cdnUrl(world, post.media.file);
  const value = {
    from: { id: page.id, name: page.name },
    message: post.text,
    post_id: post.id,
    created_time: Math.floor(post.at / 1000),
    item: link ? "photo" : "status",
    ...(link && { link, photo_id: post.id.split("_")[1] }),
    published: 1,
    verb: "add",
  };
  return sendEvent(world, page, { field: "feed", value });
}

/** Who wrote a comment, as far as this may be told in a webhook. */
function authorOf({ people }: FacebookWorld, page: Page, { author }: WallComment) {
  if (!author) return { id: page.id, name: page.name };
  const person = people.get(author.id);
  return person && !person.hidesName ? nameOf(person) : undefined;
}

export function nameOf(person: FacebookPerson): { id: string; name: string } {
  return { id: publicId(person), name: personName(person) };
}

function about({ id, at, media, permalink }: WallPost) {
  return {
    status_type: media ? "added_photos" : "mobile_status_update",
    is_published: true,
    updated_time: graphDate(at),
    permalink_url: permalink,
    promotion_status: "inactive",
    id,
  };
}

function mediaOf(world: FacebookWorld, { media }: WallComment): Record<string, string> {
  if (!media) return {};
  const url = cdnUrl(world, media.file);
  return media.file.contentType.startsWith("video/") ? { video: url } : { photo: url };
}
