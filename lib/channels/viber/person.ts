import type { Person } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, idOf, languageTag, words } from "@/lib/channels/reading.ts";

/** What Viber puts in the place of a name that the customer does not show. */
const NO_NAME = "Subscriber";

/** A customer as the callbacks show them; undefined without an id, which is unique per bot. */
export function personOf(user: Peek): Person | undefined {
  const externalId = idOf(user.get("id"));
  if (externalId === undefined) return undefined;
  const name = words(user.get("name"))?.trim();
  return {
    externalId,
    name: name && name !== NO_NAME ? name : undefined,
    avatarUrl: httpUrl(user.get("avatar")),
    language: languageTag(user.get("language")),
    country: words(user.get("country")),
  };
}
