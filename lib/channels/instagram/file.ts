import { type FileAddress, SendError } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { readMediaRef } from "@/lib/channels/instagram/ids.ts";
import { askMention } from "@/lib/channels/instagram/mention_lookup.ts";
import { lookUpPost } from "@/lib/channels/instagram/posts.ts";

/**
 * Where the picture of our post, or the media of a post that names us, can be fetched for some days.
 * @throws {SendError} content when Instagram does not hand it out
 */
export async function fileAddress(graph: Graph, account: string, ref: string): Promise<FileAddress> {
  const media = readMediaRef(ref);
  const url = media === undefined
    ? (await askMention(graph, account, ref))?.media?.url
    : (await lookUpPost(graph, media)).post.imageUrl;
  if (!url) throw new SendError("content", "Instagram named no address for the picture");
  return { url };
}
