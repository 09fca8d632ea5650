import { lineAttachment } from "@/lib/sandbox/attachments.ts";
import {
  conversationId,
  type MetaAccount,
  type MetaCall,
  type MetaWorld,
  personName,
  type WallComment,
  type WallPost,
} from "@/lib/sandbox/graph/state.ts";

export type NewPost = Pick<WallPost, "id" | "text" | "media" | "owner" | "permalink" | "product" | "boosted">;

/** Puts a post, photo or reel on a wall, where the phone shows it. */
export function addPost(world: MetaWorld, account: MetaAccount, post: NewPost): WallPost {
  const added: WallPost = { ...post, at: world.core.clock.now(), comments: new Map() };
  account.posts.set(added.id, added);
  const imageUrl = added.media && world.core.files.url(added.media.file);
  world.core.book.open({
    id: conversationId.post(world, account, added.id),
    platform: world.platform,
    account: account.id,
    kind: added.owner ? "mention" : "comment",
    title: added.owner ? personName(added.owner) : account.name,
    post: { id: added.id, text: added.text, imageUrl },
  });
  return added;
}

export type NewComment =
  & Pick<WallComment, "id" | "author" | "text" | "media" | "native">
  & { readonly replyTo?: WallComment };

/** Adds a comment; an answer to an answer stands in the same thread. */
export function addComment(
  world: MetaWorld,
  account: MetaAccount,
  post: WallPost,
  { replyTo, ...comment }: NewComment,
): WallComment {
  const parent = replyTo?.parent ?? replyTo;
  const at = world.core.clock.now();
  const added: WallComment = { ...comment, parent, replyTo: replyTo?.id, at, hidden: false, answered: false };
  post.comments.set(added.id, added);
  const { author, native } = added;
  world.core.book.add(conversationId.post(world, account, post.id), {
    id: added.id,
    from: author ? "customer" : native ? "native" : "business",
    author: author ? personName(author) : native ?? account.name,
    text: added.text,
    attachments: added.media ? [lineAttachment(world.core.files, added.media)] : [],
    at,
    replyTo: replyTo?.id,
  });
  return added;
}

/** A comment of an account, with the post that it stands under. */
export function findComment(
  { posts }: MetaAccount,
  id: string,
): { readonly post: WallPost; readonly comment: WallComment } | undefined {
  for (const post of posts.values()) {
    const comment = post.comments.get(id);
    if (comment) return { post, comment };
  }
  return undefined;
}

/** Removes a comment with its answers. @returns the ids of all that are gone */
export function removeComment(world: MetaWorld, account: MetaAccount, post: WallPost, id: string): string[] {
  const answers = [...post.comments.values()].filter(({ parent }) => parent?.id === id);
  const gone = [id, ...answers.map((one) => one.id)];
  for (const one of gone) {
    post.comments.delete(one);
    world.core.book.change(conversationId.post(world, account, post.id), one, { deleted: true });
  }
  return gone;
}

/** Notes a comment that the product made. */
export function noteComment(
  { world, account, method }: MetaCall,
  post: WallPost,
  { id, text, media, replyTo, at }: WallComment,
): void {
  world.core.sent.push({
    platform: world.platform,
    account: account.id,
    conversation: conversationId.post(world, account, post.id),
    to: post.id,
    id,
    method,
    text,
    attachments: media ? [lineAttachment(world.core.files, media)] : [],
    replyTo,
    at,
  });
}
