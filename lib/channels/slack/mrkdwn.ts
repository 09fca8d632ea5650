/** A link or mention in angle brackets, or one of the three escapes. */
const TOKEN = /<([^<>\s][^<>]{0,4000})>|&(amp|lt|gt);/g;
const ESCAPE = /&(amp|lt|gt);/g;
const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };
const SKIN_TONE = /:skin-tone-[1-6]:/g;

/**
 * Slack's text as people see it there: mentions, links with their labels, and the three escapes undone,
 * each once. Marks of bold and the like stay as they were typed.
 * (https://docs.slack.dev/messaging/formatting-message-text)
 * @param emoji characters by the names that stand between colons in the text
 */
export function plainText(raw: string, emoji: ReadonlyMap<string, string> = new Map()): string {
  let text = emoji.size > 0 ? raw.replace(SKIN_TONE, "") : raw;
  for (const [name, character] of emoji) text = text.replaceAll(`:${name}:`, character);
  const shown = text.replace(
    TOKEN,
    (whole, inner?: string, name?: string) =>
      inner === undefined ? CHARACTERS[name ?? ""] ?? whole : bracketed(inner),
  );
  return shown.toWellFormed();
}

/** What an agent types is never markup. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function bracketed(inner: string): string {
  const at = inner.indexOf("|");
  const target = unescape(at < 0 ? inner : inner.slice(0, at));
  const label = at < 0 ? "" : unescape(inner.slice(at + 1));
  if (target.startsWith("@") || target.startsWith("#")) return mention(target, label);
  if (target.startsWith("!")) return label || `@${target.slice(1).split("^").at(-1)}`;
  return link(target, label);
}

function mention(target: string, label: string): string {
  const sign = target[0] ?? "";
  return label === "" ? target : label.startsWith(sign) ? label : sign + label;
}

/** Slack makes links of bare addresses too, with what was typed as the label. */
function link(target: string, label: string): string {
  const bare = target.replace(/^(?:https?:\/\/|mailto:|tel:)/i, "");
  if (label === "") return /^(?:mailto|tel):/i.test(target) ? bare : target;
  const same = label === target || label === bare || `${label}/` === bare;
  return same ? label : `${label} (${target})`;
}

function unescape(text: string): string {
  return text.replace(ESCAPE, (whole, name: string) => CHARACTERS[name] ?? whole);
}
