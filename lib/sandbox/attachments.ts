import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import type { FileShelf, StoredFile } from "@/lib/sandbox/files.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";
import { isSampleName, type MediaKind, sample, type SampleName, SAMPLES } from "@/lib/sandbox/samples.ts";

/** What a customer attaches: the name of a sample, or a file or place of their own. */
export type CustomerAttachment = SampleName | {
  readonly kind: MediaKind;
  readonly sample?: SampleName;
  /** Id of a file that is already on the sandbox's shelf. */
  readonly file?: number;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly contentType?: string;
  /** Declared bytes, to pretend a large file. */
  readonly size?: number;
  /** Decimal degrees. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly phone?: string;
  readonly firstName?: string;
};

/** An attachment that is ready to be put into a platform's message. */
export type Media =
  | { readonly kind: "location"; readonly latitude: number; readonly longitude: number }
  | { readonly kind: "contact"; readonly phone: string; readonly firstName: string }
  | FileMedia;

export interface FileMedia {
  readonly kind: Exclude<MediaKind, "location" | "contact">;
  readonly file: StoredFile;
}

/**
 * Puts what a customer attaches on the shelf.
 * @throws {RangeError} when the attachment names no file that exists
 */
export async function prepare(shelf: FileShelf, attachment: CustomerAttachment): Promise<Media> {
  const wanted = typeof attachment === "string"
    ? { kind: SAMPLES[attachment].kind, sample: attachment }
    : attachment;
  const { kind } = wanted;
  if (kind === "location") {
    return { kind, latitude: wanted.latitude ?? 59.9311, longitude: wanted.longitude ?? 30.3609 };
  }
  if (kind === "contact") {
    return { kind, phone: wanted.phone ?? "+79215550142", firstName: wanted.firstName ?? "Марина" };
  }
  return { kind, file: await shelve(shelf, wanted) };
}

/** How the customer's phone shows an attachment. */
export function lineAttachment(shelf: FileShelf, media: Media): LineAttachment {
  if (media.kind === "location") {
    return { kind: media.kind, name: `${media.latitude}, ${media.longitude}`, size: 0 };
  }
  if (media.kind === "contact") return { kind: media.kind, name: media.phone, size: 0 };
  const { name, size, contentType } = media.file;
  return { kind: media.kind, name, size, contentType, url: shelf.url(media.file) };
}

/** What a file is shown as, by its content type. */
export function fileKind({ contentType }: { readonly contentType: string }): FileMedia["kind"] {
  const [family = ""] = contentType.split("/", 1);
  return family === "image" ? "photo" : family === "video" || family === "audio" ? family : "document";
}

async function shelve(
  shelf: FileShelf,
  wanted: Exclude<CustomerAttachment, string>,
): Promise<StoredFile> {
  if (wanted.file !== undefined) {
    const known = shelf.get(wanted.file);
    if (!known) throw new RangeError(`Could not attach file ${wanted.file}: it is not on the shelf`);
    return known;
  }
  if (wanted.bytes) {
    const { name = "file.bin", contentType = "application/octet-stream", bytes, size } = wanted;
    const { width, height } = imageInfo(bytes) ?? {};
    return shelf.put({ name, contentType, bytes, size, width, height });
  }
  const { name, contentType, bytes, width, height, duration } = await sample(
    wanted.sample ?? typical(wanted),
  );
  return shelf.put({
    name: wanted.name ?? name,
    contentType: wanted.contentType ?? contentType,
    bytes,
    size: wanted.size,
    width,
    height,
    duration,
  });
}

/** The first sample of that kind; a document is the price list. */
function typical({ kind }: Exclude<CustomerAttachment, string>): SampleName {
  if (kind === "document") return "price";
  const match = Object.keys(SAMPLES).filter(isSampleName).find((name) => SAMPLES[name].kind === kind);
  return match ?? (kind === "animation" ? "video" : "mug");
}
