import type { FileMedia, Media } from "@/lib/sandbox/attachments.ts";
import type { Line, LineAttachment } from "@/lib/sandbox/conversations.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { GraphParams } from "@/lib/sandbox/graph/params.ts";
import type { GraphAccount, GraphWorld } from "@/lib/sandbox/graph/world.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** A person on Facebook or Instagram, as one account knows them. */
export interface MetaPerson {
  /** In messages: the page-scoped or Instagram-scoped id. */
  readonly id: string;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly avatar?: SampleName;
}

/** An attachment as a message carries it. */
export interface MetaAttachment {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly shown: LineAttachment;
}

export interface MetaMessage {
  readonly mid: string;
  readonly from: "customer" | "business" | "native";
  text?: string;
  readonly attachments: readonly MetaAttachment[];
  /** ms since the epoch. */
  readonly at: number;
  /** mid of the message that is answered. */
  readonly replyTo?: string;
  /** Returned in the echo alone. */
  readonly metadata?: string;
  /** Further fields of the webhook's message: quick_reply, is_unsupported. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Who wrote it in the platform's own app. */
  readonly author?: string;
  readonly buttons?: Line["buttons"];
  edits: number;
}

/** What an account and a person wrote to each other. */
export interface Dialogue {
  readonly person: MetaPerson;
  /** When the person last wrote, which opens the window: ms since the epoch. */
  lastInbound: number | null;
  blocked: boolean;
  /** The phone is off: nothing is delivered until it is on again. */
  offline: boolean;
  readonly messages: Map<string, MetaMessage>;
}

export interface WallComment {
  readonly id: string;
  /** null: the account itself. */
  readonly author: MetaPerson | null;
  text: string;
  readonly media?: FileMedia;
  readonly at: number;
  /** The comment at the head of the thread, for an answer. */
  readonly parent?: WallComment;
  /** The comment that is answered, which may be an answer itself. */
  readonly replyTo?: string;
  /** Who answered in the platform's own app. */
  readonly native?: string;
  hidden: boolean;
  /** One private reply, then no more. */
  answered: boolean;
}

export interface WallPost {
  readonly id: string;
  readonly text: string;
  readonly media?: FileMedia;
  readonly at: number;
  /** null: the account's own post. */
  readonly owner: MetaPerson | null;
  readonly permalink: string;
  /** FEED, REELS or AD. */
  readonly product: string;
  /** Promoted: a comment is told for the post and once more for its advertisement. */
  readonly boosted: boolean;
  readonly comments: Map<string, WallComment>;
}

/** A Facebook page or an Instagram professional account. */
export interface MetaAccount extends GraphAccount {
  readonly username: string;
  readonly avatar: SampleName;
  /** The feature Human Agent is approved: answers for seven days. */
  humanAgent: boolean;
  /** Another app has the conversations. */
  standby: boolean;
  readonly dialogues: Map<string, Dialogue>;
  readonly posts: Map<string, WallPost>;
  /** Reusable attachments by attachment_id. */
  readonly uploads: Map<string, { readonly type: string; readonly file: StoredFile }>;
}

/** Where the two platforms differ in their messages. */
export interface Dialect {
  /** The permission for messages. */
  readonly scope: string;
  readonly fields: {
    readonly echoes: string;
    /** Absent: deliveries are not told. */
    readonly deliveries?: string;
    readonly reads: string;
    readonly edits: string;
  };
  /** Files may be posted in `filedata`, not only named by address. */
  readonly uploads: boolean;
  /** Unsending is told. */
  readonly tellsDeletion: boolean;
  /** Of error 10, outside the window. */
  readonly windowSubcode: number;
  mid(): string;
  /** @throws {GraphRefusal} */
  checkText(text: string): void;
  /** @param type image, video, audio or file @throws {GraphRefusal} */
  checkFile(type: string, file: StoredFile): void;
  /** What an echo says beside the message. */
  echo(account: MetaAccount, message: MetaMessage): Record<string, unknown>;
  /** The event's content when the person has read up to a message. */
  read(last: MetaMessage): Record<string, unknown>;
  /** What a person's attachment becomes; null: the platform cannot show it to us. */
  attach(world: MetaWorld, media: Media): MetaAttachment | null;
}

export interface MetaWorld extends GraphWorld {
  readonly platform: "facebook" | "instagram";
  readonly dialect: Dialect;
  readonly accounts: ReadonlyMap<string, MetaAccount>;
}

/** A call of an account's token at one of the two platforms. */
export interface MetaCall {
  readonly world: MetaWorld;
  readonly account: MetaAccount;
  readonly params: GraphParams;
  /** As the log names it. */
  readonly method: string;
}

export function personName({ firstName, lastName }: { firstName: string; lastName?: string }): string {
  return [firstName, lastName].filter(Boolean).join(" ");
}

/** Names of an account's conversations in the sandbox's book. */
export const conversationId = {
  direct: ({ platform }: MetaWorld, { id }: MetaAccount, person: string) => `${platform}:${id}:${person}`,
  post: ({ platform }: MetaWorld, { id }: MetaAccount, post: string) => `${platform}:${id}:post${post}`,
};
