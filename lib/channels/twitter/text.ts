import type { Peek } from "@/lib/channels/json.ts";

const MAX_LINKS = 100;
const ESCAPE = /&(amp|lt|gt|quot|#39);/g;
const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** A text of X with what is known of it. */
export interface RawText {
  readonly text: string;
  /** `entities` of the text. */
  readonly entities: Peek;
  /** `display_text_range`, in code points: before it stand the names of those who are answered. */
  readonly range?: Peek;
  /** Addresses that stand for attachments, which are shown apart. */
  readonly media: readonly string[];
}

/** The text as people see it on X: without leading names and links to its own media, links in full. */
export function visibleText({ text, entities, range, media }: RawText): string {
  let shown = withoutNames(text, range);
  // Direct messages name the link to their own file among the others too.
  for (const short of media.slice(0, MAX_LINKS)) shown = shown.replaceAll(short, "");
  for (const link of entities.get("urls").list.slice(0, MAX_LINKS)) {
    const short = link.get("url").text;
    if (!short) continue;
    const own = link.get("media_key").exists;
    shown = shown.replaceAll(short, own ? "" : link.get("expanded_url").text ?? short);
  }
  return shown.replace(ESCAPE, (whole, name: string) => CHARACTERS[name] ?? whole).trim().toWellFormed();
}

/** Only the beginning is cut: behind the end stand links that say something, such as a quoted post. */
function withoutNames(text: string, range: Peek | undefined): string {
  const start = range?.list[0]?.number ?? 0;
  if (!Number.isInteger(start) || start <= 0) return text;
  const points = [...text];
  return start < points.length ? points.slice(start).join("") : text;
}
