import {
  type ChannelNet,
  type Connection,
  type FileAddress,
  type Inbound,
  type Person,
  SendError,
} from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { httpUrl } from "@/lib/channels/reading.ts";
import { type Api, dataOf } from "@/lib/channels/twitter/api.ts";
import { signedAs } from "@/lib/channels/twitter/keys.ts";
import { personOf } from "@/lib/channels/twitter/person.ts";
import { POST_FIELDS, postIn } from "@/lib/channels/twitter/tweet.ts";

/** Where X keeps the files of direct messages; they open to a signed request of the account alone. */
const FILE_HOSTS: ReadonlySet<string> = new Set(["ton.twitter.com", "ton.x.com"]);

/** What X shows of a person. (docs.x.com/x-api/users/get-user-by-id) */
export async function profile(api: Api, externalId: string): Promise<Person> {
  if (!/^\d{1,20}$/.test(externalId)) {
    throw new SendError("user", `Could not look up the person ${JSON.stringify(externalId)}`);
  }
  const params = { "user.fields": "profile_image_url,url,entities" };
  const user = dataOf(await api.asUser("GET", `/2/users/${externalId}`, { params }));
  const site = user.at("entities", "url", "urls").list.map((link) => httpUrl(link.get("expanded_url")));
  return { ...personOf(externalId, user), site: site[0] ?? httpUrl(user.get("url")) };
}

/**
 * A post by its bare id, `post:{id}`: comments come without the words that they answer.
 * (docs.x.com/x-api/posts/get-post-by-id)
 * @returns nothing for anything else
 */
export async function lookUpPost(api: Api, ref: string, now: number): Promise<Inbound[]> {
  const id = /^post:(\d{1,20})$/.exec(ref)?.[1];
  if (id === undefined) return [];
  const answer = await api.asUser("GET", `/2/tweets/${id}`, { params: POST_FIELDS });
  const post = postIn(dataOf(answer), new Peek(answer.body).get("includes"));
  return post ? [{ type: "post", post, at: now }] : [];
}

/**
 * The address of a direct message's file with the account's signature. X's newer address for the same file
 * takes OAuth 2.0 alone (docs.x.com/x-api/direct-messages/media/introduction).
 * @param ref the address that stood in the message
 * @param now ms since the epoch
 * @throws {SendError} content for an address that is not X's
 */
export async function fileAddress(
  net: ChannelNet,
  ref: string,
  { credentials }: Connection,
  now: number,
): Promise<FileAddress> {
  const url = URL.parse(ref);
  const base = new URL(net.base);
  const ours = url && url.host === base.host && url.protocol === base.protocol;
  if (!url || !(ours || (url.protocol === "https:" && FILE_HOSTS.has(url.host)))) {
    throw new SendError("content", "The file's address is not one of X");
  }
  return { url: url.href, headers: { authorization: await signedAs(credentials, "GET", url, now) } };
}
