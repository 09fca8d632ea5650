/** A person, community or post in brackets with the words shown in its place; lengths bound the search. */
const MENTION = /\[(?:id|club|public|event|app|post)\d{1,15}(?::[^\]|[]{0,100})?\|([^\][|]{1,300})\]/g;
const NAMED_LINK = /\[(https?:\/\/[^\s|\]]{1,1000})\|([^\][|]{1,300})\]/g;
const ENTITY = /<br\s{0,3}\/?>|&(?:(lt|gt|quot|amp|nbsp)|#(\d{1,7}));/g;
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", nbsp: "\u00a0" };
const ADDRESSEE = /^\s*\[(id|club|public|event)(\d{1,15})(?::[^\]|[]{0,100})?\|/;

/**
 * VK's text as people see it there: `[id1|Имя]` becomes «Имя» and the HTML escapes are undone, each
 * once, so that a customer's own `&lt;` stays what they typed.
 */
export function plainText(raw: string): string {
  return raw.replace(MENTION, "$1").replace(NAMED_LINK, "$2 ($1)").replace(ENTITY, unescape);
}

/** Whom a text greets at its very start, `[id555|Имя], …`; communities below zero. */
export function addresseeOf(raw: string): number | undefined {
  const match = ADDRESSEE.exec(raw);
  if (!match) return undefined;
  return match[1] === "id" ? Number(match[2]) : -Number(match[2]);
}

function unescape(whole: string, name: string | undefined, digits: string | undefined): string {
  if (name !== undefined) return NAMED[name] ?? whole;
  if (digits === undefined) return "\n";
  const code = Number(digits);
  const sound = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return sound ? String.fromCodePoint(code) : whole;
}
