import type { Inbound, Person } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, words } from "@/lib/channels/reading.ts";
import { contentOf } from "@/lib/channels/whatsapp/content.ts";

type Reader = (part: Peek, person: Person, at: number) => Inbound[];

const READERS: ReadonlyMap<string, Reader> = new Map([
  ["reaction", readReaction],
  ["edit", readEdit],
  ["revoke", readRevoke],
]);

/** What somebody did to an earlier message; null for a message of its own, [] for a shape we do not know. */
export function readChange(message: Peek, person: Person, at: number): Inbound[] | null {
  const type = message.get("type").text ?? "";
  return READERS.get(type)?.(message.get(type), person, at) ?? null;
}

/** Without an emoji the mark was taken away. */
function readReaction(reaction: Peek, person: Person, at: number): Inbound[] {
  const externalId = idOf(reaction.get("message_id"));
  if (externalId === undefined) return [];
  return [{ type: "reaction", externalId, person, emoji: words(reaction.get("emoji")) ?? "", at }];
}

function readEdit(edit: Peek, _person: Person, at: number): Inbound[] {
  const externalId = idOf(edit.get("original_message_id"));
  const message = edit.get("message");
  if (externalId === undefined || !message.exists) return [];
  return [{ type: "edit", externalId, text: contentOf(message).text, at }];
}

function readRevoke(revoke: Peek, _person: Person, at: number): Inbound[] {
  const externalId = idOf(revoke.get("original_message_id"));
  return externalId === undefined ? [] : [{ type: "deletion", externalId, at }];
}
