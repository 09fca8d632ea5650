import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { platformLabel } from "@/components/platform.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

/** A file's name, or what it is when the platform gave none. */
export function fileName(lang: Lang, file: AttachmentView): string {
  return file.name || lang.t(`media.kind.${file.kind}`);
}

/** Type and size in a few letters: `PDF, 1,2 МБ`. */
export function fileDetail(lang: Lang, file: AttachmentView): string {
  const extension = /\.([\p{L}\p{N}]{1,5})$/u.exec(file.name)?.[1] ?? file.contentType.split("/")[1] ?? "";
  const size = file.size > 0 ? lang.numbers.bytes(file.size) : "";
  return [extension.slice(0, 8).toUpperCase(), size].filter(Boolean).join(", ");
}

/** Why a file cannot be had, and what to do. */
export function fileTrouble(lang: Lang, file: AttachmentView, platform: Platform): string {
  const params: Record<string, string> = { platform: platformLabel(platform, lang.locale) };
  for (const [name, value] of Object.entries(file.error?.params ?? {})) {
    params[name.replace(/Bytes$/, "")] = name.endsWith("Bytes") ? lang.numbers.bytes(Number(value)) : value;
  }
  return lang.t.code("media.error", file.error?.code ?? "other", params);
}
