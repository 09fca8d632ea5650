import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import { whatsapp } from "@/lib/channels/capabilities/whatsapp.ts";
import { type Connection, type FileAddress, type OutboundFile, SendError } from "@/lib/channels/channel.ts";
import { sentAs } from "@/lib/channels/files.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { httpUrl, idOf } from "@/lib/channels/reading.ts";
import { beforeSending } from "@/lib/channels/refusals.ts";
import { numberOf } from "@/lib/channels/whatsapp/api.ts";

const SHAPES: ReadonlyMap<AttachmentKind, string> = new Map([
  ["image", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["file", "document"],
  ["sticker", "sticker"],
]);

/** WhatsApp's type of a message with this file; undefined for what is no file. What it does not show travels as a document. */
export function shapeOf(file: OutboundFile): string | undefined {
  return SHAPES.get(sentAs(whatsapp, "direct", "direct", file));
}

/**
 * Puts a file where messages of this number may use it for 30 days
 * (developers.facebook.com/docs/whatsapp/cloud-api/reference/media).
 * @returns the media's id
 * @throws {SendError} never `maybeSent`: the message itself is yet to be sent
 */
export async function upload(graph: Graph, file: OutboundFile, { credentials }: Connection): Promise<string> {
  const type = typeOf(file);
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", type);
  form.set("file", new File([await file.read()], file.name, { type }));
  const path = [numberOf(credentials).phoneNumberId, "media"];
  const answer = await beforeSending(() => graph.upload(path, form));
  const id = idOf(answer.get("id"));
  if (id === undefined) throw new SendError("transient", "WhatsApp stored the file and did not name it");
  return id;
}

/**
 * Where a customer's file can be fetched for the next 5 minutes, with our key.
 * @param ref the media's id, good for 7 days
 * @throws {SendError}
 */
export async function fileAddress(
  graph: Graph,
  ref: string,
  { credentials }: Connection,
): Promise<FileAddress> {
  const answer = await graph.get([ref], { phone_number_id: numberOf(credentials).phoneNumberId });
  const url = httpUrl(answer.get("url"));
  if (url === undefined) throw new SendError("content", "WhatsApp named no address for the file");
  return { url, headers: { authorization: `Bearer ${(credentials.token ?? "").trim()}` } };
}

/** OGG is taken with its codec alone. */
function typeOf({ contentType }: OutboundFile): string {
  const type = contentType.split(";")[0]?.trim().toLowerCase() || "application/octet-stream";
  return type === "audio/ogg" ? "audio/ogg; codecs=opus" : type;
}
