import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { fileResponse, type StoredFile } from "@/lib/sandbox/files.ts";
import { noNode } from "@/lib/sandbox/graph/errors.ts";
import { randomDigits } from "@/lib/sandbox/graph/ids.ts";
import { proofOf } from "@/lib/sandbox/graph/sign.ts";
import type { BusinessCall, WaMedia, WaNumber, WhatsappWorld } from "@/lib/sandbox/whatsapp/state.ts";

const DAY_MS = 86_400_000;
/** Of a media's address. */
const MINUTES_5_S = 300;
const RECEIVED_DAYS = 7;
export const UPLOADED_DAYS = 30;

/** Gives a file an id of this number; a customer's lasts seven days, the business's own thirty. */
export function keepMedia(
  { core }: WhatsappWorld,
  number: WaNumber,
  file: StoredFile,
  { mimeType = file.contentType, days = RECEIVED_DAYS }: { mimeType?: string; days?: number } = {},
): WaMedia {
  const media = { id: randomDigits(16), file, mimeType, expiresAt: core.clock.now() + days * DAY_MS };
  number.media.set(media.id, media);
  return media;
}

/** A media of one of the business's numbers. @throws {GraphRefusal} 100/33 when it is not there any more */
export function mediaOf({ world, business, params }: BusinessCall, id: string): WaMedia {
  const numbers = [...world.accounts.values()].filter((one) => one.business === business);
  const only = params.text("phone_number_id");
  const media = numbers.filter((one) => only === undefined || one.id === only)
    .map((one) => one.media.get(id)).find((one) => one !== undefined);
  if (!media || media.expiresAt < world.core.clock.now()) throw noNode(id);
  return media;
}

/** `GET /{media}`: an address for five minutes (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media). */
export function readMedia(call: BusinessCall, id: string): Record<string, unknown> {
  const { file, mimeType } = mediaOf(call, id);
  return {
    messaging_product: "whatsapp",
    url: mediaUrl(call.world, id),
    mime_type: mimeType,
    sha256: hashOf(file),
    file_size: file.size,
    id,
  };
}

/** `DELETE /{media}`. */
export function removeMedia(call: BusinessCall, id: string): { success: boolean } {
  mediaOf(call, id);
  for (const { media } of call.world.accounts.values()) media.delete(id);
  return { success: true };
}

export function mediaUrl({ core }: WhatsappWorld, id: string): string {
  const ext = String(core.clock.seconds() + MINUTES_5_S);
  const query = new URLSearchParams({ mid: id, source: "getMedia", ext, hash: signed(id, ext) });
  return `${core.base}/whatsapp/attachments/?${query}`;
}

export function hashOf({ bytes }: StoredFile): string {
  return createHash("sha256").update(bytes).digest("base64");
}

/** Serves media to whoever brings a token that may read it, until the address has expired. */
export function addAttachments(app: Hono, world: WhatsappWorld): void {
  app.get("/attachments/", (c) => {
    const call = { platform: "whatsapp", method: "file", request: c.req.raw, answers } as const;
    return answerOrFail(world.core, call, () => Promise.resolve(serve(world, c.req.raw)));
  });
}

function serve(world: WhatsappWorld, { url, headers }: Request): Response {
  const query = new URL(url).searchParams;
  const [id, ext] = [query.get("mid") ?? "", query.get("ext") ?? ""];
  const token = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? "";
  const owner = world.tokens.get(token);
  if (!owner || owner.revoked) return new Response("Unauthorized", { status: 401 });
  const media = [...world.accounts.values()].filter(({ entryId }) => entryId === owner.account.entryId)
    .map((one) => one.media.get(id)).find((one) => one !== undefined);
  const late = Number(ext) < world.core.clock.seconds();
  if (!media || late || query.get("hash") !== signed(id, ext)) {
    return new Response("Not found", { status: 404 });
  }
  return fileResponse({ ...media.file, contentType: media.mimeType });
}

function signed(id: string, expires: string): string {
  return proofOf("the media servers of the sandbox", `${id} ${expires}`).slice(0, 32);
}

const answers = {
  rateLimited: () => new Response("Too Many Requests", { status: 429 }),
  broken: () => new Response("Service Unavailable", { status: 503 }),
  revoked: () => new Response("Unauthorized", { status: 401 }),
};
