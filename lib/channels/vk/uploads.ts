import { type OutboundFile, SendError } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl } from "@/lib/channels/reading.ts";
import { beforeSending } from "@/lib/channels/refusals.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { codeIn, refusal } from "@/lib/channels/vk/errors.ts";
import { integer } from "@/lib/channels/vk/ids.ts";

/** Pictures that VK keeps as they are; a GIF would stand still as a photo. */
const PHOTO_TYPES: ReadonlySet<string> = new Set(["image/jpeg", "image/png"]);
const VOICE_TYPES = /^audio\/(?:ogg|opus)\b/;

/**
 * Puts files where messages to this person may use them.
 * @returns VK's names of them (`photo1_2_key`), for `attachment`
 * @throws {SendError} never `maybeSent`: the message itself is yet to be sent
 */
export function uploadForMessage(api: Api, peer: string, files: readonly OutboundFile[]): Promise<string[]> {
  return eachInTurn(files, (file) => {
    if (file.kind === "image" && PHOTO_TYPES.has(file.contentType)) return uploadPhoto(api, peer, file);
    const type = VOICE_TYPES.test(file.contentType) ? "audio_message" : "doc";
    return uploadDoc(api, file, "docs.getMessagesUploadServer", { type, peer_id: peer });
  });
}

/**
 * Puts files where comments of the community may use them: as documents, since photos for a wall need
 * a person's key. @throws {SendError}
 */
export function uploadForComment(api: Api, group: string, files: readonly OutboundFile[]): Promise<string[]> {
  return eachInTurn(files, (file) => uploadDoc(api, file, "docs.getWallUploadServer", { group_id: group }));
}

async function eachInTurn(files: readonly OutboundFile[], upload: (file: OutboundFile) => Promise<string>) {
  const names: string[] = [];
  for (const file of files) names.push(await beforeSending(() => upload(file)));
  return names;
}

async function uploadPhoto(api: Api, peer: string, file: OutboundFile): Promise<string> {
  const server = await api.call("photos.getMessagesUploadServer", { peer_id: peer });
  const stored = await api.upload(addressIn(server), "photo", await asFile(file));
  const photo = stored.get("photo").text;
  // VK answers with an empty list where it could not read the picture.
  if (!photo || photo === "[]") throw new SendError("content", `VK could not read the picture ${file.name}`);
  const saved = await api.call("photos.saveMessagesPhoto", {
    server: stored.get("server").id,
    photo,
    hash: stored.get("hash").text,
  });
  return nameOf("photo", saved.list[0]);
}

async function uploadDoc(api: Api, file: OutboundFile, method: string, params: Record<string, string>) {
  const server = await api.call(method, params);
  const stored = await api.upload(addressIn(server), "file", await asFile(file));
  const token = stored.get("file").text;
  if (!token) throw docRefusal(stored, file);
  const saved = await api.call("docs.save", { file: token, title: file.name });
  return nameOf("doc", saved.get(saved.get("type").text ?? "doc"));
}

function docRefusal(answer: Peek, file: OutboundFile): SendError {
  const error = answer.get("error");
  if (codeIn(error) !== undefined) return refusal("the upload", error);
  const words = answer.get("error_descr").text ?? error.text ?? "no file in the answer";
  return new SendError("content", `VK did not take the file ${file.name}`, {
    platformCode: words.slice(0, 200),
  });
}

function addressIn(server: Peek): string {
  const url = httpUrl(server.get("upload_url"));
  if (!url) throw new SendError("transient", "VK gave no address to upload to");
  return url;
}

async function asFile(file: OutboundFile): Promise<File> {
  return new File([await file.read()], file.name, { type: file.contentType });
}

function nameOf(type: string, object: Peek | undefined): string {
  const owner = object && integer(object.get("owner_id"));
  const id = object && integer(object.get("id"));
  if (!owner || !id) throw new SendError("transient", `VK saved a ${type} and did not name it`);
  const key = object.get("access_key").text;
  return `${type}${owner}_${id}${key ? `_${key}` : ""}`;
}
