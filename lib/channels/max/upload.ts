import { max } from "@/lib/channels/capabilities/max.ts";
import { type OutboundFile, SendError } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import type { Api } from "@/lib/channels/max/api.ts";
import { refuseFile, sentAs } from "@/lib/channels/files.ts";
import { httpUrl, words } from "@/lib/channels/reading.ts";

/** A file as a message names it. */
export interface Attached {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What must be the only attachment of its message. */
const ALONE: ReadonlySet<string> = new Set(["audio", "file"]);

/**
 * Puts files where a message may use them: an address is asked for, then the file is posted there.
 * (https://dev.max.ru/docs-api/methods/POST/uploads)
 * @throws {SendError}
 */
export async function upload(api: Api, files: readonly OutboundFile[]): Promise<Attached[]> {
  const types = files.map(typeOf);
  if (files.length > max.filesPerMessage || (files.length > 1 && types.some((type) => ALONE.has(type)))) {
    throw new SendError("content", `MAX does not take ${files.length} such files in one message`);
  }
  const attached: Attached[] = [];
  for (const [index, file] of files.entries()) {
    attached.push(await uploadOne(api, file, types[index] ?? "file"));
  }
  return attached;
}

function typeOf(file: OutboundFile): string {
  const refused = refuseFile(max, "direct", "direct", file);
  if (refused) throw new SendError("content", `MAX does not take the file ${file.name}: ${refused.code}`);
  return sentAs(max, "direct", "direct", file);
}

async function uploadOne(api: Api, file: OutboundFile, type: string): Promise<Attached> {
  const place = await api.write("POST", "/uploads", { type });
  const url = httpUrl(place.get("url"));
  if (url === undefined) throw new SendError("transient", "MAX gave no address to upload to");
  const stored = await api.upload(url, new File([await file.read()], file.name, { type: file.contentType }));
  const payload = payloadOf(stored, place);
  if (!payload) throw new SendError("transient", `MAX stored the file ${file.name} and did not name it`);
  return { type, payload };
}

/** Pictures get a token for each of their sizes; videos and sounds had theirs with the address already. */
function payloadOf(stored: Peek, place: Peek): Attached["payload"] | undefined {
  const photos = stored.get("photos");
  if (photos.keys.length > 0) return { photos: photos.value };
  const token = words(place.get("token")) ?? words(stored.get("token"));
  return token === undefined ? undefined : { token };
}
