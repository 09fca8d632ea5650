import { lineMedia, publicUrl } from "@/lib/sandbox/twitter/media.ts";
import { nextId } from "@/lib/sandbox/twitter/ids.ts";
import {
  conversationId,
  type Mention,
  type Post,
  type XAccount,
  type XMedia,
  type XPerson,
  type XWorld,
} from "@/lib/sandbox/twitter/state.ts";

export interface NewPost {
  readonly author: XPerson;
  /** What the author has typed. */
  readonly text: string;
  readonly media?: readonly XMedia[];
  readonly replyTo?: Post;
  readonly quotes?: Post;
  /** Puts the names of those who are answered in front; they do not count towards the length. */
  readonly naming?: boolean;
  /** The post that this one is a new version of. */
  readonly edits?: Post;
}

/** Publishes a post. Who shows it and who is told is up to others. */
export function addPost(world: XWorld, { naming = true, ...given }: NewPost): Post {
  const { author, text, media = [], replyTo, quotes, edits } = given;
  const id = nextId(world);
  const named = naming && replyTo ? answered(replyTo, author) : [];
  const front = named.map(({ username }) => `@${username} `).join("");
  const implicit = named.map((person): Mention => ({ person, implicit: true }));
  const typed = typedNames(world, text).map((person): Mention => ({ person, implicit: false }));
  const post: Post = {
    id,
    author,
    text: front + text,
    hidden: front.length,
    media,
    mentions: [...implicit.filter(({ person }) => !typed.some((one) => one.person === person)), ...typed],
    at: world.core.clock.now(),
    conversation: edits?.conversation ?? replyTo?.conversation ?? id,
    replyTo,
    quotes,
    history: [...edits?.history ?? [], id],
  };
  world.posts.set(id, post);
  return post;
}

/** Whose names X puts in front of an answer: the author's and those that were named there, not one's own. */
function answered(post: Post, by: XPerson): XPerson[] {
  const all = [post.author, ...post.mentions.map(({ person }) => person)];
  return [...new Set(all)].filter((person) => person !== by);
}

function typedNames({ people }: XWorld, text: string): XPerson[] {
  const names = [...text.matchAll(/(?<![\w@])@(\w{1,15})(?!\w)/g)].map(([, name = ""]) => name.toLowerCase());
  return [...people.values()].filter(({ username }) => names.includes(username.toLowerCase()));
}

/** Shows a post on the customer's phone, in the conversation that it belongs to. */
export function showPost(
  world: XWorld,
  account: XAccount,
  post: Post,
  from: "customer" | "business" | "native",
) {
  const root = world.posts.get(post.conversation) ?? post;
  const picture = root.media.find(({ type }) => type === "photo");
  const { id } = world.core.book.open({
    id: conversationId.post(account, post.conversation),
    platform: "twitter",
    account: account.person.id,
    kind: root.author === account.person ? "comment" : "mention",
    title: root.author.name,
    post: { id: root.id, text: root.text, imageUrl: picture && publicUrl(world, picture) },
  });
  if (post === root && from === "native") return id;
  world.core.book.add(id, {
    id: post.id,
    from,
    author: post.author.name,
    text: post.text.slice(post.hidden),
    attachments: post.media.map((one) => lineMedia(world, one)),
    at: post.at,
    replyTo: post.replyTo?.id,
  });
  return id;
}

/** Takes a post away for good. */
export function removePost(world: XWorld, account: XAccount, { id, conversation }: Post): void {
  world.posts.delete(id);
  world.core.book.change(conversationId.post(account, conversation), id, { deleted: true });
}

/** Has the post's author called this account, by its name or by quoting a post of it? */
export function hasCalled(world: XWorld, { person }: XAccount, { author, conversation }: Post): boolean {
  return [...world.posts.values()].some((post) =>
    post.author === author && post.conversation === conversation &&
    (post.quotes?.author === person ||
      post.mentions.some((one) => one.person === person && !one.implicit))
  );
}
