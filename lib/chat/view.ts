import type { AttachmentView } from "@/lib/inbox/view.ts";

/** A message as the visitor's page sees it. Nothing that is meant for the team alone has a place here. */
export interface ChatMessage {
  id: string;
  /** The name that the page gave its own message, to match an optimistic bubble. */
  clientId?: string;
  from: "visitor" | "team";
  /** Who answered; absent for the visitor, and for what the product says by itself. */
  author?: string;
  text: string;
  files: AttachmentView[];
  /** How far an answer has come; of the visitor's own messages: received. */
  status: "received" | "sent" | "delivered" | "read";
  replyTo?: { id: string; text: string; from: "visitor" | "team" };
  /** ISO 8601. */
  at: string;
  edited?: boolean;
  deleted?: boolean;
  /** Buttons under it, while they can be pressed or one of them has been. */
  choices?: { id: string; label: string }[];
  /** The one that counts. */
  chosen?: string;
}

/** The newest messages, or older ones: oldest first. */
export interface ChatPage {
  items: ChatMessage[];
  /** Where older ones are; null at the beginning. */
  earlier: string | null;
  /** The last line of the change log that these messages include. */
  seq: number;
}

/** What is new or different since a line of the change log. */
export interface ChatChanges {
  items: ChatMessage[];
  seq: number;
  /** Too much has happened: `items` are the newest messages, to be shown in place of everything. */
  reset: boolean;
}

/** One line of the stream: ids and kinds, never a text. */
export interface ChatEvent {
  seq: number;
  kind: "message.created" | "message.updated";
  messageId: string;
}

/** What a page gets when it says hello. */
export interface ChatSession {
  /** For the Authorization header, as `Bearer`; kept by the page. */
  token: string;
  /** ISO 8601. */
  expiresAt: string;
  visitor: { id: string };
  locale: "ru" | "en";
  /** Whose chat it is. */
  business: string;
  /** paused: can be read, takes nothing new. */
  status: "active" | "paused";
}
