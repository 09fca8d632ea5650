import type { Api } from "grammy/web";
import { type ChannelNet, type Connection, SendError } from "@/lib/channels/channel.ts";
import { ask } from "@/lib/channels/telegram/api.ts";
import { splitMessageId } from "@/lib/channels/telegram/ids.ts";

/**
 * Changes the text of a message of ours, or its caption when it carries a file
 * (https://core.telegram.org/bots/api#updating-messages).
 * @throws {SendError}
 */
export async function editText(
  net: ChannelNet,
  externalId: string,
  text: string,
  connection: Connection,
): Promise<void> {
  const id = splitMessageId(externalId);
  if (!id) throw new SendError("content", `Could not edit the message ${JSON.stringify(externalId)}`);
  const change = (call: (api: Api) => Promise<unknown>) =>
    ask(net, connection.credentials, call).catch((error: unknown) => {
      if (!says(error, "message is not modified")) throw error;
    });
  try {
    await change((api) => api.editMessageText(id.chat, id.message, text));
  } catch (error) {
    if (!says(error, "there is no text in the message")) throw error;
    await change((api) => api.editMessageCaption(id.chat, id.message, { caption: text }));
  }
}

function says(error: unknown, words: string): boolean {
  return error instanceof SendError && error.platformCode?.includes(words) === true;
}
