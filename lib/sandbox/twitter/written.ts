import { randomHex } from "@/lib/sandbox/twitter/ids.ts";
import type { Post, XWorld } from "@/lib/sandbox/twitter/state.ts";
import { linksIn } from "@/lib/sandbox/twitter/weight.ts";

/** A stretch of a text, in code points, as X counts its entities. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Link extends Span {
  readonly short: string;
  readonly full: string;
}

/** A text as X writes it down: links shortened, three characters escaped. */
export interface Written {
  readonly text: string;
  readonly links: readonly Link[];
  /** The short link to the media, which stands at the end of the text without having been typed. */
  readonly mediaLink?: Link;
}

/** @param page where the media can be looked at, when there is any */
export function writeDown(world: XWorld, text: string, page?: string): Written {
  let written = "";
  let rest = text;
  const links: Link[] = [];
  for (const full of linksIn(text)) {
    const at = rest.indexOf(full);
    written += escaped(rest.slice(0, at));
    const link = placed(written, shorten(world, full), full);
    links.push(link);
    written += link.short;
    rest = rest.slice(at + full.length);
  }
  written += escaped(rest);
  if (page === undefined) return { text: written, links };
  const before = `${written} `;
  const mediaLink = placed(before, shorten(world, page), page);
  return { text: before + mediaLink.short, links, mediaLink };
}

/** Where the names stand that are mentioned in a post's written text. */
export function mentionSpans({ mentions }: Post, { text }: Written) {
  return mentions.flatMap(({ person }) => {
    const found = new RegExp(`@${person.username}(?!\\w)`, "i").exec(text);
    if (!found) return [];
    const start = points(text.slice(0, found.index));
    return [{ person, start, end: start + person.username.length + 1 }];
  });
}

/** How many code points a text has. */
export function points(text: string): number {
  return [...text].length;
}

function placed(before: string, short: string, full: string): Link {
  const start = points(before);
  return { start, end: start + short.length, short, full };
}

function shorten({ links }: XWorld, full: string): string {
  const known = [...links].find(([, target]) => target === full)?.[0];
  const short = known ?? `https://t.co/${randomHex(5)}`;
  links.set(short, full);
  return short;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
