import {
  type Connection,
  type Outbound,
  type OutboundFile,
  SendError,
  type Sent,
} from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { interactive } from "@/lib/channels/whatsapp/choices.ts";
import { post } from "@/lib/channels/whatsapp/post.ts";
import { shapeOf, upload } from "@/lib/channels/whatsapp/upload.ts";

/** WhatsApp takes no text beside sound and stickers. */
const MUTE: ReadonlySet<string> = new Set(["audio", "sticker"]);

/**
 * Sends a text, or one file with its caption
 * (developers.facebook.com/documentation/business-messaging/whatsapp/messages). WhatsApp repeats nothing of
 * ours, so a send without an answer stays in doubt. @throws {SendError}
 */
export async function send(graph: Graph, out: Outbound, connection: Connection): Promise<Sent> {
  const { text, files, replyTo } = out;
  if (text === "" && files.length === 0) throw refused("Could not send an empty message");
  if (files.length > 1) throw refused(`Could not send ${files.length} files at once, WhatsApp takes 1`);
  const [file] = files;
  const content = file
    ? await media(graph, text, file, connection)
    : out.choices?.length
    ? interactive(out)
    : { type: "text", text: { body: text, preview_url: false } };
  return await post(graph, connection, out, {
    ...content,
    ...(replyTo === undefined ? {} : { context: { message_id: replyTo } }),
  });
}

async function media(graph: Graph, text: string, file: OutboundFile, connection: Connection) {
  const type = shapeOf(file);
  if (type === undefined) throw refused(`Could not send a ${file.kind} as a file`);
  if (text !== "" && MUTE.has(type)) throw refused(`Could not put a text beside a file of the kind ${type}`);
  const id = await upload(graph, file, connection);
  const part = {
    id,
    ...(text === "" ? {} : { caption: text }),
    ...(type === "document" ? { filename: file.name } : {}),
    // Opus in OGG is what a voice message is made of.
    ...(type === "audio" && file.contentType.startsWith("audio/ogg") ? { voice: true } : {}),
  };
  return { type, [type]: part };
}

function refused(why: string): SendError {
  return new SendError("content", why);
}
