import type { Core } from "@/lib/sandbox/core.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** Somebody with an X account. */
export interface XPerson {
  /** Digits, beyond 2^53 for a new account. */
  readonly id: string;
  readonly name: string;
  /** Without the @. */
  readonly username: string;
  readonly avatar?: SampleName;
  readonly location?: string;
  readonly description?: string;
  readonly url?: string;
  /** Takes messages from everybody, not only answers. */
  readonly openMessages?: boolean;
  /** Posts are shown to followers alone: no API tells of them. */
  readonly protected?: boolean;
}

export type MediaType = "photo" | "animated_gif" | "video";

/** A picture, GIF or video that is kept at X. */
export interface XMedia {
  readonly id: string;
  readonly type: MediaType;
  readonly file: StoredFile;
  /** As dm_image; what it may be used for. */
  readonly category: string;
  /** ms since the epoch. */
  readonly at: number;
  /** How often the product must still ask before it is ready. */
  processing: number;
  /** The last part of its address. */
  readonly resource: string;
}

/** A media file that comes in pieces. */
export interface Upload {
  readonly id: string;
  readonly category: string;
  readonly contentType: string;
  readonly totalBytes: number;
  readonly pieces: Map<number, Uint8Array<ArrayBuffer>>;
}

export interface DirectMessage {
  readonly id: string;
  readonly text: string;
  readonly media?: XMedia;
  /** Sent by the account's side. */
  readonly own: boolean;
  /** ms since the epoch. */
  readonly at: number;
}

/** What an account and a person have written to each other. */
export interface Dialogue {
  readonly person: XPerson;
  readonly messages: Map<string, DirectMessage>;
  /** The person has written, so that the account may answer. */
  begun: boolean;
  /** The last message of the account that the person has read. */
  readUpTo: string | null;
}

export interface Mention {
  readonly person: XPerson;
  /** Put there by X, in front of an answer, not typed by the author. */
  readonly implicit: boolean;
}

export interface Post {
  readonly id: string;
  readonly author: XPerson;
  /** What stands there, with the names in front that X puts before an answer. */
  readonly text: string;
  /** Length of those names, in UTF-16 code units. */
  readonly hidden: number;
  readonly media: readonly XMedia[];
  readonly mentions: readonly Mention[];
  /** ms since the epoch. */
  readonly at: number;
  readonly conversation: string;
  readonly replyTo?: Post;
  readonly quotes?: Post;
  /** Ids of all versions, oldest first. */
  readonly history: readonly string[];
}

export interface XWebhook {
  readonly id: string;
  readonly url: string;
  readonly createdAt: number;
  valid: boolean;
  /** Accounts whose activity comes here by the Account Activity API. */
  readonly accounts: Set<string>;
}

/** One subscription of the X Activity API. */
export interface Subscription {
  readonly id: string;
  readonly eventType: string;
  readonly userId: string;
  readonly direction?: string;
  readonly tag?: string;
  readonly webhookId?: string;
  readonly createdAt: number;
}

/** How an app of X's developer console is set up. */
export interface XApp {
  readonly id: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly bearer: string;
  /** As the header x-access-level says it. */
  readonly access: "read" | "read-write" | "read-write-directmessages";
  /** A self-serve app may answer those alone who have called it. */
  readonly selfServe: boolean;
  /** Who may subscribe to private events of the X Activity API: OAuth 2.0 users, any user, nobody. */
  readonly activity: "oauth2" | "user" | "none";
  readonly accountActivity: boolean;
  readonly maxWebhooks: number;
  readonly webhooks: Map<string, XWebhook>;
  readonly subscriptions: Map<string, Subscription>;
  readonly nonces: Set<string>;
}

/** An account of a business, which has let an app act for it. */
export interface XAccount {
  readonly person: XPerson;
  readonly app: XApp;
  readonly accessToken: string;
  readonly accessTokenSecret: string;
  revoked: boolean;
  /** Events come with no `includes`: whom and what they speak of has to be asked for. */
  bare: boolean;
  readonly dialogues: Map<string, Dialogue>;
  readonly uploads: Map<string, Upload>;
  /** Ids of people who have blocked the account. */
  readonly blockedBy: Set<string>;
}

export interface XWorld {
  readonly core: Core;
  /** By consumer key. */
  readonly apps: Map<string, XApp>;
  /** By id. */
  readonly accounts: Map<string, XAccount>;
  readonly people: Map<string, XPerson>;
  readonly posts: Map<string, Post>;
  readonly media: Map<string, XMedia>;
  /** Moments of the calls of each window, by user or app and method. */
  readonly windows: Map<string, number[]>;
  /** Addresses behind t.co links. */
  readonly links: Map<string, string>;
  lastId: bigint;
}

export function dialogueOf(account: XAccount, person: XPerson): Dialogue {
  const known = account.dialogues.get(person.id);
  if (known) return known;
  const dialogue: Dialogue = { person, messages: new Map(), begun: false, readUpTo: null };
  account.dialogues.set(person.id, dialogue);
  return dialogue;
}

/** Names of the conversations on the customer's phone. */
export const conversationId = {
  direct: ({ person }: XAccount, user: string) => `twitter:${person.id}:${user}`,
  post: ({ person }: XAccount, conversation: string) => `twitter:${person.id}:post:${conversation}`,
};
