import { type CustomerAttachment, type FileMedia, prepare } from "@/lib/sandbox/attachments.ts";
import { tellPost } from "@/lib/sandbox/facebook/feed.ts";
import type { FacebookWorld, Page } from "@/lib/sandbox/facebook/state.ts";
import type { WallPost } from "@/lib/sandbox/graph/state.ts";
import { addPost } from "@/lib/sandbox/graph/wall.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** Puts a post on the page's wall. @returns its id, `{page}_{number}` */
export async function publishPost(
  world: FacebookWorld,
  page: Page,
  { text, photo }: { text: string; photo?: SampleName },
): Promise<string> {
  const media = photo && await commentMedia(world, [photo]);
  const number = ++page.ids.post;
  const post = addPost(world, page, {
    id: `${page.id}_${number}`,
    text,
    media: media || undefined,
    owner: null,
    permalink: `https://www.facebook.com/${page.username}/posts/${number}`,
    product: "FEED",
    boosted: false,
  });
  await tellPost(world, page, post);
  return post.id;
}

/** `{post}_{comment}`, without the page. */
export function newCommentId(page: Page, post: WallPost): string {
  return `${post.id.split("_")[1]}_${++page.ids.comment}`;
}

/** The one picture, video or sticker that a comment may hold. @throws {RangeError} for anything else */
export async function commentMedia(
  { core }: FacebookWorld,
  attachments: readonly CustomerAttachment[],
): Promise<FileMedia | undefined> {
  const [first] = attachments;
  if (first === undefined) return undefined;
  const media = await prepare(core.files, first);
  const fits = "file" in media && /^(image|video)\//.test(media.file.contentType);
  if (!fits || attachments.length > 1) throw new RangeError("A comment takes one picture or video");
  return media;
}
