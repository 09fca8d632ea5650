import { facebook } from "@/lib/channels/capabilities/facebook.ts";
import {
  type Connection,
  type Outbound,
  type OutboundFile,
  SendError,
  type Sent,
} from "@/lib/channels/channel.ts";
import { sentAs } from "@/lib/channels/files.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { withHumanAgent } from "@/lib/channels/graph/human_agent.ts";
import { quickReplies } from "@/lib/channels/graph/quick_replies.ts";
import { idOf } from "@/lib/channels/reading.ts";

/** A customer by their page-scoped id, or the author of a comment. */
export type Recipient = { readonly id: string } | { readonly comment_id: string };

/**
 * One text or one file (developers.facebook.com/docs/messenger-platform/reference/send-api). `metadata`
 * comes back in the echo, by which a send without an answer is settled.
 */
export async function sendMessage(
  page: Graph,
  out: Outbound,
  connection: Connection,
  recipient: Recipient,
): Promise<Sent> {
  const [file] = out.files;
  if (file && out.text !== "") {
    throw new SendError("content", "Could not send a text and a file in one message of Facebook");
  }
  const path = [connection.accountId || "me", "messages"];
  const answer = await withHumanAgent(out, async (tagged) => {
    const head = { recipient, ...typeOf(tagged), ...quoteOf(out, recipient) };
    if (file) return await page.upload(path, await form(head, out, file));
    return await page.post(path, {
      ...head,
      message: { text: out.text, metadata: out.id, ...quickReplies(out) },
    });
  });
  const externalId = idOf(answer.get("message_id"));
  if (externalId === undefined) {
    throw new SendError("transient", "Facebook sent the message and did not name it", { maybeSent: true });
  }
  return { externalId };
}

function typeOf(tagged: boolean) {
  return tagged ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } : { messaging_type: "RESPONSE" };
}

function quoteOf({ replyTo }: Outbound, recipient: Recipient) {
  return replyTo !== undefined && "id" in recipient ? { reply_to: { mid: replyTo } } : {};
}

/** The file goes along with the call: nothing has to be fetched from us. */
async function form(head: Readonly<Record<string, unknown>>, out: Outbound, file: OutboundFile) {
  const kind = sentAs(facebook, "direct", "direct", file);
  const type = kind === "sticker" ? "image" : kind;
  const body = new FormData();
  for (const [name, value] of Object.entries(head)) {
    body.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  const attachment = { type, payload: { is_reusable: false } };
  body.set("message", JSON.stringify({ attachment, metadata: out.id }));
  body.set("filedata", new File([await file.read()], file.name, { type: file.contentType }));
  return body;
}
