import {
  type ChannelNet,
  type Connection,
  type Outbound,
  type OutboundFile,
  SendError,
  type Sent,
} from "@/lib/channels/channel.ts";
import { viber } from "@/lib/channels/capabilities/viber.ts";
import { refuseFile, sentAs } from "@/lib/channels/files.ts";
import { idOf } from "@/lib/channels/reading.ts";
import { ask } from "@/lib/channels/viber/api.ts";
import { keyboardOf } from "@/lib/channels/viber/keyboard.ts";

/** REST bot API, send_message: sender.name and file_name. */
const MAX_SENDER = 28;
const MAX_FILE_NAME = 256;

/**
 * Sends a text, or one file by its public address, a picture with its caption. Viber does not dedupe, so a
 * call without an answer is `maybeSent`.
 * @throws {SendError}
 */
export async function send(net: ChannelNet, out: Outbound, connection: Connection): Promise<Sent> {
  const message = await messageOf(out);
  const answer = await ask(net, connection.credentials, "send_message", {
    receiver: out.person.externalId,
    sender: { name: senderOf(connection) },
    min_api_version: 1,
    ...keyboardOf(out),
    ...message,
  });
  const externalId = idOf(answer.get("message_token"));
  if (externalId === undefined) {
    throw new SendError("transient", "Viber took the message but did not name it", { maybeSent: true });
  }
  return { externalId };
}

async function messageOf({ text, files }: Outbound): Promise<Record<string, unknown>> {
  const [file, second] = files;
  if (second) throw new SendError("content", `Viber takes one file at a time, not ${files.length}`);
  if (!file && text.trim() === "") throw new SendError("content", "Could not send an empty message");
  return file ? await fileMessage(file, text) : { type: "text", text };
}

async function fileMessage(file: OutboundFile, text: string): Promise<Record<string, unknown>> {
  const refused = refuseFile(viber, "direct", "direct", file);
  if (refused) throw new SendError("content", `Viber does not take the file ${file.name}: ${refused.code}`);
  const kind = sentAs(viber, "direct", "direct", file);
  if (kind === "image") return { type: "picture", text, media: await file.url() };
  if (text !== "") throw new SendError("content", "Viber takes a text beside pictures only");
  const media = { media: await file.url(), size: file.size };
  return kind === "video"
    ? { type: "video", ...media }
    : { type: "file", ...media, file_name: fileName(file.name) };
}

/** The name's end is what a phone opens the file by. */
function fileName(name: string): string {
  return name.length <= MAX_FILE_NAME ? name : name.slice(-MAX_FILE_NAME).toWellFormed();
}

function senderOf({ state, accountId }: Connection): string {
  return (state.sender || accountId).slice(0, MAX_SENDER).trim().toWellFormed();
}
