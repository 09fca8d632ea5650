import { randomHex } from "@/lib/sandbox/vk/callback.ts";
import { writableDialogue } from "@/lib/sandbox/vk/dialogue.ts";
import { invalid } from "@/lib/sandbox/vk/errors.ts";
import type { VkCall, VkMethod } from "@/lib/sandbox/vk/method.ts";
import { vkAttachment } from "@/lib/sandbox/vk/media.ts";
import type { UploadTicket, VkAttachment } from "@/lib/sandbox/vk/state.ts";

export const mediaMethods: Readonly<Record<string, VkMethod>> = {
  "photos.getMessagesUploadServer": { right: "photos", run: photoServer },
  "photos.saveMessagesPhoto": { right: "photos", run: savePhoto },
  "docs.getMessagesUploadServer": { right: "docs", run: docServer },
  "docs.getWallUploadServer": { right: "docs", run: (call) => ({ upload_url: ticket(call, "doc") }) },
  "docs.save": { right: "docs", run: saveDoc },
};

/** Every address works for one upload. */
function ticket({ world, community }: VkCall, kind: UploadTicket["kind"]): string {
  const name = randomHex(12);
  community.tickets.set(name, { kind });
  return `${world.core.base}/vk/upload/${kind}/${name}`;
}

/** A peer that may not be written to is refused here already. */
function checkPeer({ community, params }: VkCall): void {
  const peer = params.int("peer_id");
  if (peer !== undefined && peer !== 0) writableDialogue(community, peer);
}

function photoServer(call: VkCall) {
  checkPeer(call);
  return { album_id: -64, upload_url: ticket(call, "photo"), user_id: 0, group_id: call.community.groupId };
}

function docServer(call: VkCall) {
  checkPeer(call);
  const type = call.params.text("type") ?? "doc";
  if (type !== "doc" && type !== "audio_message") {
    throw invalid(`type should be doc or audio_message: ${type}`);
  }
  return { upload_url: ticket(call, type) };
}

function savePhoto(call: VkCall) {
  const { community, params } = call;
  const hash = params.text("hash") ?? "";
  params.need("server");
  const uploaded = community.uploaded.get(hash);
  if (!uploaded || uploaded.kind !== "photo" || !params.text("photo")) throw invalid("photo is undefined");
  community.uploaded.delete(hash);
  return [
    keep(
      call,
      vkAttachment(call.world, community, -community.groupId, uploadedMedia("photo", uploaded.file)),
    ),
  ];
}

function saveDoc(call: VkCall) {
  const { community, params, world } = call;
  const token = params.text("file") ?? "";
  const uploaded = community.uploaded.get(token);
  if (!uploaded || uploaded.kind === "photo") throw invalid("file is undefined");
  community.uploaded.delete(token);
  const title = params.text("title");
  const file = title ? { ...uploaded.file, name: title } : uploaded.file;
  const kind = uploaded.kind === "doc" ? "document" : "voice";
  const saved = vkAttachment(world, community, -community.groupId, uploadedMedia(kind, file));
  return { type: saved.type, [saved.type]: keep(call, saved) };
}

function uploadedMedia(kind: "photo" | "document" | "voice", file: VkAttachment["file"]) {
  return { kind, file };
}

/** Saved media can be attached by name, a voice message also as the document that it is. */
function keep({ community }: VkCall, saved: VkAttachment): Record<string, unknown> {
  const place = `-${community.groupId}_${String(saved.object.id)}`;
  community.media.set(`${saved.type}${place}`, saved);
  if (saved.type === "audio_message") community.media.set(`doc${place}`, saved);
  return saved.object;
}
