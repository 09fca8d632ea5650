import { mediaEntity, mediaKey, publicUrl } from "@/lib/sandbox/twitter/media.ts";
import { legacyUser } from "@/lib/sandbox/twitter/people.ts";
import type { Post, XWorld } from "@/lib/sandbox/twitter/state.ts";
import { mentionSpans, points, writeDown, type Written } from "@/lib/sandbox/twitter/written.ts";

/** A post of API v2, with every field (https://docs.x.com/x-api/fundamentals/data-dictionary#tweet). */
export function postObject(world: XWorld, post: Post) {
  const { id, author, conversation, replyTo, quotes, at, history, media } = post;
  const written = writtenPost(world, post);
  const referenced = [
    ...(replyTo ? [{ type: "replied_to", id: replyTo.id }] : []),
    ...(quotes ? [{ type: "quoted", id: quotes.id }] : []),
  ];
  return {
    id,
    text: written.text,
    author_id: author.id,
    conversation_id: conversation,
    created_at: new Date(at).toISOString(),
    edit_history_tweet_ids: history,
    display_text_range: shownRange(post, written),
    ...(replyTo && { in_reply_to_tweet_id: replyTo.id, in_reply_to_user_id: replyTo.author.id }),
    ...(referenced.length > 0 && { referenced_tweets: referenced }),
    ...(media.length > 0 && { attachments: { media_keys: media.map(mediaKey) } }),
    entities: entities(post, written),
    lang: "ru",
    possibly_sensitive: false,
    reply_settings: "everyone",
  };
}

/** The text as X writes it down, with the link to the media at its end. */
function writtenPost(world: XWorld, { id, author, text, media }: Post): Written {
  const page = `https://x.com/${author.username}/status/${id}/photo/1`;
  return writeDown(world, text, media.length > 0 ? page : undefined);
}

function shownRange({ text, hidden }: Post, { text: written, mediaLink }: Written): [number, number] {
  return [points(text.slice(0, hidden)), mediaLink ? mediaLink.start - 1 : points(written)];
}

function entities(post: Post, written: Written) {
  const all = [...written.links, ...written.mediaLink ? [written.mediaLink] : []];
  const key = post.media[0] && mediaKey(post.media[0]);
  const urls = all.map((link) => {
    const { start, end, short, full } = link;
    const display_url = full.replace(/^https?:\/\//, "");
    const own = link === written.mediaLink && { media_key: key };
    return { start, end, url: short, expanded_url: full, display_url, ...own };
  });
  const mentions = mentionSpans(post, written).map(({ person, start, end }) => {
    return { start, end, username: person.username, id: person.id };
  });
  return { ...(urls.length > 0 && { urls }), ...(mentions.length > 0 && { mentions }) };
}

/** What the older API cuts a text at; the whole of it is in extended_tweet. */
const SHORT = 140;

/** A post as the Account Activity API tells it: ids as numbers and as texts, a long text cut off. */
export function legacyPost(world: XWorld, post: Post): Record<string, unknown> {
  const { id, author, replyTo, quotes, at } = post;
  const written = writtenPost(world, post);
  const whole = legacyText(world, post, written);
  const cut = points(written.text) > SHORT;
  const short = { text: `${[...written.text].slice(0, SHORT - 25).join("")}… https://t.co/cut` };
  return {
    created_at: legacyDate(at),
    id: BigInt(id),
    id_str: id,
    truncated: cut,
    ...(cut
      ? { ...short, entities: { urls: [], user_mentions: whole.entities.user_mentions } }
      : { text: written.text, ...whole }),
    ...(cut && { extended_tweet: { full_text: written.text, ...whole } }),
    source: '<a href="https://mobile.x.com" rel="nofollow">X Web App</a>',
    in_reply_to_status_id: replyTo ? BigInt(replyTo.id) : null,
    in_reply_to_status_id_str: replyTo?.id ?? null,
    in_reply_to_user_id: replyTo ? BigInt(replyTo.author.id) : null,
    in_reply_to_user_id_str: replyTo?.author.id ?? null,
    in_reply_to_screen_name: replyTo?.author.username ?? null,
    user: legacyUser(world, author),
    is_quote_status: quotes !== undefined,
    ...(quotes && { quoted_status_id_str: quotes.id, quoted_status: legacyPost(world, quotes) }),
    lang: "ru",
    timestamp_ms: String(at),
  };
}

function legacyText(world: XWorld, post: Post, written: Written) {
  const { id, author, media } = post;
  const user_mentions = mentionSpans(post, written).map(({ person, start, end }) => ({
    screen_name: person.username,
    name: person.name,
    id: BigInt(person.id),
    id_str: person.id,
    indices: [start, end],
  }));
  const urls = written.links.map(({ short, full, start, end }) => {
    return { url: short, expanded_url: full, display_url: full, indices: [start, end] };
  });
  const { short: link = "", start = 0, end = 0 } = written.mediaLink ?? {};
  const page = `https://x.com/${author.username}/status/${id}/photo/1`;
  const shown = media.map((one) =>
    mediaEntity(world, one, { link, page, address: publicUrl(world, one), indices: [start, end] })
  );
  return {
    display_text_range: shownRange(post, written),
    entities: { hashtags: [], symbols: [], urls, user_mentions, ...(shown[0] && { media: [shown[0]] }) },
    ...(shown.length > 0 && { extended_entities: { media: shown } }),
  };
}

/** As "Wed Aug 12 18:00:00 +0000 2026". */
function legacyDate(at: number): string {
  const [day, date, month, year, time] = new Date(at).toUTCString().replace(",", "").split(" ");
  return `${day} ${month} ${date} ${time} +0000 ${year}`;
}
