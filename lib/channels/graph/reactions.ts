import type { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";

/** Messenger's names of its first reactions; newer ones carry their emoji. */
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ["love", "❤️"],
  ["like", "👍"],
  ["dislike", "👎"],
  ["smile", "😆"],
  ["wow", "😮"],
  ["sad", "😢"],
  ["angry", "😠"],
]);

/** The emoji of a `reaction` event; empty when it was taken away. */
export function emojiOf(reaction: Peek): string {
  if (reaction.get("action").text === "unreact") return "";
  return words(reaction.get("emoji")) ?? BY_NAME.get(reaction.get("reaction").text ?? "") ?? "❤️";
}
