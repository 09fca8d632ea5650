import { type Connection, type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import { sendComment } from "@/lib/channels/facebook/send_comment.ts";
import { sendMessage } from "@/lib/channels/facebook/send_message.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";

/** Sends a message, a comment under a post, or the one private reply to a comment. @throws {SendError} */
export async function send(page: Graph, out: Outbound, connection: Connection): Promise<Sent> {
  if (out.text === "" && out.files.length === 0) throw refused("Could not send an empty message");
  if (out.files.length > 1) {
    throw refused(`Could not send ${out.files.length} files at once, Facebook takes 1`);
  }
  if (out.thread.kind === "direct") {
    return await sendMessage(page, out, connection, { id: out.person.externalId });
  }
  if (out.via === "comment") return await sendComment(page, out);
  if (out.replyTo === undefined) throw refused("Could not tell which comment the private reply answers");
  return await sendMessage(page, out, connection, { comment_id: out.replyTo });
}

function refused(why: string): SendError {
  return new SendError("content", why);
}
