import { type CustomerAttachment, type FileMedia, prepare } from "@/lib/sandbox/attachments.ts";
import { randomText } from "@/lib/sandbox/graph/ids.ts";
import type { WallComment, WallPost } from "@/lib/sandbox/graph/state.ts";
import { addPost } from "@/lib/sandbox/graph/wall.ts";
import type {
  InstagramAccount,
  InstagramPerson,
  InstagramWorld,
  Story,
} from "@/lib/sandbox/instagram/state.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

export interface NewMedia {
  readonly text: string;
  readonly photo?: SampleName;
  /** A reel is a film. */
  readonly product?: "FEED" | "REELS";
  /** Promoted: Instagram tells of every comment twice. */
  readonly boosted?: boolean;
  /** Whose it is; absent: the account's own. */
  readonly owner?: InstagramPerson;
  /** Instead of a sample. */
  readonly media?: FileMedia;
}

/** Publishes a photo or a reel; without a picture of its own it shows a sample. @returns it */
export async function publishMedia(
  world: InstagramWorld,
  account: InstagramAccount,
  { text, photo, product = "FEED", boosted = false, owner, media }: NewMedia,
): Promise<WallPost> {
  const sample = photo ?? (product === "REELS" ? "video" : "mug");
  return addPost(world, account, {
    id: newMediaId(account),
    text,
    media: media ?? await mediaFile(world, sample),
    owner: owner ?? null,
    permalink: `https://www.instagram.com/${product === "REELS" ? "reel" : "p"}/${randomText(11)}/`,
    product,
    boosted,
  });
}

/** A picture for the account's story. @returns its id */
export async function publishStory(
  world: InstagramWorld,
  account: InstagramAccount,
  photo: SampleName,
): Promise<Story> {
  const { file } = await mediaFile(world, photo);
  const story = { id: newMediaId(account), file, at: world.core.clock.now() };
  account.stories.set(story.id, story);
  return story;
}

function newMediaId({ ids }: InstagramAccount): string {
  return `180${String(++ids.media).padStart(14, "0")}`;
}

export function newCommentId({ ids }: InstagramAccount): string {
  return `179${String(++ids.comment).padStart(14, "0")}`;
}

/** @throws {RangeError} for what is neither a picture nor a film */
export async function mediaFile(
  { core }: InstagramWorld,
  attachment: CustomerAttachment,
): Promise<FileMedia> {
  const media = await prepare(core.files, attachment);
  if ("file" in media && /^(image|video)\//.test(media.file.contentType)) return media;
  throw new RangeError("Could not publish: a post of Instagram is a picture or a film");
}

/** Who wrote a comment, as Instagram names people in public. */
export function usernameOf(account: InstagramAccount, { author }: WallComment): string {
  return author?.username ?? account.username;
}
