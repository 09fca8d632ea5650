import { type MaxCall, type MaxMethod, need } from "@/lib/sandbox/max/call.ts";
import { badPayload } from "@/lib/sandbox/max/errors.ts";
import { randomToken } from "@/lib/sandbox/max/ids.ts";
import type { UploadType } from "@/lib/sandbox/max/state.ts";

/** https://dev.max.ru/docs-api/methods/POST/uploads */
export const uploadMethods: Readonly<Record<string, MaxMethod>> = {
  "POST /uploads": { name: "uploads", run: newAddress },
};

/** An address for one file. For sound and video the token is told here, for the others after the upload. */
function newAddress(call: MaxCall) {
  const { world, bot } = call;
  const type = typeNamed(need(call, "type"));
  const key = randomToken(18);
  const token = randomToken(40);
  bot.tickets.set(key, { type, token });
  const url = `${world.core.base}/max/upload/${key}`;
  return type === "video" || type === "audio" ? { url, token } : { url };
}

function typeNamed(name: string): UploadType {
  if (name === "image" || name === "video" || name === "audio" || name === "file") return name;
  throw badPayload(`type: ${name} is not one of image, video, audio, file`);
}
