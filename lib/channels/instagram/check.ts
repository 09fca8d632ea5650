import { type Account, ConnectError } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { asConnectError, type Naming } from "@/lib/channels/graph/connect_error.ts";
import { links } from "@/lib/channels/instagram/links.ts";
import { httpUrl, idOf, words } from "@/lib/channels/reading.ts";

const FIELDS = "id,user_id,username,name,profile_picture_url,account_type";

/** How refusals of Instagram are told to the owner, and the rights that our calls need. */
export const NAMING: Naming = {
  prefix: "instagram",
  tokenField: "token",
  rights: [
    "instagram_business_basic",
    "instagram_business_manage_messages",
    "instagram_business_manage_comments",
  ],
};

/**
 * Names the account behind a key. Its id is `user_id`, which webhooks carry: `id` is another one, made for
 * the app. @throws {ConnectError}
 */
export function check(graph: Graph): Promise<Account> {
  return asConnectError(NAMING, async () => {
    const me = await graph.get(["me"], { fields: FIELDS });
    const id = idOf(me.get("user_id")) ?? idOf(me.get("id"));
    if (id === undefined) throw new ConnectError("instagram.unreachable", "token");
    if (me.get("account_type").text === "PERSONAL") {
      throw new ConnectError("instagram.not_professional", "token");
    }
    const username = words(me.get("username"));
    return {
      id,
      name: words(me.get("name")) ?? username ?? id,
      username,
      url: links.profile(username),
      avatarUrl: httpUrl(me.get("profile_picture_url")),
    };
  });
}
