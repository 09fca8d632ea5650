import { imageInfo } from "@/lib/sandbox/image.ts";
import type { MaxBot, MaxWorld, UploadTicket } from "@/lib/sandbox/max/state.ts";

/**
 * Takes one file at an address that `POST /uploads` gave: the field `data` of a form. A picture and a file answer with
 * their token, sound and video with a word that is no JSON.
 */
export async function takeUpload(world: MaxWorld, key: string, request: Request): Promise<Response> {
  const bot = [...world.bots.values()].find(({ tickets }) => tickets.has(key));
  const ticket = bot?.tickets.get(key);
  if (!bot || !ticket) return new Response("Not Found", { status: 404 });
  const file = (await request.formData().catch(() => new FormData())).get("data");
  if (!(file instanceof File) || file.size === 0) {
    return Response.json({ error_code: 1, error_data: "NO_DATA" }, { status: 400 });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (ticket.type === "image" && !imageInfo(bytes)) {
    return Response.json({ error_code: 4, error_data: "BAD_IMAGE" }, { status: 400 });
  }
  bot.tickets.delete(key);
  keep(world, bot, ticket, { name: file.name, contentType: file.type, bytes });
  return answerFor(ticket, key);
}

function keep(
  world: MaxWorld,
  bot: MaxBot,
  { type, token }: UploadTicket,
  given: { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> },
): void {
  const { width, height, type: image } = imageInfo(given.bytes) ?? {};
  const contentType = image && type === "image" ? `image/${image}` : given.contentType || FALLBACK[type];
  const file = world.core.files.put({ ...given, contentType, width, height });
  bot.uploads.set(token, { type, file, unready: type === "image" ? 0 : world.slowness });
}

const FALLBACK = {
  image: "image/jpeg",
  video: "video/mp4",
  audio: "audio/mpeg",
  file: "application/octet-stream",
};

function answerFor({ type, token }: UploadTicket, key: string): Response {
  if (type === "image") return Response.json({ photos: { [key]: { token } } });
  if (type === "file") return Response.json({ fileId: 1, token });
  return new Response("<retval>1</retval>", { headers: { "content-type": "text/xml" } });
}
