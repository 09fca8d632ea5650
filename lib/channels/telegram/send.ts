import {
  type ChannelNet,
  type Connection,
  type Outbound,
  SendError,
  type Sent,
} from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { ask } from "@/lib/channels/telegram/api.ts";
import { sendAlbum, sendFile, sendText } from "@/lib/channels/telegram/calls.ts";
import { messageIdOf, splitMessageId } from "@/lib/channels/telegram/ids.ts";
import { keysOf } from "@/lib/channels/telegram/keys.ts";
import { albumKind, shapeOf } from "@/lib/channels/telegram/shapes.ts";
import { count } from "@/lib/channels/telegram/words.ts";

const MAX_ALBUM = 10;

/** Telegram's words for a file that is sound but cannot be shown in the shape that we chose. */
const WRONG_SHAPE = ["PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED", "VOICE_MESSAGES_FORBIDDEN"];

/**
 * Sends a text, a file with its caption, or an album: one call each. Telegram does not dedupe, so a call
 * without an answer is `maybeSent`.
 * @throws {SendError}
 */
export async function send(net: ChannelNet, out: Outbound, connection: Connection): Promise<Sent> {
  const target = targetOf(out);
  const call = (asDocument: boolean) =>
    ask(net, connection.credentials, (api) => {
      const [first] = out.files;
      if (!first) return sendText(api, target, out.text, keysOf(out));
      if (out.files.length > 1) {
        return sendAlbum(api, target, out.text, out.files, asDocument ? "document" : albumKind(out.files));
      }
      return sendFile(api, target, out.text, first, asDocument ? "document" : shapeOf(first));
    });
  const answer = await call(false).catch((error: unknown) => {
    // Refused for certain, so a second call cannot send it twice.
    if (isWrongShape(error)) return call(true);
    throw error;
  });
  return sentOf(answer, out.thread.key);
}

function targetOf(out: Outbound) {
  const { files, thread: { key } } = out;
  if (files.length === 0 && out.text.trim() === "") {
    throw new SendError("content", "Could not send an empty message");
  }
  if (files.length > MAX_ALBUM) {
    throw new SendError("content", `Could not send ${files.length} files at once, ${MAX_ALBUM} are the most`);
  }
  if (files.some(({ kind }) => kind === "location" || kind === "contact")) {
    throw new SendError("content", "Could not send a place or a contact as a file");
  }
  if (!/^-?\d+$/.test(key)) throw new SendError("user", `Could not find the chat ${JSON.stringify(key)}`);
  const reply = out.replyTo === undefined ? undefined : splitMessageId(out.replyTo);
  return { chat: Number(key), replyTo: reply?.chat === Number(key) ? reply.message : undefined };
}

function isWrongShape(error: unknown): boolean {
  return error instanceof SendError && error.kind === "content" &&
    WRONG_SHAPE.some((words) => error.platformCode?.includes(words));
}

/** An album answers with a list of messages, everything else with one. */
function sentOf(answer: Peek, chat: string): Sent {
  const messages = Array.isArray(answer.value) ? answer.list : [answer];
  const [externalId, ...others] = messages.flatMap((message) => messageIdOf(message, chat) ?? []);
  if (externalId === undefined) {
    throw new SendError("transient", "Telegram took the message but did not name it", { maybeSent: true });
  }
  return {
    externalId,
    alsoExternalIds: others.length > 0 ? others : undefined,
    sequence: messages[0] && count(messages[0].get("message_id")),
  };
}
