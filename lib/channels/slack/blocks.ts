import type { Peek } from "@/lib/channels/json.ts";

const MAX_DEPTH = 6;
const MAX_LINES = 200;
const HOLDERS = ["elements", "text", "fields"] as const;
/** Begin a line of their own. */
const LINES = /^(?:rich_text_(?:section|quote|preformatted)|mrkdwn|plain_text)$/;

/** The words in blocks (https://docs.slack.dev/reference/block-kit/blocks), for a message without a text. */
export function textIn(blocks: Peek): string {
  const parts = blocks.list.flatMap((block) => wordsIn(block, 0));
  return parts.slice(0, MAX_LINES).join("").trim();
}

function wordsIn(block: Peek, depth: number): string[] {
  if (depth > MAX_DEPTH) return [];
  const own = block.get("text").text ?? mark(block) ?? block.get("url").text;
  const inner = own === undefined ? innerOf(block).flatMap((one) => wordsIn(one, depth + 1)) : [own];
  return inner.length > 0 && LINES.test(block.get("type").text ?? "") ? [...inner, "\n"] : inner;
}

function innerOf(block: Peek): Peek[] {
  const held = HOLDERS.flatMap((key) => [block.get(key), ...block.get(key).list]);
  return held.filter((one) => one.keys.length > 0);
}

function mark(element: Peek): string | undefined {
  const user = element.get("user_id").text;
  const name = element.get("type").text === "emoji" ? element.get("name").text : undefined;
  return user === undefined ? name && `:${name}:` : `<@${user}>`;
}
