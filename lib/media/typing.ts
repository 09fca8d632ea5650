import { fileTypeFromBuffer } from "file-type";
import { markupType, textOf } from "@/lib/media/text_type.ts";

/** So much of a file tells its type; an Office document names itself within its first entries. */
export const HEAD_BYTES = 64 * 1024;

const UNKNOWN = "application/octet-stream";

const ALIASES: Readonly<Record<string, string>> = {
  "application/ogg": "audio/ogg",
  "application/x-rar-compressed": "application/vnd.rar",
  "audio/vnd.wave": "audio/wav",
  "audio/x-flac": "audio/flac",
  "audio/x-m4a": "audio/mp4",
  "image/apng": "image/png",
  "video/mp1s": "video/mpeg",
  "video/mp2p": "video/mpeg",
  "video/x-m4v": "video/mp4",
};

/** Formats that are written as text; any other type found in plain text is a chance likeness. */
const TEXTUAL = /^(text\/|application\/(pdf|rtf|postscript|xml|pgp-encrypted|x-mie)$)/;

/**
 * What a file really is, by its first bytes.
 * @param head the first HEAD_BYTES, or all of a shorter file
 * @returns a MIME type without parameters
 */
export async function contentTypeOf(head: Uint8Array<ArrayBuffer>): Promise<string> {
  const found = await knownType(head);
  const text = textOf(head);
  if (text === null) return found ?? UNKNOWN;
  const written = found !== null && TEXTUAL.test(found) ? found : null;
  return markupType(text) ?? written ?? "text/plain";
}

async function knownType(head: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const mime = await libraryType(head);
  const bare = mime?.split(";")[0]?.trim().toLowerCase();
  return bare ? ALIASES[bare] ?? bare : null;
}

/** A head that the library cannot parse (cut short, or made to confuse it) has no known type. */
async function libraryType(head: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    return undefined;
  }
}
