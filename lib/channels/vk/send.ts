import { type Connection, type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { sendComment } from "@/lib/channels/vk/send_comment.ts";
import { sendMessage } from "@/lib/channels/vk/send_message.ts";

const MAX_FILES = 10;

/** Sends a private message, or a comment under a post. @throws {SendError} */
export function send(api: Api, out: Outbound, connection: Connection): Promise<Sent> {
  if (out.text === "" && out.files.length === 0) return refuse("An empty message cannot be sent");
  if (out.files.length > MAX_FILES) {
    return refuse(`VK takes ${MAX_FILES} files at a time, not ${out.files.length}`);
  }
  // board.createComment takes a person's key only, whatever the way chosen.
  if (out.thread.kind === "discussion") return refuse("VK lets no community key write in a discussion");
  if (out.thread.kind === "direct" || out.via === "direct") return sendMessage(api, out);
  return sendComment(api, out, connection.accountId);
}

function refuse(why: string): Promise<never> {
  return Promise.reject(new SendError("content", why));
}
