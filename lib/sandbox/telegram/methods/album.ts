import type { Peek } from "@/lib/channels/json.ts";
import { badRequest } from "@/lib/sandbox/telegram/errors.ts";
import { inputFile } from "@/lib/sandbox/telegram/input.ts";
import { type FileKind, mediaFields } from "@/lib/sandbox/telegram/media.ts";
import type { Method, MethodCall } from "@/lib/sandbox/telegram/method.ts";
import { captionFields } from "@/lib/sandbox/telegram/methods/send.ts";
import { dialogueFor, lineAttachment, type Outgoing, post } from "@/lib/sandbox/telegram/outgoing.ts";

export const albumMethods: Readonly<Record<string, Method>> = { sendMediaGroup };

/** Kinds that may stand in one album; documents and audio only among themselves. */
const KINDS: readonly FileKind[] = ["photo", "video", "document", "audio"];

/** https://core.telegram.org/bots/api#sendmediagroup: 2–10 items, one message each. */
async function sendMediaGroup(call: MethodCall) {
  const dialogue = dialogueFor(call);
  const items = call.params.json("media").list;
  if (items.length < 2) throw badRequest("media group must have 2-10 items");
  if (items.length > 10) throw badRequest("too many messages to send as an album");
  const kinds = items.map(kindOf);
  const alone = kinds.find((kind) => kind === "document" || kind === "audio");
  if (alone && kinds.some((kind) => kind !== alone)) {
    throw badRequest(`${alone} can't be mixed with other media types`);
  }
  const media_group_id = `1${call.bot.id}${call.bot.lastMessage}`;
  const ready: Outgoing[] = [];
  for (const item of items) ready.push(await prepare(call, item, media_group_id));
  return ready.map((out) => post(call, dialogue, out));
}

function kindOf(item: Peek): FileKind {
  const type = item.get("type").text;
  const kind = KINDS.find((known) => known === type);
  if (!kind) throw badRequest(`can't parse InputMedia: type must be known, got "${type ?? ""}"`);
  return kind;
}

async function prepare(call: MethodCall, item: Peek, media_group_id: string): Promise<Outgoing> {
  const kind = kindOf(item);
  const file = await inputFile(call, kind, "media", item.get("media").text);
  const caption = captionFields(item.get("caption").text ?? "", item.get("parse_mode").text);
  return {
    text: caption.caption ?? "",
    attachments: [lineAttachment(call.world, kind, file)],
    fields: { media_group_id, ...mediaFields(call.bot, { kind, file }), ...caption },
  };
}
