import type { Media } from "@/lib/sandbox/attachments.ts";
import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { Community, VkAttachment, VkWorld } from "@/lib/sandbox/vk/state.ts";

export function vkFileUrl(world: VkWorld, file: StoredFile): string {
  return `${world.core.base}/vk/files/${file.id}/${encodeURIComponent(file.name)}`;
}

const KINDS: Readonly<Record<string, string>> = {
  photo: "photo",
  video: "video",
  animation: "doc",
  voice: "audio_message",
  audio: "audio",
  document: "doc",
  sticker: "sticker",
};

/**
 * A medium as VK describes it, owned by whoever sent it.
 * @throws {RangeError} for a kind that VK lacks
 */
export function vkAttachment(
  world: VkWorld,
  community: Community,
  owner: number,
  media: Extract<Media, { file: StoredFile }>,
): VkAttachment {
  const type = KINDS[media.kind];
  if (!type) throw new RangeError(`Could not attach a ${media.kind}: VK has no such attachment`);
  const { file } = media;
  const id = type === "photo" ? ++community.ids.photo : ++community.ids.doc;
  const common = { id, owner_id: owner, access_key: accessKey(file.id), date: world.core.clock.seconds() };
  return { type, file, object: { ...common, ...ownFields(world, type, file) } };
}

function ownFields(world: VkWorld, type: string, file: StoredFile): Record<string, unknown> {
  const url = vkFileUrl(world, file);
  const { width = 512, height = 512, duration = 0 } = file;
  switch (type) {
    case "photo":
      return {
        album_id: -64,
        text: "",
        has_tags: false,
        sizes: photoSizes(url, file),
        orig_photo: original(url, file),
      };
    case "doc":
      return docFields(url, file);
    case "audio_message":
      return { duration, waveform: WAVEFORM, link_mp3: url, link_ogg: url };
    case "sticker": {
      const images = [{ url, width, height }];
      return {
        sticker_id: 9_046,
        product_id: 279,
        inner_type: "base_sticker_new",
        is_allowed: true,
        images,
        images_with_background: images,
      };
    }
    case "video":
      // No address of the file: video.get needs a user's token.
      return {
        title: file.name,
        duration,
        width,
        height,
        can_add: 1,
        image: [{ url: poster(world), width: 320, height: 240, with_padding: 1 }],
      };
    default:
      return { artist: "Глина и небо", title: file.name.replace(/\.\w+$/, ""), duration, url };
  }
}

function poster({ core }: VkWorld): string {
  return `${core.base}/vk/images/video.jpg`;
}

function photoSizes(url: string, { width = 720, height = 540 }: StoredFile) {
  return ([["s", 75], ["m", 130], ["x", 604], ["y", 807]] as const).flatMap(([type, longest]) => {
    const shrink = Math.min(1, longest / Math.max(width, height));
    return { type, url, width: Math.round(width * shrink), height: Math.round(height * shrink) };
  });
}

function original(url: string, { width = 720, height = 540 }: StoredFile) {
  return { type: "base", url, width, height };
}

/** Document types of https://dev.vk.com/en/reference/objects/doc */
const DOC_TYPES: readonly (readonly [type: number, extensions: readonly string[]])[] = [
  [1, ["txt", "pdf", "doc", "docx", "rtf", "xls", "xlsx", "csv"]],
  [2, ["zip", "rar", "7z", "gz"]],
  [3, ["gif"]],
  [4, ["jpg", "jpeg", "png", "webp"]],
  [5, ["wav", "ogg", "m4a"]],
  [6, ["mp4", "mov", "avi", "webm"]],
  [7, ["epub", "fb2"]],
];

function docFields(url: string, file: StoredFile) {
  const ext = extension(file.name);
  const type = DOC_TYPES.find(([, extensions]) => extensions.includes(ext))?.[0] ?? 8;
  return { title: file.name, size: file.size, ext, type, url, is_unsafe: 0 };
}

export function extension(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

const WAVEFORM = [
  0,
  4,
  9,
  15,
  22,
  31,
  26,
  18,
  24,
  29,
  31,
  20,
  12,
  8,
  17,
  25,
  30,
  22,
  14,
  9,
  12,
  19,
  27,
  21,
  11,
  5,
  2,
  0,
];

function accessKey(seed: number): string {
  return (seed * 2_654_435_761 % 0xffffffff).toString(16).padStart(8, "0") + "b7e1";
}

/** How the phone shows it. */
export function lineAttachments(world: VkWorld, attachments: readonly VkAttachment[]): LineAttachment[] {
  const kinds: Readonly<Record<string, string>> = { doc: "document", audio_message: "voice" };
  return attachments.map(({ type, file }) => ({
    kind: kinds[type] ?? type,
    name: file.name,
    size: file.size,
    contentType: file.contentType,
    url: world.core.files.url(file),
  }));
}
