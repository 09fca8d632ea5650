import { prepare } from "@/lib/sandbox/attachments.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import { sendEvent } from "@/lib/sandbox/vk/callback.ts";
import { openPost, postObject } from "@/lib/sandbox/vk/discussions.ts";
import { vkAttachment } from "@/lib/sandbox/vk/media.ts";
import type { Community, VkPost, VkWorld } from "@/lib/sandbox/vk/state.ts";

/** Puts a post on the community's wall and tells wall_post_new. @returns the post's id */
export async function publishPost(
  world: VkWorld,
  community: Community,
  { text, photo }: { text: string; photo?: SampleName },
): Promise<number> {
  const media = photo ? [await prepare(world.core.files, photo)] : [];
  const attachments = media.flatMap((one) =>
    "file" in one ? [vkAttachment(world, community, -community.groupId, one)] : []
  );
  const post: VkPost = {
    id: ++community.ids.wall,
    date: world.core.clock.seconds(),
    text,
    attachments,
    closed: false,
    comments: new Map(),
    guids: new Map(),
  };
  community.posts.set(post.id, post);
  openPost(world, community, post);
  await sendEvent(world, community, "wall_post_new", postObject(community, post));
  return post.id;
}
