import { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";

/** An id of X: digits, as text; beyond 2^53 the number beside it is rounded. */
export function snowflake(...candidates: readonly Peek[]): string | undefined {
  return candidates.map(idOf).find((id) => id !== undefined && /^\d{1,20}$/.test(id));
}

/** Messages and posts are numbered apart, so that their external ids begin with a letter. */
export const directId = (id: string) => `d${id}`;
export const postId = (id: string) => `t${id}`;

/** The number of a post behind its external id; undefined for anything else. */
export function readPostId(externalId: string | undefined): string | undefined {
  return /^t(\d{1,20})$/.exec(externalId ?? "")?.[1];
}

/**
 * The thread of a comment or mention: the post that it stands under, and its author. A comment on a post of
 * ours stands under that post, so that a further one comes to the same ticket; an answer under an answer of
 * ours stands under that answer, so that it opens a ticket of its own. A mention stands under what its
 * conversation began with.
 */
export const threadKey = (anchor: string, author: string) => `${anchor}:${author}`;

/** The post that a thread stands under. */
export function anchorOf(key: string): string | undefined {
  return snowflake(new Peek(key.split(":", 1)[0]));
}
