import {
  type ChannelNet,
  type Connection,
  type FileAddress,
  type Person,
  SendError,
} from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, languageTag, words } from "@/lib/channels/reading.ts";
import type { Api } from "@/lib/channels/slack/api.ts";

/** What Slack shows of a colleague or guest. (https://docs.slack.dev/reference/methods/users.info) */
export async function profile(api: Api, externalId: string, connection: Connection): Promise<Person> {
  const user = (await api.read("users.info", { user: externalId, include_locale: "true" })).get("user");
  const shown = user.get("profile");
  const nick = words(shown.get("display_name")) ?? words(user.get("name"));
  return {
    externalId,
    name: words(shown.get("real_name")) ?? words(user.get("real_name")) ?? nick,
    username: nick,
    avatarUrl: picture(shown),
    profileUrl: pageOf(connection.state.url, externalId),
    language: languageTag(user.get("locale")),
    phone: words(shown.get("phone")),
    email: words(shown.get("email")),
  };
}

/**
 * Where a file can be fetched now, with the bot's token for Slack's own servers alone.
 * (https://docs.slack.dev/reference/methods/files.info)
 * @throws {SendError} content when the file is nowhere to be had
 */
export async function fileAddress(
  net: ChannelNet,
  api: Api,
  ref: string,
  { credentials }: Connection,
): Promise<FileAddress> {
  const file = (await api.read("files.info", { file: ref })).get("file");
  const url = httpUrl(file.get("url_private_download")) ?? httpUrl(file.get("url_private"));
  if (url === undefined) throw new SendError("content", "Slack named no address for the file");
  const own = isSlack(new URL(url), new URL(net.base));
  return own ? { url, headers: { authorization: `Bearer ${credentials.botToken ?? ""}` } } : { url };
}

function isSlack(url: URL, base: URL): boolean {
  if (url.host === base.host) return url.protocol === base.protocol;
  return url.protocol === "https:" && (url.hostname === "slack.com" || url.hostname.endsWith(".slack.com"));
}

/** The largest first; people without a picture have a drawn one, which says nothing. */
function picture(shown: Peek): string | undefined {
  const sizes = ["image_512", "image_192", "image_72"];
  return sizes.map((size) => httpUrl(shown.get(size))).find((url) => url !== undefined);
}

function pageOf(workspaceUrl: string | undefined, user: string): string | undefined {
  return workspaceUrl && `${workspaceUrl}team/${encodeURIComponent(user)}`;
}
