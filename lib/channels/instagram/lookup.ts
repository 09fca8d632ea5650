import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { readPostRef } from "@/lib/channels/instagram/ids.ts";
import { lookUpMention } from "@/lib/channels/instagram/mention_lookup.ts";
import { lookUpPost } from "@/lib/channels/instagram/posts.ts";

/** What an event only named: a mention, or the post under which somebody wrote. @throws {SendError} */
export async function lookUp(graph: Graph, ref: string, connection: Connection): Promise<Inbound[]> {
  const post = readPostRef(ref);
  if (post !== undefined) return [await lookUpPost(graph, post)];
  const mention = await lookUpMention(graph, connection, ref);
  return mention ? [mention] : [];
}
