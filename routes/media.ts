import { type Context, Hono } from "hono";
import { AppError } from "@/lib/errors.ts";
import { servedAs } from "@/lib/media/disposition.ts";
import { type MediaVariant, verifyMedia } from "@/lib/media/links.ts";
import { parseRange } from "@/lib/media/range.ts";
import type { MediaStore, StoredFile } from "@/lib/media/store.ts";
import type { Secrets } from "@/lib/secrets.ts";

export interface MediaAttachment {
  readonly hash: string;
  readonly thumbHash: string | null;
  readonly contentType: string;
  readonly name: string;
}

export interface MediaParts {
  readonly secrets: Secrets;
  readonly store: MediaStore;
  /** null for anything that this workspace does not have stored, or when there is no such workspace. */
  lookUp(workspaceId: string, attachmentId: string): Promise<MediaAttachment | null>;
}

interface Rendition {
  readonly hash: string;
  readonly contentType: string;
  readonly name: string;
}

/** Platforms, and pages that embed our chat, fetch these from elsewhere. */
const ALWAYS = {
  "accept-ranges": "bytes",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** Serves signed addresses; to be mounted at /media. A stranger gets 404, a late-comer 410. */
export function createMedia(parts: MediaParts): Hono {
  const app = new Hono();
  app.get(
    "/:workspace/:attachment/thumb/:expires/:signature/:name",
    (c) => serve(c, parts, "thumb", c.req.param()),
  );
  app.get("/:workspace/:attachment/:expires/:signature/:name", (c) => serve(c, parts, "file", c.req.param()));
  return app;
}

interface Address {
  readonly workspace: string;
  readonly attachment: string;
  readonly expires: string;
  readonly signature: string;
}

async function serve(
  c: Context,
  parts: MediaParts,
  variant: MediaVariant,
  address: Address,
): Promise<Response> {
  const { workspace: workspaceId, attachment: attachmentId, expires } = address;
  const found = rendition(await parts.lookUp(workspaceId, attachmentId), variant);
  if (!found) throw new AppError("not_found");
  const link = { workspaceId, attachmentId, variant, hash: found.hash };
  const verdict = await verifyMedia(parts.secrets, link, address);
  if (verdict === "forged") throw new AppError("not_found");
  if (verdict === "expired") throw new AppError("link_expired");
  const file = await parts.store.open(workspaceId, found.hash);
  if (!file) throw new AppError("not_found");
  const maxAge = Math.max(0, Number(expires) - Math.floor(Date.now() / 1000));
  return answer(c, file, found, { ...ALWAYS, "cache-control": `private, max-age=${maxAge}, immutable` });
}

function rendition(attachment: MediaAttachment | null, variant: MediaVariant): Rendition | null {
  if (variant === "file" || !attachment) return attachment;
  const { thumbHash } = attachment;
  return thumbHash ? { hash: thumbHash, contentType: "image/webp", name: "thumb.webp" } : null;
}

function answer(c: Context, file: StoredFile, found: Rendition, headers: Record<string, string>): Response {
  const etag = `"${found.hash}"`;
  const named = { ...headers, etag, ...servedAs(found.contentType, found.name) };
  if (knows(c.req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers: named });
  const whole = (c.req.header("if-range") ?? etag) !== etag;
  const range = whole ? null : parseRange(c.req.header("range"), file.size);
  if (range === "unsatisfiable") {
    return new Response(null, {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${file.size}` },
    });
  }
  const length = range ? range.end - range.start + 1 : file.size;
  const part = range && { "content-range": `bytes ${range.start}-${range.end}/${file.size}` };
  const body = c.req.method === "HEAD" ? null : file.stream(range ?? undefined);
  return new Response(body, {
    status: range ? 206 : 200,
    headers: { ...named, ...part, "content-length": String(length) },
  });
}

function knows(header: string | undefined, etag: string): boolean {
  return header === "*" || (header ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
