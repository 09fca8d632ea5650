import type { XPerson, XWorld } from "@/lib/sandbox/twitter/state.ts";

/** The small picture, whose larger form has the address without `_normal`. */
function portrait({ core }: XWorld, { avatar }: XPerson): string {
  return avatar
    ? `${core.base}/twitter/profile_images/${avatar}_normal.jpg`
    : "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png";
}

/** A user object of API v2, with every field (https://docs.x.com/x-api/fundamentals/data-dictionary#user). */
export function userObject(world: XWorld, person: XPerson) {
  const { id, name, username, location, description = "", url = "" } = person;
  return {
    id,
    name,
    username,
    profile_image_url: portrait(world, person),
    description,
    url,
    ...(location && { location }),
    protected: person.protected ?? false,
    verified: false,
    verified_type: "none",
    created_at: "2019-05-12T09:30:00.000Z",
    public_metrics: { followers_count: 12, following_count: 30, tweet_count: 400, listed_count: 0 },
  };
}

/** A user as API v2 answers one: three fields, and those that were asked for. */
export function pickedUser(world: XWorld, person: XPerson, fields: string): Record<string, unknown> {
  const wanted = new Set(["id", "name", "username", ...fields.split(",").filter(Boolean)]);
  return Object.fromEntries(Object.entries(userObject(world, person)).filter(([key]) => wanted.has(key)));
}

/** The user object inside a post of the older API, with its id as a number too. */
export function legacyUser(world: XWorld, person: XPerson) {
  const { id, name, username, location = null, description = null, url = null } = person;
  return {
    id: BigInt(id),
    id_str: id,
    name,
    screen_name: username,
    location,
    description,
    url,
    protected: person.protected ?? false,
    verified: false,
    followers_count: 12,
    friends_count: 30,
    statuses_count: 400,
    profile_image_url_https: portrait(world, person),
  };
}

/** The user object beside direct messages of the Account Activity API. */
export function messengerUser(world: XWorld, person: XPerson) {
  const { id_str, ...rest } = legacyUser(world, person);
  return { ...rest, id: id_str, created_timestamp: "1557653400000" };
}
