import type { AttachmentKind, TicketKind } from "@/lib/channels/capabilities.ts";

/** How the platform refused, by what can be done about it. */
export type SendErrorKind = "token" | "user" | "window" | "content" | "rate" | "transient";

/** A customer as the platform shows them. Absent fields are unknown, never empty. */
export interface Person {
  readonly externalId: string;
  readonly name?: string;
  readonly username?: string;
  readonly avatarUrl?: string;
  /** A platform's reference to a picture whose address must be asked for (see `Channel.file`). */
  readonly avatarRef?: string;
  readonly profileUrl?: string;
  /** BCP 47 language tag. */
  readonly language?: string;
  readonly country?: string;
  readonly city?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly site?: string;
}

/** The wall post, photo or tweet that comments hang on. */
export interface Post {
  readonly externalId: string;
  readonly url: string;
  readonly title?: string;
  readonly text?: string;
  readonly imageUrl?: string;
}

/** Where a message belongs. Messages with one key on one connection share an open ticket. */
export interface Thread {
  readonly kind: TicketKind;
  /** Decides the ticket: the person for a direct conversation, post and author for a comment. */
  readonly key: string;
  readonly post?: Post;
}

export interface InboundAttachment {
  readonly kind: AttachmentKind;
  readonly name?: string;
  readonly contentType?: string;
  /** Bytes, when the platform says. */
  readonly size?: number;
  /** A public address to fetch from. */
  readonly url?: string;
  /** A platform's file id, to be turned into an address by `Channel.file`. */
  readonly ref?: string;
  /** Our own id of what is stored here already: a file that a visitor put on our page. */
  readonly uploadId?: string;
  /** Where a person can open it when it cannot be fetched. */
  readonly pageUrl?: string;
  readonly width?: number;
  readonly height?: number;
  /** Milliseconds. */
  readonly duration?: number;
  /** Location, as decimal degrees. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly phone?: string;
  /**
   * The platform will not hand it out (too large, expired): shown, never fetched. unlisted: its page opens for
   * others only when its author made it to.
   */
  readonly unavailable?: "too_large" | "expired" | "protected" | "unlisted";
}

export interface InboundMessage {
  readonly type: "message";
  /** Unique on the connection: a second one changes nothing. */
  readonly externalId: string;
  readonly thread: Thread;
  /** contact: the customer wrote; ours: the platform repeats what we or a colleague sent there. */
  readonly from: "contact" | "ours";
  /** The customer of the conversation, also when `from` is ours. */
  readonly person: Person;
  /** For ours: our own `Outbound.id`, when the platform hands it back. */
  readonly echoOf?: string;
  /** For ours: who answered in the platform's own app. */
  readonly author?: { readonly externalId?: string; readonly name?: string };
  readonly text: string;
  readonly attachments: readonly InboundAttachment[];
  readonly replyTo?: string;
  /** It stands in public although its conversation is private: it opens no reply window. */
  readonly via?: "comment";
  /** ms since the epoch, by the platform's clock. */
  readonly sentAt: number;
  /** Growing number of the message in its conversation, where the platform counts. */
  readonly sequence?: number;
  /** Messages that carry one album key are shown as one. */
  readonly album?: string;
  /** Content that we cannot show: what it was, and where to look. */
  readonly unknown?: { readonly what: string; readonly url?: string };
}

export interface InboundEdit {
  readonly type: "edit";
  readonly externalId: string;
  readonly text: string;
  readonly attachments?: readonly InboundAttachment[];
  readonly at: number;
}

export interface InboundDeletion {
  readonly type: "deletion";
  readonly externalId: string;
  readonly at: number;
}

/** A receipt by ids, or for everything up to a moment or a sequence number in one conversation. */
export interface InboundReceipt {
  readonly type: "receipt";
  /** sent: the platform has it, which is of interest where its own answer was lost. */
  readonly status: "sent" | "delivered" | "read" | "failed";
  readonly externalIds?: readonly string[];
  readonly upTo?: { readonly threadKey: string; readonly at?: number; readonly sequence?: number };
  /** Our own `Outbound.id`, when the platform hands it back: settles a doubtful send. */
  readonly echoOf?: string;
  readonly error?: { readonly kind: SendErrorKind; readonly message: string };
  readonly at: number;
}

/** The customer allowed or forbade us to write. */
export interface InboundReach {
  readonly type: "reach";
  readonly person: Person;
  readonly allowed: boolean;
  readonly at: number;
}

/** A small mark that the customer put on a message; an empty emoji takes it away. */
export interface InboundReaction {
  readonly type: "reaction";
  readonly externalId: string;
  readonly person: Person;
  readonly emoji: string;
  readonly at: number;
}

/** A post seen before anybody commented: kept for its text and picture, opens nothing. */
export interface InboundPost {
  readonly type: "post";
  readonly post: Post;
  readonly at: number;
}

/** The person's id changed (a new number, a migrated chat). */
export interface InboundRename {
  readonly type: "rename";
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

/** The platform took our access away. */
export interface InboundRevoked {
  readonly type: "revoked";
  readonly reason: string;
  readonly at: number;
}

/**
 * Something whose content has to be asked for: the channel's `lookup` says what it is.
 */
export interface InboundPointer {
  readonly type: "pointer";
  /** Unique on the connection. */
  readonly externalId: string;
  /** What `Channel.lookup` takes. */
  readonly ref: string;
  /** What is shown when the platform does not say. */
  readonly fallback: InboundMessage;
  readonly at: number;
}

/** The customer pressed a button that hangs on something that we sent with choices. */
export interface InboundChoice {
  readonly type: "choice";
  /** Unique on the connection: a second one changes nothing. */
  readonly externalId: string;
  /** `Outbound.id` of what the button hangs on. */
  readonly ref: string;
  /** `Choice.id` of the button. */
  readonly id: string;
  readonly person: Person;
  /** What `Channel.pressed` takes, where the platform shows a wait on the button until it is answered. */
  readonly press?: string;
  /** What the press is where nothing of ours is known by `ref`: what any other one is. */
  readonly message: InboundMessage;
  /** ms since the epoch, by the platform's clock; 0 where it tells none. */
  readonly at: number;
}

export type Inbound =
  | InboundMessage
  | InboundChoice
  | InboundEdit
  | InboundDeletion
  | InboundReceipt
  | InboundReach
  | InboundReaction
  | InboundPost
  | InboundRename
  | InboundRevoked
  | InboundPointer;
