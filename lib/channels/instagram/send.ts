import { type Connection, type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import { aboutThePost } from "@/lib/channels/graph/about_post.ts";
import type { Graph, Path } from "@/lib/channels/graph/client.ts";
import { commentId, readCommentId, readMentionId } from "@/lib/channels/instagram/ids.ts";
import { sendMessage } from "@/lib/channels/instagram/send_message.ts";
import { idOf } from "@/lib/channels/reading.ts";

/**
 * Sends a direct message, the private reply to a comment, or a public answer under a comment or a mention
 * (IG-03, IG-05). @throws {SendError}
 */
export async function send(graph: Graph, out: Outbound, connection: Connection): Promise<Sent> {
  if (out.text === "" && out.files.length === 0) throw refused("Could not send an empty message");
  if (out.files.length > 1) {
    throw refused(`Could not send ${out.files.length} files at once, Instagram takes 1`);
  }
  if (out.via === "comment") return await answerInPublic(graph, out, connection);
  if (out.thread.kind === "mention") {
    throw refused("Could not answer a mention in a direct message: Instagram does not name its author");
  }
  return await sendMessage(graph, out, connection);
}

async function answerInPublic(graph: Graph, out: Outbound, { accountId }: Connection): Promise<Sent> {
  if (out.files.length > 0) throw refused("Could not attach a file under a post of Instagram");
  const comment = readCommentId(out.replyTo);
  const mention = readMentionId(out.thread.key);
  if (comment !== undefined) return await post(graph, [comment, "replies"], { message: out.text });
  if (!mention) throw refused("Could not tell which comment the public answer belongs to");
  return await post(graph, [accountId || "me", "mentions"], {
    media_id: mention.media,
    comment_id: mention.comment,
    message: out.text,
  });
}

async function post(
  graph: Graph,
  path: Path,
  body: Readonly<Record<string, string | undefined>>,
): Promise<Sent> {
  const id = idOf((await aboutThePost(graph.post(path, body))).get("id"));
  if (id === undefined) {
    throw new SendError("transient", "Instagram made the comment and did not name it", { maybeSent: true });
  }
  return { externalId: commentId(id) };
}

function refused(why: string): SendError {
  return new SendError("content", why);
}
