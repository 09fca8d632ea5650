import { type Account, type ChannelNet, SendError } from "@/lib/channels/channel.ts";
import { asConnectError, type Telling } from "@/lib/channels/connect_error.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, idOf, words } from "@/lib/channels/reading.ts";
import { ask } from "@/lib/channels/viber/api.ts";

/** How refusals are told while connecting: 1 is our address, 7 and 9 a bot that Viber has stopped. */
export const TELLING: Telling = {
  prefix: "viber",
  field: "token",
  byCode: new Map([
    ["1", "webhook_refused"],
    ["7", "account_blocked"],
    ["9", "account_blocked"],
  ]),
};

/** What Viber says of the bot itself. (REST bot API, get_account_info) */
export interface BotInfo {
  readonly account: Account;
  /** Where its callbacks go; empty when nowhere. */
  readonly webhook: string;
  /** Which callbacks it sends; empty when Viber does not say. */
  readonly events: readonly string[];
}

/** Names the bot behind a token. @throws {ConnectError} */
export async function check(
  net: ChannelNet,
  credentials: Readonly<Record<string, string>>,
): Promise<Account> {
  return (await asConnectError(TELLING, () => infoOf(net, credentials))).account;
}

/** @throws {SendError} */
export async function infoOf(
  net: ChannelNet,
  credentials: Readonly<Record<string, string>>,
): Promise<BotInfo> {
  const info = await ask(net, credentials, "get_account_info");
  return {
    account: accountOf(info),
    webhook: words(info.get("webhook")) ?? "",
    events: info.get("event_types").list.flatMap((type) => words(type) ?? []),
  };
}

function accountOf(info: Peek): Account {
  const uri = words(info.get("uri"));
  const id = idOf(info.get("id")) ?? uri;
  if (id === undefined) throw new SendError("transient", "Viber did not name the bot");
  return {
    id,
    name: words(info.get("name")) ?? uri ?? id,
    username: uri,
    // Opens the conversation on a phone that has Viber; made for a link and a QR code.
    url: uri && `viber://pa?chatURI=${encodeURIComponent(uri)}`,
    avatarUrl: httpUrl(info.get("icon")),
  };
}
