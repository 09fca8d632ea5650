import { type Account, ConnectError, SendError } from "@/lib/channels/channel.ts";
import { asConnectError, type Telling } from "@/lib/channels/connect_error.ts";
import { type Api, dataOf } from "@/lib/channels/twitter/api.ts";
import { snowflake } from "@/lib/channels/twitter/ids.ts";
import { links } from "@/lib/channels/twitter/links.ts";
import { personOf } from "@/lib/channels/twitter/person.ts";

export const TELLING: Telling = { prefix: "twitter", field: "accessToken" };

/** What the app may do in the account's name; X tells it beside every answer to a signed call. */
const ACCESS_HEADER = "x-access-level";
const ACCESS = "read-write-directmessages";

/** Names the account behind the keys, and tells what the app may not do there. @throws {ConnectError} */
export async function check(api: Api): Promise<Account> {
  const { account, access } = await asConnectError(TELLING, () => identify(api));
  if (access === null || access === ACCESS) return account;
  throw new ConnectError("twitter.rights_missing", "accessToken", { rights: access, account: account.name });
}

/** @throws {SendError} */
async function identify(api: Api): Promise<{ account: Account; access: string | null }> {
  const answer = await api.asUser("GET", "/2/users/me", { params: { "user.fields": "profile_image_url" } });
  const user = dataOf(answer);
  const id = snowflake(user.get("id"));
  if (id === undefined) throw new SendError("transient", "X did not name the account");
  const { name, username, avatarUrl } = personOf(id, user);
  const account: Account = {
    id,
    name: name ?? username ?? id,
    username,
    url: links.person(id, username),
    avatarUrl,
  };
  return { account, access: answer.headers.get(ACCESS_HEADER) };
}
