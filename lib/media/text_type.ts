const HTML_TAG =
  /^<(html|head|body|script|iframe|style|title|link|meta|base|object|embed|form|img|video|audio|table|div|span|font|center|h[1-6]|p|a|b|br|ul|ol|pre)[\s/>]/i;
const SVG_TAG = /^<([\w-]+:)?svg[\s/>]/i;
const XML_TAG = /^<[A-Za-z_][\w.:-]*\s[^>]*xmlns/;

/**
 * The head of a file as text, or null when it holds bytes that no text has.
 * The bytes are those of the WHATWG MIME sniffing standard, section 7.
 */
export function textOf(head: Uint8Array<ArrayBuffer>): string | null {
  const wide = wideEncoding(head);
  if (wide) return new TextDecoder(wide).decode(head);
  if (head.some(isBinary)) return null;
  return new TextDecoder("utf-8").decode(head);
}

/** The type of text that a browser could run: HTML, SVG or XML; null for anything that is only read. */
export function markupType(text: string): string | null {
  const start = text.trimStart();
  const body = afterPreamble(start);
  if (isHtmlDoctype(body) || HTML_TAG.test(body)) return "text/html";
  if (SVG_TAG.test(body)) return "image/svg+xml";
  return /^<\?xml[\s?]/i.test(start) || XML_TAG.test(body) ? "application/xml" : null;
}

function wideEncoding(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : null;
}

function isBinary(byte: number): boolean {
  return byte < 0x09 || byte === 0x0b || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);
}

/** What follows processing instructions, comments and a doctype other than HTML's. */
function afterPreamble(text: string): string {
  let rest = text;
  for (let end = preambleEnd(rest); end > 0; end = preambleEnd(rest)) rest = rest.slice(end).trimStart();
  return rest;
}

function preambleEnd(text: string): number {
  if (text.startsWith("<?")) return after(text, "?>");
  if (text.startsWith("<!--")) return after(text, "-->");
  if (!/^<!doctype\s/i.test(text) || isHtmlDoctype(text)) return 0;
  const end = after(text, ">");
  const subset = text.slice(0, end).includes("[");
  return subset ? after(text, ">", after(text, "]")) : end;
}

function after(text: string, mark: string, from = 0): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? 0 : at + mark.length;
}

function isHtmlDoctype(text: string): boolean {
  return /^<!doctype\s+html/i.test(text);
}
