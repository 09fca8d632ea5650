import {
  type ChannelNet,
  type Connection,
  type FileAddress,
  type Person,
  SendError,
} from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";
import { ask, tokenOf } from "@/lib/channels/telegram/api.ts";
import { personOf } from "@/lib/channels/telegram/person.ts";

/**
 * Name, username and picture of a customer (getChat, getUserProfilePhotos). Telegram tells a bot neither
 * phone nor place.
 * @throws {SendError}
 */
export async function profileOf(
  net: ChannelNet,
  externalId: string,
  connection: Connection,
): Promise<Person> {
  if (!/^-?\d+$/.test(externalId)) {
    throw new SendError("user", `Could not look up the person ${JSON.stringify(externalId)}`);
  }
  const id = Number(externalId);
  const [chat, photos] = await Promise.all([
    ask(net, connection.credentials, (api) => api.getChat(id)),
    ask(net, connection.credentials, (api) => api.getUserProfilePhotos(id, { limit: 1 })),
  ]);
  return {
    ...personOf(chat),
    externalId,
    avatarRef: latest(photos) ?? words(chat.at("photo", "big_file_id")),
  };
}

/** The last size is the largest. */
function latest(photos: Peek): string | undefined {
  const size = photos.get("photos").list[0]?.list.at(-1);
  return size && words(size.get("file_id"));
}

/**
 * Where a file can be fetched for the next hour (https://core.telegram.org/bots/api#getfile). The address
 * holds the bot's token: it must not be logged, stored or shown.
 * @throws {SendError} content when the file is over 20 MB
 */
export async function fileAddress(
  net: ChannelNet,
  ref: string,
  connection: Connection,
): Promise<FileAddress> {
  const file = await ask(net, connection.credentials, (api) => api.getFile(ref));
  const path = words(file.get("file_path"))?.split("/") ?? [];
  if (path.length === 0 || path.some((part) => part === "" || /^\.+$/.test(part))) {
    throw new SendError("content", "Telegram named no address for the file");
  }
  const token = tokenOf(connection.credentials) ?? "";
  return { url: `${net.base}/file/bot${token}/${path.map(encodeURIComponent).join("/")}` };
}
