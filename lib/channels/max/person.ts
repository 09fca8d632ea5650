import type { Person } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, idOf, languageTag, words } from "@/lib/channels/reading.ts";

/** A user as MAX shows them; undefined without an id. `name` is on its way out of the API. */
export function personOf(user: Peek, locale?: Peek): Person | undefined {
  const externalId = idOf(user.get("user_id"));
  if (externalId === undefined) return undefined;
  const username = words(user.get("username"));
  return {
    externalId,
    name: fullName(user),
    username,
    profileUrl: pageOf(username),
    avatarUrl: httpUrl(user.get("full_avatar_url")) ?? httpUrl(user.get("avatar_url")),
    language: locale && languageTag(locale),
  };
}

/** First and last name as one, or undefined when there is neither. */
export function fullName(user: Peek): string | undefined {
  const parts = [words(user.get("first_name")), words(user.get("last_name"))];
  const full = parts.filter((part) => part !== undefined).join(" ").trim();
  return full || words(user.get("name")) || undefined;
}

/** The public page of a username. */
export function pageOf(username: string | undefined): string | undefined {
  return username === undefined ? undefined : `https://max.ru/${encodeURIComponent(username)}`;
}

/** A dialog has two sides: where both are named and neither is our bot, it is another bot's. */
export function isAnothers(message: Peek, bot: string): boolean {
  const sides = [message.at("sender", "user_id"), message.at("recipient", "user_id")].map(idOf);
  return bot !== "" && !sides.includes(undefined) && !sides.includes(bot);
}
