import type { Post } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { integer, positive } from "@/lib/channels/vk/ids.ts";
import { links } from "@/lib/channels/vk/links.ts";

/** Where a comment hangs, the same for the event of a comment and for that of its deletion. */
export interface CommentPlace {
  /** Beginning of the thread's key: post, photo or video. */
  readonly key: string;
  readonly post: Post;
  /** External id of a comment here by its number. */
  readonly idOf: (comment: number) => string;
  /** Page on which this comment can be seen. */
  readonly url: string;
  readonly comment: number;
}

/** A comment on a wall. Posts of other walls keep their owner in `post_owner_id`. */
export function wallPlace(object: Peek): CommentPlace | undefined {
  const wall = integer(object.get("owner_id")) ?? integer(object.get("post_owner_id"));
  const owner = integer(object.get("post_owner_id")) ?? wall;
  const post = positive(object.get("post_id"));
  const comment = positive(object.get("id"));
  if (!wall || !owner || post === undefined || comment === undefined) return undefined;
  const url = links.comment(owner, post, comment);
  return {
    key: `wall:${owner}_${post}`,
    post: { externalId: `${owner}_${post}`, url },
    idOf: (id) => `c${wall}_${id}`,
    url,
    comment,
  };
}

/** A comment under a photo or a video; its number is unique under that one alone. */
export function mediaPlace(type: "photo" | "video") {
  return (object: Peek): CommentPlace | undefined => {
    const owner = integer(object.get(`${type}_owner_id`)) ?? integer(object.get("owner_id"));
    const item = positive(object.get(`${type}_id`));
    const comment = positive(object.get("id"));
    if (!owner || item === undefined || comment === undefined) return undefined;
    const url = links.object(type, owner, item);
    return {
      key: `${type}:${owner}_${item}`,
      post: { externalId: `${type}${owner}_${item}`, url },
      idOf: (id) => `${type}${owner}_${item}_${id}`,
      url,
      comment,
    };
  };
}
