import type { Person } from "@/lib/channels/channel.ts";
import { commentOf } from "@/lib/channels/facebook/unknown_author.ts";
import type { Graph, Path } from "@/lib/channels/graph/client.ts";
import { unlessRefused } from "@/lib/channels/graph/quiet.ts";
import { Peek } from "@/lib/channels/json.ts";
import { httpUrl, words } from "@/lib/channels/reading.ts";

/** The picture comes only with the feature "Business Asset User Profile Access". */
const FIELDS = "first_name,last_name,name,profile_pic";

/**
 * Name and picture of a customer (developers.facebook.com/docs/messenger-platform/identity/user-profile);
 * nothing more for somebody whose profile Facebook keeps. @throws {SendError}
 */
export async function profile(page: Graph, externalId: string): Promise<Person> {
  const comment = commentOf(externalId);
  if (comment !== undefined) {
    const from = (await ask(page, [comment], "from{id,name,picture}")).get("from");
    return { externalId, name: words(from.get("name")), avatarUrl: pictureOf(from) };
  }
  const user = await ask(page, [externalId], FIELDS);
  const parts = [words(user.get("first_name")), words(user.get("last_name"))];
  const name = words(user.get("name")) ?? parts.filter((part) => part !== undefined).join(" ");
  return { externalId, name: name || undefined, avatarUrl: httpUrl(user.get("profile_pic")) };
}

/** The address of a `picture` field. */
export function pictureOf(holder: Peek): string | undefined {
  return httpUrl(holder.at("picture", "data", "url"));
}

async function ask(page: Graph, path: Path, fields: string): Promise<Peek> {
  return await unlessRefused(["user", "content"], page.get(path, { fields })) ?? new Peek(undefined);
}
