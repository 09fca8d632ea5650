import type { AttachmentKind, FileRule, FileRules } from "@/lib/channels/capabilities.ts";
import { en, ru } from "@/lib/channels/matrix/counts.ts";
import { said } from "@/lib/channels/matrix/draft.ts";
import type { Said } from "@/lib/channels/matrix/types.ts";
import { typeNames } from "@/lib/channels/type_names.ts";

/** "до 50 МБ: JPG, PNG; остальное уходит файлом до 200 МБ". */
export function fileWords(rule: FileRule, rules: FileRules): Said {
  const types = rule.types.length > 0 && !rule.types.some((type) => type.endsWith("/*"));
  const kinds = types ? `: ${typeNames(rule.types)}` : "";
  const second = rule.otherwise && rules[rule.otherwise];
  const rest = second
    ? said(
      `; остальное уходит файлом до ${ru.bytes(second.maxBytes)}`,
      `; anything else goes as a file of up to ${en.bytes(second.maxBytes)}`,
    )
    : said("", "");
  return said(
    `до ${ru.bytes(rule.maxBytes)}${kinds}${rest.ru}`,
    `up to ${en.bytes(rule.maxBytes)}${kinds}${rest.en}`,
  );
}

const KINDS: Readonly<Record<AttachmentKind, Said>> = {
  image: said("картинки", "pictures"),
  audio: said("звук", "audio"),
  video: said("видео", "video"),
  file: said("файлы", "files"),
  sticker: said("стикеры", "stickers"),
  location: said("геометки", "locations"),
  contact: said("контакты", "contacts"),
};

/** "картинки, звук, файлы". */
export function kindList(kinds: readonly AttachmentKind[]): Said {
  const words = kinds.map((kind) => KINDS[kind]);
  return said(words.map((word) => word.ru).join(", "), words.map((word) => word.en).join(", "));
}
