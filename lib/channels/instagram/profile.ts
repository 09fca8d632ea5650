import type { Person } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { unlessRefused } from "@/lib/channels/graph/quiet.ts";
import { readCommentId, readMentionId } from "@/lib/channels/instagram/ids.ts";
import { links } from "@/lib/channels/instagram/links.ts";
import { askMention } from "@/lib/channels/instagram/mention_lookup.ts";
import { httpUrl, words } from "@/lib/channels/reading.ts";

/** Nobody's business: the person has not written to us, so Instagram tells nothing. */
const UNTOLD = ["user", "content"] as const;

/**
 * Name, nickname and picture of a customer
 * (developers.facebook.com/docs/messenger-platform/instagram/features/user-profile). @throws {SendError}
 */
export async function profile(graph: Graph, account: string, externalId: string): Promise<Person> {
  if (externalId.startsWith("@")) return named(externalId, externalId.slice(1));
  if (readMentionId(externalId)) {
    const mention = await unlessRefused(UNTOLD, askMention(graph, account, externalId));
    return named(externalId, mention?.username);
  }
  const comment = readCommentId(externalId);
  if (comment !== undefined) {
    const found = await unlessRefused(UNTOLD, graph.get([comment], { fields: "username" }));
    return named(externalId, found ? words(found.get("username")) : undefined);
  }
  const user = await unlessRefused(UNTOLD, graph.get([externalId], { fields: "name,username,profile_pic" }));
  if (!user) return { externalId };
  return {
    ...named(externalId, words(user.get("username"))),
    name: words(user.get("name")),
    avatarUrl: httpUrl(user.get("profile_pic")),
  };
}

function named(externalId: string, username: string | undefined): Person {
  return username === undefined
    ? { externalId }
    : { externalId, username, profileUrl: links.profile(username) };
}
