import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import type { Ask, Sign } from "@/islands/_inbox/aid/state.ts";

/** Saved words are for the customer, a colleague is called in a note, and emoji are for both. */
const SIGNS: Readonly<Record<ComposerMode, string>> = { reply: "/:{{", note: ":@" };

/** What may stand behind a sign and still asks. One letter behind a colon is a face of its own, as in `:D`. */
const BEHIND: Readonly<Record<Sign, RegExp>> = {
  "/": /^(?!\s)[^\n/]{0,40}$/,
  ":": /^[\p{L}\p{N}_]{2,20}$/u,
  "@": /^(?!\s)[\p{L}\p{N} .'’()-]{0,40}$/u,
  "{{": /^[\p{L}\p{N} ._]{0,40}$/u,
};
const LAST = /(?:(?:^|[\s(«“"])([/:@])|(\{\{))([^/:@{\n]*)$/;

/**
 * Which list the caret asks for, if any.
 * @param called where a button has put a sign: there it asks at once
 */
export function askOf(text: string, caret: number, mode: ComposerMode, called?: number): Ask | undefined {
  const found = LAST.exec(text.slice(0, caret));
  const [, single, braces, query = ""] = found ?? [];
  const sign = single ?? braces;
  if (!isSign(sign) || !SIGNS[mode].includes(sign)) return undefined;
  const start = caret - query.length - sign.length;
  if (!BEHIND[sign].test(query) && !(called === start && query.length < 2)) return undefined;
  return { sign, query, start, end: caret };
}

function isSign(sign: string | undefined): sign is Sign {
  return sign !== undefined && sign in BEHIND;
}
