import { log } from "@/lib/log.ts";
import { classify, type Declared, type StoredKind } from "@/lib/media/kinds.ts";
import { safeName } from "@/lib/media/names.ts";
import type { Content, MediaStore, PutOptions, StoredBlob } from "@/lib/media/store.ts";
import { thumbnail, undrawable } from "@/lib/media/thumbnail.ts";

/** What the inbox keeps of a stored file, column by column. */
export interface StoredMedia {
  /** SHA-256 in hex: the content's name in the store. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  readonly kind: StoredKind;
  readonly name: string;
  /** Pixels of a picture, upright; null for anything else. */
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbHash: string | null;
}

/**
 * Stores content with its thumbnail, and settles its type, kind and name.
 * @throws {MediaError} as MediaStore.put
 */
export async function keep(
  store: MediaStore,
  workspaceId: string,
  content: Content,
  declared: Declared,
  options: PutOptions,
): Promise<StoredMedia> {
  const { hash, size, contentType: found } = await store.put(workspaceId, content, options);
  const { contentType, kind } = classify(found, declared);
  const name = safeName(declared.name, contentType, kind);
  const small = await keepThumbnail(store, workspaceId, { hash, size, contentType });
  return { hash, size, contentType, kind, name, ...small };
}

const NO_THUMBNAIL = { width: null, height: null, thumbHash: null };

/** A picture without a thumbnail is shown as it is, so its lack is noted and stops nothing. */
async function keepThumbnail(store: MediaStore, workspaceId: string, blob: StoredBlob) {
  if (!blob.contentType.startsWith("image/")) return NO_THUMBNAIL;
  const made = await draw(store, workspaceId, blob);
  if ("fault" in made) {
    const { hash, contentType } = blob;
    log.warn("no thumbnail", { workspaceId, hash, contentType, kind: made.fault });
    return NO_THUMBNAIL;
  }
  const kept = await store.put(workspaceId, made.bytes, { maxBytes: made.bytes.byteLength });
  return { width: made.width, height: made.height, thumbHash: kept.hash };
}

async function draw(store: MediaStore, workspaceId: string, { hash, size, contentType }: StoredBlob) {
  const fault = undrawable(contentType, size);
  const bytes = fault ? null : await store.bytes(workspaceId, hash);
  return bytes ? await thumbnail(bytes, contentType) : { fault: fault ?? "broken" };
}
