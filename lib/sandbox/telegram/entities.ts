import { badRequest } from "@/lib/sandbox/telegram/errors.ts";

export interface Entity {
  readonly type: string;
  /** UTF-16 code units. */
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
}

/** https://core.telegram.org/bots/api#html-style */
const TAGS: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
  span: "spoiler",
};

/**
 * Reads text with a parse mode as Telegram does.
 * @throws {TelegramRefusal} 400 when the markup is broken or the mode unknown
 */
export function parseText(text: string, mode: string | undefined): { text: string; entities: Entity[] } {
  switch (mode?.toLowerCase() ?? "") {
    case "html":
      return parseHtml(text);
    case "":
    case "markdown":
    case "markdownv2":
      return { text, entities: [] };
    default:
      throw badRequest("unsupported parse_mode");
  }
}

interface Open {
  readonly tag: string;
  readonly offset: number;
  readonly href?: string;
}

function parseHtml(source: string): { text: string; entities: Entity[] } {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = "";
  for (const token of source.matchAll(/<[^>]*>?|&[a-zA-Z]+;|&#x?[0-9a-fA-F]+;|[^<&]+|&/g)) {
    const [part] = token;
    if (!part.startsWith("<")) text += part.startsWith("&") ? decode(part) : part;
    else if (part.startsWith("</")) entities.push(...close(open, part, text.length, token.index));
    else open.push(begin(part, text.length, token.index));
  }
  const left = open.at(-1);
  if (left) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset) };
}

function begin(part: string, offset: number, at: number): Open {
  const match = /^<([a-zA-Z-]+)((?:\s[^>]*)?)>$/.exec(part);
  const tag = match?.[1]?.toLowerCase() ?? "";
  if (!match || !Object.hasOwn(TAGS, tag)) {
    throw cannotParse(`Unsupported start tag "${tag}" at byte offset ${at}`);
  }
  const attributes = match[2] ?? "";
  if (tag === "span" && !attributes.includes("tg-spoiler")) {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
  }
  return { tag, offset, href: /href=["']([^"']*)["']/.exec(attributes)?.[1] };
}

function close(open: Open[], part: string, end: number, at: number): Entity[] {
  const tag = part.slice(2, -1).trim().toLowerCase();
  const begun = open.pop();
  if (!begun) throw cannotParse(`Unexpected end tag at byte offset ${at}`);
  if (tag !== begun.tag) {
    throw cannotParse(
      `Unmatched end tag at byte offset ${at}, expected "</${begun.tag}>", found "</${tag}>"`,
    );
  }
  const length = end - begun.offset;
  if (length === 0) return [];
  const url = begun.tag === "a" ? begun.href : undefined;
  return [{ type: TAGS[tag] ?? tag, offset: begun.offset, length, ...(url && { url: decodeAll(url) }) }];
}

const NAMED: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"' };

function decode(entity: string): string {
  if (!entity.startsWith("&#")) return NAMED[entity] ?? entity;
  const hex = entity[2]?.toLowerCase() === "x";
  const code = parseInt(entity.slice(hex ? 3 : 2), hex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

function decodeAll(text: string): string {
  return text.replaceAll(/&[a-z]+;|&#x?[0-9a-f]+;/gi, decode);
}

function cannotParse(why: string) {
  return badRequest(`can't parse entities: ${why}`);
}

const FOUND: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["bot_command", /(?<![\w/])\/[a-zA-Z]\w{0,31}/g],
  ["url", /https?:\/\/[^\s<>"]+[^\s<>".,!?]/g],
  ["email", /[\w.+-]+@[\w-]+\.[\w.-]*\w/g],
  ["hashtag", /(?<![\p{L}\d_])#[\p{L}\d_]+/gu],
  ["mention", /(?<![\w.+-])@[a-zA-Z]\w{4,31}/g],
];

/** What Telegram finds by itself in a plain text that somebody typed. */
export function findEntities(text: string): Entity[] {
  return FOUND.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length }))
  ).toSorted((a, b) => a.offset - b.offset);
}
