import type { Person } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, languageTag, words } from "@/lib/channels/reading.ts";

/** A user or the other side of a private chat, as Telegram shows them; undefined without an id. */
export function personOf(user: Peek): Person | undefined {
  const externalId = idOf(user.get("id"));
  if (externalId === undefined) return undefined;
  const username = words(user.get("username"));
  return {
    externalId,
    name: fullName(user),
    username,
    profileUrl: pageOf(username),
    language: languageTag(user.get("language_code")),
  };
}

/** First and last name as one, or undefined when there is neither. */
export function fullName(user: Peek): string | undefined {
  const parts = [words(user.get("first_name")), words(user.get("last_name"))];
  return parts.filter((part) => part !== undefined).join(" ").trim() || undefined;
}

/** The public page of a username. */
export function pageOf(username: string | undefined): string | undefined {
  return username !== undefined && /^\w{1,64}$/.test(username) ? `https://t.me/${username}` : undefined;
}
