import type { FileAddress } from "@/lib/channels/channel.ts";
import { AppError } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import { MediaError } from "@/lib/media/error.ts";
import { guardedFetch } from "@/lib/media/fetch.ts";
import { keep, type StoredMedia } from "@/lib/media/keep.ts";
import type { Declared } from "@/lib/media/kinds.ts";
import { extensionOf } from "@/lib/media/names.ts";
import type { Resolve } from "@/lib/media/resolve.ts";
import type { MediaStore } from "@/lib/media/store.ts";
import { MAX_UPLOAD_BYTES } from "@/lib/media/upload.ts";

const MAX_FETCH_BYTES = 200 * 1024 * 1024;
const FETCH_MS = 120_000;

/** What media work needs of the world. */
export interface Media {
  readonly store: MediaStore;
  /** ALLOW_PRIVATE_NETWORK. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
}

export interface MediaRequest {
  readonly workspaceId: string;
  readonly address: FileAddress;
  readonly declared: Declared;
  /** Bytes; 200 MB unless said. */
  readonly maxBytes?: number;
  /** ms for the whole download; 2 minutes unless said. */
  readonly timeoutMs?: number;
}

/**
 * Downloads a platform's file into the store, with its thumbnail.
 * @throws {MediaError}
 */
export async function fetchMedia(media: Media, request: MediaRequest): Promise<StoredMedia> {
  const { address, declared, workspaceId, maxBytes = MAX_FETCH_BYTES } = request;
  const { html, body } = await guardedFetch(address.url, {
    maxBytes,
    timeoutMs: request.timeoutMs ?? FETCH_MS,
    headers: address.headers,
    allowPrivate: media.allowPrivate,
    resolve: media.resolve,
  });
  if (html && !isPage(declared)) {
    await body.cancel();
    throw pageInstead();
  }
  const named = { ...declared, name: declared.name ?? nameFrom(address.url) };
  const inspect = (found: string) => {
    if (found === "text/html" && isPerceived(declared)) throw pageInstead();
  };
  return await keep(media.store, workspaceId, body, named, { maxBytes, inspect });
}

export interface UploadRequest {
  readonly workspaceId: string;
  readonly file: File;
  /** Bytes; MAX_UPLOAD_BYTES unless said. */
  readonly maxBytes?: number;
}

/**
 * Keeps what a member attached in the composer (see readUpload), with its thumbnail.
 * @throws {AppError} too_large; unavailable when our disk is full
 */
export async function storeUpload(media: Media, request: UploadRequest): Promise<StoredMedia> {
  const { file, workspaceId, maxBytes = MAX_UPLOAD_BYTES } = request;
  const declared = { name: file.name, contentType: file.type };
  try {
    return await keep(media.store, workspaceId, file.stream(), declared, { maxBytes });
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    if (error.kind === "too_large") throw new AppError("too_large", { limit: maxBytes });
    log.error("upload not kept", error, { workspaceId });
    throw new AppError("unavailable");
  }
}

/** The customer did send a page. */
function isPage(declared: Declared): boolean {
  return /html/.test(declared.contentType ?? "") || /html?$/.test(extensionOf(declared.name ?? ""));
}

/** Something to see or hear, which a page of text can never be. */
function isPerceived({ kind }: Declared): boolean {
  return kind === "image" || kind === "audio" || kind === "video" || kind === "sticker";
}

function pageInstead(): MediaError {
  return new MediaError("html", "Could not fetch the file: a page came in its place");
}

function nameFrom(url: string): string | undefined {
  const last = URL.parse(url)?.pathname.split("/").at(-1);
  return last && extensionOf(last) ? decoded(last) : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
