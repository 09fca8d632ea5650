import type { Peek } from "@/lib/channels/json.ts";

const MAX_DEPTH = 6;
const MAX_ELEMENTS = 2_000;

/** Slack's names of the marks that people put on messages most; it sends the name alone. */
const REACTIONS: ReadonlyMap<string, string> = new Map([
  ["+1", "👍"],
  ["thumbsup", "👍"],
  ["-1", "👎"],
  ["thumbsdown", "👎"],
  ["heart", "❤️"],
  ["heart_eyes", "😍"],
  ["heavy_check_mark", "✔️"],
  ["white_check_mark", "✅"],
  ["ok_hand", "👌"],
  ["pray", "🙏"],
  ["clap", "👏"],
  ["raised_hands", "🙌"],
  ["wave", "👋"],
  ["muscle", "💪"],
  ["tada", "🎉"],
  ["fire", "🔥"],
  ["rocket", "🚀"],
  ["eyes", "👀"],
  ["100", "💯"],
  ["star", "⭐"],
  ["smile", "😄"],
  ["slightly_smiling_face", "🙂"],
  ["grinning", "😀"],
  ["blush", "😊"],
  ["joy", "😂"],
  ["laughing", "😆"],
  ["wink", "😉"],
  ["sunglasses", "😎"],
  ["thinking_face", "🤔"],
  ["open_mouth", "😮"],
  ["disappointed", "😞"],
  ["cry", "😢"],
  ["sob", "😭"],
  ["rage", "😡"],
  ["facepalm", "🤦"],
  ["shrug", "🤷"],
  ["x", "❌"],
  ["warning", "⚠️"],
  ["question", "❓"],
  ["exclamation", "❗"],
]);

/** The character of a reaction; a name that is not known stays a name, as Slack writes it. */
export function reactionOf(name: string): string {
  const bare = name.split("::", 1)[0] ?? name;
  return REACTIONS.get(bare) ?? `:${bare.slice(0, 64).toWellFormed()}:`;
}

/** The characters of the emoji in a message, by name: its blocks carry them beside the text. */
export function emojiIn(blocks: Peek): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of flatten(blocks).take(MAX_ELEMENTS)) {
    const name = element.get("name").text;
    const character = characterOf(element.get("unicode").text);
    if (element.get("type").text === "emoji" && name && character) found.set(name, character);
  }
  return found;
}

function* flatten(holder: Peek, depth = 0): Generator<Peek, void> {
  if (depth > MAX_DEPTH) return;
  for (const element of [...holder.list, ...holder.get("elements").list]) {
    yield element;
    yield* flatten(element, depth + 1);
  }
}

/** Code points in hexadecimal with dashes between them. */
function characterOf(unicode: string | undefined): string | undefined {
  if (unicode === undefined || !/^[0-9a-f]{1,6}(?:-[0-9a-f]{1,6}){0,15}$/i.test(unicode)) return undefined;
  const points = unicode.split("-").map((hex) => Number.parseInt(hex, 16));
  const sound = points.every((point) => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff));
  return sound ? String.fromCodePoint(...points) : undefined;
}
