import type { Connection, InboundAttachment, InboundMessage, Post } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { isPlainId, type MentionPlace, readMentionId } from "@/lib/channels/instagram/ids.ts";
import { links } from "@/lib/channels/instagram/links.ts";
import { isFilm, postOf, PUBLIC_FIELDS } from "@/lib/channels/instagram/posts.ts";
import { httpUrl, moment, words } from "@/lib/channels/reading.ts";

/** What Instagram shows of a mention. */
export interface Mention {
  readonly text: string;
  /** Who wrote it, by the name alone: Instagram tells no id. */
  readonly username?: string;
  /** ms since the epoch; 0 when nobody knows. */
  readonly sentAt: number;
  readonly post: Post;
  /** The picture or film of the post, whose address lasts some days. */
  readonly media?: { readonly kind: "image" | "video"; readonly url: string };
}

/**
 * Asks for a mention (developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/mentions).
 * @param account id of our own account
 * @returns null for an id that is no mention's
 * @throws {SendError}
 */
export async function askMention(graph: Graph, account: string, externalId: string): Promise<Mention | null> {
  const place = readMentionId(externalId);
  if (!place || !isPlainId(place.media) || !isPlainId(place.comment ?? "x")) return null;
  const answer = await graph.get([account || "me"], { fields: fieldsOf(place) });
  const comment = answer.get("mentioned_comment");
  const media = place.comment === undefined ? answer.get("mentioned_media") : comment.get("media");
  const said = place.comment === undefined ? media.get("caption") : comment.get("text");
  const author = place.comment === undefined ? media : comment;
  const url = httpUrl(media.get("media_url"));
  return {
    text: words(said) ?? "",
    username: words(author.get("username")),
    sentAt: moment(author.get("timestamp")),
    post: postOf(media, place.media),
    media: url === undefined ? undefined : { kind: isFilm(media) ? "video" : "image", url },
  };
}

/**
 * A mention in full, which its event only points at; null for one of our own.
 * @throws {SendError} content for a mention that is gone, or stands where we may not look
 */
export async function lookUpMention(
  graph: Graph,
  { accountId, state }: Connection,
  externalId: string,
): Promise<InboundMessage | null> {
  const mention = await askMention(graph, accountId, externalId);
  if (!mention || (mention.username !== undefined && mention.username === state.username)) return null;
  const { text, username, sentAt, post } = mention;
  const profileUrl = username ? links.profile(username) : undefined;
  return {
    type: "message",
    externalId,
    thread: { kind: "mention", key: externalId, post },
    from: "contact",
    person: { externalId: username ? `@${username}` : externalId, username, profileUrl },
    text,
    attachments: attachmentsOf(mention, externalId),
    sentAt,
    unknown: text === "" ? { what: "mention", url: post.url } : undefined,
  };
}

/** Its address is asked for anew when it is fetched. */
function attachmentsOf({ media }: Mention, ref: string): InboundAttachment[] {
  return media ? [{ kind: media.kind, name: "post", ref }] : [];
}

function fieldsOf({ media, comment }: MentionPlace): string {
  return comment === undefined
    ? `mentioned_media.media_id(${media}){${PUBLIC_FIELDS}}`
    : `mentioned_comment.comment_id(${comment}){id,text,timestamp,username,media{${PUBLIC_FIELDS}}}`;
}
