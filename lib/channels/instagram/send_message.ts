import { type Connection, type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { withHumanAgent } from "@/lib/channels/graph/human_agent.ts";
import { quickReplies } from "@/lib/channels/graph/quick_replies.ts";
import { readCommentId } from "@/lib/channels/instagram/ids.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";

/**
 * One text or one file into Direct
 * (developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api). To a
 * comment it goes as the one private reply, which needs no conversation; once that is spent, as a message.
 */
export async function sendMessage(graph: Graph, out: Outbound, connection: Connection): Promise<Sent> {
  const message = await messageOf(out);
  const path = [connection.accountId || "me", "messages"];
  const comment = readCommentId(out.replyTo);
  const direct = (tagged: boolean) =>
    graph.post(path, {
      recipient: { id: out.person.externalId },
      message,
      ...(tagged ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } : {}),
    });
  if (comment === undefined) return sentIn(await withHumanAgent(out, direct));
  try {
    return sentIn(await graph.post(path, { recipient: { comment_id: comment }, message }));
  } catch (error) {
    if (!(error instanceof SendError) || (error.kind !== "content" && error.kind !== "window")) throw error;
    return sentIn(await withHumanAgent(out, direct));
  }
}

/** Instagram fetches files itself. `metadata` comes back in the echo. */
async function messageOf(out: Outbound) {
  const { text, files: [file], id } = out;
  if (!file) return { text, metadata: id, ...quickReplies(out) };
  if (text !== "") {
    throw new SendError("content", "Could not send a text and a file in one message of Instagram");
  }
  const type = file.kind === "sticker" ? "image" : file.kind;
  return { attachment: { type, payload: { url: await file.url() } }, metadata: id };
}

function sentIn(answer: Peek): Sent {
  const externalId = idOf(answer.get("message_id"));
  if (externalId !== undefined) return { externalId };
  throw new SendError("transient", "Instagram sent the message and did not name it", { maybeSent: true });
}
