import { type Account, ConnectError } from "@/lib/channels/channel.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { asConnectError } from "@/lib/channels/vk/connect_error.ts";
import { positive } from "@/lib/channels/vk/ids.ts";
import { httpUrl, links } from "@/lib/channels/vk/links.ts";

/** What our calls need; a key without one of them would fail at its first use. */
const RIGHTS = ["manage", "messages", "photos", "docs", "wall"];

/**
 * Names the community behind a key and tells which rights the key lacks.
 * @throws {ConnectError}
 */
export async function check(api: Api): Promise<Account> {
  const account = await asConnectError(() => community(api));
  const missing = await asConnectError(() => missingRights(api));
  if (missing.length === 0) return account;
  throw new ConnectError("vk.rights_missing", "token", {
    rights: missing.join(", "),
    community: account.name,
  });
}

async function community(api: Api): Promise<Account> {
  // Without ids VK names the community that the key belongs to; a person's key gets error 100.
  const answer = await api.call("groups.getById", { fields: "photo_200" });
  const [group] = answer.get("groups").list;
  const id = group && positive(group.get("id"));
  if (!group || id === undefined) throw new ConnectError("vk.not_community", "token");
  const username = group.get("screen_name").text;
  return {
    id: String(id),
    name: group.get("name").text ?? `club${id}`,
    username,
    url: username ? links.page(username) : links.person(-id),
    avatarUrl: httpUrl(group.get("photo_200")),
  };
}

/** The rights that our calls need and the key lacks. @throws {SendError} */
export async function missingRights(api: Api): Promise<string[]> {
  const answer = await api.call("groups.getTokenPermissions");
  const granted = new Set(answer.get("permissions").list.map((right) => right.get("name").text));
  return RIGHTS.filter((right) => !granted.has(right));
}
