import type { Peek } from "@/lib/channels/json.ts";
import { fetchFile } from "@/lib/sandbox/fetched.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { cdnUrl } from "@/lib/sandbox/graph/cdn.ts";
import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { randomDigits } from "@/lib/sandbox/graph/ids.ts";
import type { MetaAttachment, MetaCall, MetaWorld } from "@/lib/sandbox/graph/state.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";

interface Wanted {
  readonly type: string;
  readonly payload: Peek;
}

/**
 * The file that an attachment means: by attachment_id, by an address that is really fetched, or posted along.
 * @throws {GraphRefusal} 100 for a file that cannot be had or that the platform does not take
 */
export async function outgoingFile(call: MetaCall, { type, payload }: Wanted): Promise<StoredFile> {
  const { world, account, params } = call;
  const id = payload.get("attachment_id").id;
  if (id !== undefined) {
    const known = account.uploads.get(id);
    if (known?.type !== type) throw invalid(`Cannot find attachment with id ${id}`, 2018074);
    return known.file;
  }
  const url = payload.get("url").text;
  const posted = params.files.get("filedata");
  if (url === undefined && posted && !world.dialect.uploads) throw invalid("Media can be sent by URL only");
  const file = url === undefined ? posted && shelve(world, posted) : await fetched(world, url);
  if (!file) throw invalid("Upload attachment failure.", 2018047);
  world.dialect.checkFile(type, file);
  return file;
}

async function fetched({ core }: MetaWorld, url: string): Promise<StoredFile> {
  const reachable = URL.canParse(url) && /^https?:/.test(url);
  const file = reachable ? await fetchFile(core, url) : null;
  if (!file) throw invalid("Failed to fetch the file from the url", 2018008);
  return file;
}

function shelve(
  { core }: MetaWorld,
  posted: { name: string; contentType: string; bytes: StoredFile["bytes"] },
) {
  if (posted.bytes.length === 0) throw invalid("Upload attachment failure.", 2018047);
  const { width, height } = imageInfo(posted.bytes) ?? {};
  return core.files.put({ ...posted, width, height });
}

/** `/{page}/message_attachments`: a file that can be sent again and again. @returns its attachment_id */
export async function uploadAttachment(call: MetaCall): Promise<{ attachment_id: string }> {
  const attachment = call.params.json("message").get("attachment");
  const type = attachment.get("type").text ?? "";
  const payload = attachment.get("payload");
  if (!payload.get("is_reusable").isTrue) throw invalid("Param is_reusable must be true");
  const file = await outgoingFile(call, { type, payload });
  return { attachment_id: keepUpload(call, type, file) };
}

export function keepUpload({ account }: MetaCall, type: string, file: StoredFile): string {
  const id = randomDigits(16);
  account.uploads.set(id, { type, file });
  return id;
}

const SHOWN: Readonly<Record<string, string>> = { image: "photo", file: "document" };

/** A file as a message carries it. */
export function fileAttachment(world: MetaWorld, type: string, file: StoredFile, more = {}): MetaAttachment {
  const { name, size, contentType } = file;
  const kind = SHOWN[type] ?? type;
  const shown = { kind, name, size, contentType, url: world.core.files.url(file) };
  return { type, payload: { url: cdnUrl(world, file), ...more }, shown };
}
