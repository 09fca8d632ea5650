import { extensionAgrees, extensionFor, typeByExtension } from "@/lib/media/extensions.ts";

const MAX_LENGTH = 120;
/** Controls, and the marks that turn the direction of writing or cannot be seen: `gpj.exe` in disguise. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const FORBIDDEN = /[<>:"|?*]/g;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file name that is safe to keep, to show and to save under, in accord with what the file is.
 * @param name as somebody sent it, with whatever path before it
 * @param contentType by content
 * @param fallback a stem for a name that nothing is left of
 * @returns at most 120 UTF-16 code units, always with an extension
 */
export function safeName(name: string | undefined, contentType: string, fallback: string): string {
  const bare = clean(name ?? "");
  const stem = bare.replace(/\.[^.]*$/, "") || fallback;
  const extension = extensionOf(bare);
  if (extensionAgrees(contentType, extension)) return join(stem, extension);
  const whole = typeByExtension(extension) === null ? bare || fallback : stem;
  return join(whole, extensionFor(contentType) ?? "bin");
}

/** The extension of a name in lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([\p{L}\p{N}_-]{1,16})$/u.exec(name)?.[1]?.toLowerCase() ?? "";
}

function clean(name: string): string {
  const last = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const visible = last.replace(INVISIBLE, "").replace(FORBIDDEN, "_").replace(/\s+/g, " ");
  const trimmed = visible.replace(/^[. ]+|[. ]+$/g, "");
  return DEVICE.test(trimmed) ? `_${trimmed}` : trimmed;
}

function join(stem: string, extension: string): string {
  return `${cut(stem, MAX_LENGTH - extension.length - 1)}.${extension}`;
}

/** Cuts between what a person sees as letters. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const letters = new Intl.Segmenter().segment(text);
  const end = letters.containing(length)?.index ?? length;
  return text.slice(0, end).trimEnd();
}
