import { SendError } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { integer, type MessageRef, readMessageId } from "@/lib/channels/vk/ids.ts";

/** Attachments that can be named again; VK drops from an edited message whatever is not. */
const NAMED: Readonly<Record<string, string>> = {
  photo: "photo",
  video: "video",
  audio: "audio",
  doc: "doc",
  audio_message: "doc",
  wall: "wall",
  market: "market",
};

/**
 * messages.edit, allowed for 24 hours; comments can be changed with a person's key only.
 * @throws {SendError} window when the time is over
 */
export async function edit(api: Api, externalId: string, text: string): Promise<void> {
  const ref = readMessageId(externalId);
  if (!ref) throw new SendError("content", `VK lets a community change messages only, not ${externalId}`);
  await api.call("messages.edit", {
    peer_id: ref.peer,
    cmid: ref.cmid,
    message_id: ref.id,
    message: text,
    attachment: await attachmentsOf(api, ref) || undefined,
    keep_forward_messages: 1,
    keep_snippets: 1,
  });
}

async function attachmentsOf(api: Api, ref: MessageRef): Promise<string> {
  const found = ref.cmid === undefined
    ? await api.call("messages.getById", { message_ids: ref.id })
    : await api.call("messages.getByConversationMessageId", {
      peer_id: ref.peer,
      conversation_message_ids: ref.cmid,
    });
  const items = found.get("items").list[0]?.get("attachments").list ?? [];
  return items.map(nameOf).filter((name) => name !== undefined).join(",");
}

function nameOf(item: Peek): string | undefined {
  const type = item.get("type").text ?? "";
  const object = item.get(type);
  const name = Object.hasOwn(NAMED, type) ? NAMED[type] : undefined;
  const owner = integer(object.get("owner_id"));
  const id = integer(object.get("id"));
  if (!name || !owner || !id) return undefined;
  const key = object.get("access_key").text;
  return `${name}${owner}_${id}${key ? `_${key}` : ""}`;
}
