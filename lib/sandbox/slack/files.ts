import { fileResponse, type StoredFile } from "@/lib/sandbox/files.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";
import type { SlackWorld } from "@/lib/sandbox/slack/state.ts";

/** Takes the bytes of a file that files.getUploadURLExternal was told of: raw, or as a form's first file. */
export async function takeUpload(world: SlackWorld, name: string, request: Request): Promise<Response> {
  const team = [...world.teams.values()].find(({ tickets }) => tickets.has(name));
  const ticket = team?.tickets.get(name);
  if (!team || !ticket) return new Response("Not Found", { status: 404 });
  const bytes = await bytesOf(request);
  if (bytes.length !== ticket.length) {
    return new Response(`Expected ${ticket.length} bytes, got ${bytes.length}`, { status: 400 });
  }
  team.tickets.delete(name);
  const { width, height } = imageInfo(bytes) ?? {};
  const contentType = typeByName(ticket.name);
  const file = world.core.files.put({ name: ticket.name, contentType, bytes, width, height });
  team.files.set(ticket.fileId, {
    id: ticket.fileId,
    file,
    title: ticket.name,
    user: team.botUser,
    created: world.core.clock.seconds(),
    voice: false,
    shares: new Map(),
  });
  return new Response(`OK - ${bytes.length}`);
}

async function bytesOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return new Uint8Array(await request.arrayBuffer());
  const file = [...(await request.formData()).values()].find((value) => value instanceof File);
  return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  mp4: "video/mp4",
  webm: "video/webm",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  wav: "audio/wav",
  pdf: "application/pdf",
  txt: "text/plain",
};

/** Slack goes by the name that was announced, not by what the upload says of itself. */
function typeByName(name: string): string {
  return TYPES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";
}

const LOGIN =
  `<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in to your workspace</body></html>`;

/**
 * A file server: with a token that may read files it sends on to the file itself, without one it shows the page to
 * sign in, with status 200.
 */
export function serveFile(world: SlackWorld, request: Request, name: string): Response {
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const team = world.teams.get(bearer ?? "");
  const [teamId, fileId = ""] = name.split("-");
  if (!team || team.id !== teamId || !team.scopes.has("files:read")) {
    return new Response(LOGIN, { headers: { "content-type": "text/html; charset=utf-8" } });
  }
  const file = team.files.get(fileId)?.file;
  if (!file) return new Response("Not Found", { status: 404 });
  const location = `${world.core.base}/slack/files-edge/${edgeKey(world, file)}`;
  return new Response(null, { status: 302, headers: { location } });
}

/** An address that carries its permission in itself. */
function edgeKey({ edges }: SlackWorld, file: StoredFile): string {
  const key = crypto.getRandomValues(new Uint8Array(16)).toHex();
  edges.set(key, file);
  return key;
}

export function serveEdge({ edges }: SlackWorld, key: string): Response {
  const file = edges.get(key);
  return file ? fileResponse(file) : new Response("Not Found", { status: 404 });
}
