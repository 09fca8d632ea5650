import { type Account, ConnectError } from "@/lib/channels/channel.ts";
import { asConnectError, type Telling } from "@/lib/channels/connect_error.ts";
import { httpUrl } from "@/lib/channels/reading.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { positive } from "@/lib/channels/vk/ids.ts";
import { links } from "@/lib/channels/vk/links.ts";

/** How refusals are told while the key is looked at: 100 is a person's key. */
const TELLING: Telling = { prefix: "vk", field: "token", byCode: new Map([["100", "not_community"]]) };

/** What our calls need; a key without one of them would fail at its first use. */
const RIGHTS = ["manage", "messages", "photos", "docs", "wall"];

/**
 * Names the community behind a key and tells which rights the key lacks.
 * @throws {ConnectError}
 */
export async function check(api: Api): Promise<Account> {
  const account = await asConnectError(TELLING, () => community(api));
  const missing = await asConnectError(TELLING, () => missingRights(api));
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
