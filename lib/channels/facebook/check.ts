import { type Account, type ChannelNet, ConnectError, SendError } from "@/lib/channels/channel.ts";
import { accessOf, openPage } from "@/lib/channels/facebook/api.ts";
import { links } from "@/lib/channels/facebook/links.ts";
import { pictureOf } from "@/lib/channels/facebook/profile.ts";
import { askApp } from "@/lib/channels/graph/app.ts";
import { asConnectError, type Naming } from "@/lib/channels/graph/connect_error.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, idOf, words } from "@/lib/channels/reading.ts";

/** What our calls need. Reading and answering comments by the last two is common knowledge. */
const RIGHTS = [
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_read_user_content",
  "pages_manage_engagement",
];
const FIELDS = "id,name,username,link,category,picture";

/** How refusals of Facebook are told to the owner. */
export const NAMING: Naming = { prefix: "facebook", tokenField: "pageToken", rights: RIGHTS };

/** Names the page behind a key and tells which rights the key lacks. @throws {ConnectError} */
export function check(net: ChannelNet, credentials: Readonly<Record<string, string>>): Promise<Account> {
  return asConnectError(NAMING, async () => {
    const page = await asked(openPage(net, credentials).get(["me"], { fields: FIELDS }));
    const id = idOf(page.get("id"));
    if (id === undefined) throw new ConnectError("facebook.not_page", "pageToken");
    const account = accountOf(page, id);
    const access = accessOf(credentials);
    const about = await askApp(net, access, (app) => app.get(["debug_token"], { input_token: access.token }));
    if (about) judge(about.get("data"), account);
    return account;
  });
}

/** A person's key is refused for the field that pages alone have. */
async function asked(call: Promise<Peek>): Promise<Peek> {
  try {
    return await call;
  } catch (error) {
    const person = error instanceof SendError && error.platformCode?.includes("node type (User)");
    if (!person) throw error;
    throw new ConnectError("facebook.not_page", "pageToken", { reason: error.platformCode ?? "" });
  }
}

function accountOf(page: Peek, id: string): Account {
  return {
    id,
    name: words(page.get("name")) ?? id,
    username: words(page.get("username")),
    url: httpUrl(page.get("link")) ?? links.page(id),
    avatarUrl: pictureOf(page),
  };
}

/** What Meta says of the key itself: whose it is and what it may do. */
function judge(about: Peek, account: Account): void {
  const type = about.get("type").text;
  if (type !== undefined && type !== "PAGE") throw new ConnectError("facebook.not_page", "pageToken");
  const scopes = about.get("scopes").list.map((scope) => scope.text);
  const missing = scopes.length === 0 ? [] : RIGHTS.filter((right) => !scopes.includes(right));
  if (missing.length === 0) return;
  throw new ConnectError("facebook.rights_missing", "pageToken", {
    rights: missing.join(", "),
    page: account.name,
  });
}
