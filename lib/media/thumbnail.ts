import type { Sharp, SharpOptions } from "sharp";
import { log } from "@/lib/log.ts";

const SIDE = 480;
const QUALITY = 78;
const MAX_PIXELS = 100_000_000;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_SECONDS = 20;
const READABLE = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];
/** Everything else that the library could load (SVG, PDF, scripts of image tools) stays shut. */
const LOADERS = ["Jpeg", "Png", "Nsgif", "Webp", "Heif"].map((name) => `VipsForeignLoad${name}`);

/** unsupported: no picture that we can read; too_large: in bytes or pixels. */
export type ThumbnailFault = "unsupported" | "too_large" | "timeout" | "broken" | "unavailable";

export interface Thumbnail {
  /** WebP, at most 480 pixels on its longer side, turned upright, without metadata. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the whole picture as people see it, in pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * A small still picture of an image; the first frame of an animation.
 * @param contentType by content
 * @returns the reason when there is none; it never throws
 */
export async function thumbnail(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Thumbnail | { fault: ThumbnailFault }> {
  const fault = undrawable(contentType, bytes.byteLength);
  if (fault) return { fault };
  const open = await engine();
  if (!open) return { fault: "unavailable" };
  try {
    return await render(open(bytes, { limitInputPixels: MAX_PIXELS, failOn: "truncated" }));
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/**
 * Why there is no use in reading a picture at all, or null.
 * @param size bytes
 */
export function undrawable(contentType: string, size: number): ThumbnailFault | null {
  if (!READABLE.includes(contentType)) return "unsupported";
  return size > MAX_BYTES ? "too_large" : null;
}

async function render(image: Sharp): Promise<Thumbnail> {
  const { autoOrient } = await image.metadata();
  const small = await image
    .autoOrient()
    .resize({ width: SIDE, height: SIDE, fit: "inside", withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .timeout({ seconds: MAX_SECONDS })
    .toBuffer();
  return { bytes: new Uint8Array(small), width: autoOrient.width, height: autoOrient.height };
}

let loading: Promise<Open | null> | undefined;
type Open = (bytes: Uint8Array<ArrayBuffer>, options: SharpOptions) => Sharp;

/** The library is native and heavy: it is loaded by the first picture, and a start never waits for it. */
function engine(): Promise<Open | null> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Open | null> {
  try {
    const { default: sharp } = await import("sharp");
    sharp.cache(false);
    sharp.concurrency(1);
    sharp.block({ operation: ["VipsForeignLoad"] });
    sharp.unblock({ operation: LOADERS });
    return (bytes, options) => sharp(bytes, options);
  } catch (error) {
    log.error("thumbnails unavailable", error);
    return null;
  }
}

function faultOf(error: unknown): ThumbnailFault {
  const message = error instanceof Error ? error.message : "";
  if (/pixel limit/i.test(message)) return "too_large";
  if (/timeout/i.test(message)) return "timeout";
  return /unsupported/i.test(message) ? "unsupported" : "broken";
}
