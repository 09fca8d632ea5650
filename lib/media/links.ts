import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import { extensionFor } from "@/lib/media/extensions.ts";
import type { Secrets } from "@/lib/secrets.ts";

const DAY_SECONDS = 86_400;
const WHOLE_SECONDS = /^[1-9]\d{8,10}$/;

/** Which rendition of an attachment an address opens. */
export type MediaVariant = "file" | "thumb";

export interface MediaLink {
  readonly workspaceId: string;
  readonly attachmentId: string;
  readonly variant: MediaVariant;
  /** Of what is served: the file's own, or its thumbnail's. */
  readonly hash: string;
}

export interface LinkOptions {
  /** Cosmetic, but its extension is what some platforms go by. */
  readonly name: string;
  /** Whole days (UTC) for which the address opens, after the one that runs; 1 unless said. */
  readonly days?: number;
  /** ms since the epoch. */
  readonly now?: number;
}

/**
 * The address of an attachment, for whoever holds it, until it expires. All addresses of one day are the same,
 * so that browsers keep what they have.
 * @returns a path: put the origin before it for a platform
 */
export async function signMedia(secrets: Secrets, link: MediaLink, options: LinkOptions): Promise<string> {
  const today = Math.floor((options.now ?? Date.now()) / 1000 / DAY_SECONDS);
  const expires = String((today + 1 + (options.days ?? 1)) * DAY_SECONDS);
  const signature = await secrets.sign(signed(link, expires));
  const variant = link.variant === "thumb" ? "thumb/" : "";
  const name = link.variant === "thumb" ? `thumb.${extensionFor("image/webp")}` : options.name;
  const last = encodeURIComponent(name.toWellFormed());
  return `/media/${link.workspaceId}/${link.attachmentId}/${variant}${expires}/${signature}/${last}`;
}

/**
 * Whether an address is one of ours.
 * @param expires seconds since the epoch, as in the address
 * @param now ms since the epoch
 */
export async function verifyMedia(
  secrets: Secrets,
  link: MediaLink,
  given: { readonly expires: string; readonly signature: string },
  now: number = Date.now(),
): Promise<"valid" | "expired" | "forged"> {
  if (!WHOLE_SECONDS.test(given.expires)) return "forged";
  const expected = Buffer.from(await secrets.sign(signed(link, given.expires)));
  const actual = Buffer.from(given.signature);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return "forged";
  return now < Number(given.expires) * 1000 ? "valid" : "expired";
}

function signed(link: MediaLink, expires: string): string {
  return ["media", link.workspaceId, link.attachmentId, link.variant, link.hash, expires].join("\n");
}
