import type { Person } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, words } from "@/lib/channels/reading.ts";
import { links } from "@/lib/channels/twitter/links.ts";

/** Looks a user up by id in what came beside an event; an absent one is an empty `Peek`. */
export type Users = (id: string) => Peek;

/** A user of either family of events: `username` or `screen_name`. */
export function personOf(id: string, user: Peek): Person {
  const username = words(user.get("username")) ?? words(user.get("screen_name"));
  return {
    externalId: id,
    name: words(user.get("name")),
    username,
    avatarUrl: picture(user),
    profileUrl: links.person(id, username),
  };
}

/** Without the suffix the picture comes in its full size. */
function picture(user: Peek): string | undefined {
  const url = httpUrl(user.get("profile_image_url_https")) ?? httpUrl(user.get("profile_image_url"));
  return url?.replace(/_normal(?=\.\w{1,5}$)/, "");
}
