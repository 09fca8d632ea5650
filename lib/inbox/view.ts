import type { EventKind, MessageStatus } from "@/db/schema/workspace.ts";
import type { OwnField } from "@/lib/contacts/view.ts";
import type { AttachmentKind, Platform, Section, TicketKind } from "@/lib/channels/capabilities.ts";

/** What pages, islands and the REST API see. Times are ISO 8601 in UTC. */
export interface ContactView {
  id: string;
  name: string;
  avatarUrl?: string;
  email?: string;
  phone?: string;
  country?: string;
  city?: string;
  site?: string;
  language?: string;
  note?: string;
  identities?: IdentityView[];
  /** The workspace's own ones. */
  fields?: OwnField[];
  /** What they write opens no tickets and calls nobody. */
  blocked?: boolean;
}

export interface IdentityView {
  id: string;
  connectionId: string;
  platform: Platform;
  name?: string;
  username?: string;
  profileUrl?: string;
  /** false: the customer forbade us to write. */
  reachable?: boolean;
  /** The customer asked for no more broadcasts. */
  optedOut?: boolean;
}

export interface MemberView {
  id: string;
  name: string;
  role: "owner" | "admin" | "agent";
  /** They are away; only where members are listed to be chosen from. */
  away?: boolean;
}

/** A team by its name. */
export interface TeamRef {
  id: string;
  name: string;
}

export interface PostView {
  url: string;
  title?: string;
  text?: string;
  imageUrl?: string;
}

/** One deadline of a ticket. */
export interface ClockView {
  /** Our first answer, a later one, or the end of the ticket. */
  kind: "first" | "next" | "resolution";
  /** warned: it is near; paused: it stands still. */
  state: "running" | "warned" | "breached" | "paused";
  /** Absent while it stands still. */
  dueAt?: string;
  /** From when on it counts as near. */
  warnAt?: string;
}

/** The nearest deadline, and all of them. */
export interface SlaView extends ClockView {
  policyId: string;
  clocks: ClockView[];
}

/** The question how it was, and its answer. */
export interface CsiView {
  /** skipped: nobody was asked, and why stands in `reason`. */
  state: "asked" | "answered" | "skipped";
  reason?: string;
  scale: "five" | "thumbs";
  /** 1 to 5. */
  score?: number;
  comment?: string;
  via?: "button" | "words" | "page";
  askedAt?: string;
  expiresAt?: string;
  scoredAt?: string;
}

export interface TicketView {
  id: string;
  number: number;
  subject: string;
  status: "open" | "closed";
  platform: Platform;
  connectionId: string;
  connectionName: string;
  kind: TicketKind;
  section: Section;
  tags: string[];
  contact: ContactView;
  assignee: MemberView | null;
  post?: PostView;
  formerTicketId?: string;
  /** First 200 characters of the last message that people saw. */
  preview: string;
  previewAuthor: "contact" | "agent" | "system" | "native";
  /** For the member who asks. */
  unread: boolean;
  /** When that member last read it; absent: never. */
  readAt?: string;
  waitingSince?: string;
  priority: "low" | "normal" | "high" | "urgent";
  /** Absent: nothing of it has a deadline. */
  sla?: SlaView;
  /** Absent: nobody was asked yet. */
  csi?: CsiView;
  team?: TeamRef;
  /** Put off until then; absent: it is not. */
  snoozedUntil?: string;
  /** The ticket that it went into. */
  mergedInto?: { id: string; number: number };
  lastMessageAt: string;
  createdAt: string;
  closedAt?: string;
}

export interface AttachmentView {
  id: string;
  kind: AttachmentKind;
  name: string;
  contentType: string;
  /** Bytes; 0 when the platform did not say. */
  size: number;
  /** Signed and expiring; empty while it is not stored. */
  url: string;
  thumbUrl?: string;
  status: "pending" | "stored" | "failed" | "unavailable";
  error?: { code: string; params?: Record<string, string> };
  /** Where it can be seen on the platform. */
  pageUrl?: string;
  width?: number;
  height?: number;
  /** ms */
  duration?: number;
  latitude?: number;
  longitude?: number;
  phone?: string;
}

export interface MessageView {
  id: string;
  ticketId: string;
  direction: "in" | "out";
  author: { type: "contact" | "agent" | "system" | "native"; id?: string; name: string };
  text: string;
  attachments: AttachmentView[];
  status: MessageStatus;
  error?: { code: string; params?: Record<string, string>; message: string };
  externalId: string | null;
  /** The browser's own name for it, to match an optimistic bubble. */
  clientId?: string;
  createdAt: string;
  editedAt?: string;
  deletedAt?: string;
  replyTo?: { id: string; text: string; author: string };
  reaction?: string;
  /** Content that the platform sent and we cannot show. */
  unknown?: { what: string; url?: string };
  private: boolean;
  /** Members whom a note calls, by the names that stand behind an @ in its text. */
  mentions?: { id: string; name: string }[];
  via?: "direct" | "comment";
  /** Into how many platform messages it was split. */
  parts?: number;
  /** A new text that its platform has yet to take, or did not. */
  edit?: {
    status: "pending" | "failed";
    text: string;
    error?: { code: string; params?: Record<string, string>; message: string };
  };
  /** Until then its author may change the text; absent: no more, or never. ISO 8601. */
  editableUntil?: string;
  /** Why its author may no longer change it, in a sentence; absent where it never could be changed. */
  editClosed?: string;
  /** The broadcast that it belongs to. */
  broadcastId?: string;
  /** What happened to the ticket, for a line of its history; `until` is a moment, `ticketId` another ticket. */
  system?: { event: string; until?: string; ticketId?: string };
}

/** A ticket that another one is linked to. */
export interface LinkView {
  id: string;
  number: number;
  name: string;
  preview: string;
  status: "open" | "closed";
}

/** What a member was writing, on whichever of their devices. */
export interface DraftView {
  reply: string;
  note: string;
  via?: "direct" | "comment";
  updatedAt: string;
}

/** A list of tickets that is kept by its filters. */
export interface SavedView {
  id: string;
  name: string;
  /** As the address of the list has them. */
  filters: Record<string, string>;
  position: number;
  /** Everybody's; else the member's own. */
  shared: boolean;
}

/** Whether and how this ticket can be answered now. */
export interface ComposerView {
  canReply: boolean;
  /** i18n key under `composer.closed.` with what to do instead. */
  closed?: { code: string; params?: Record<string, string>; url?: string };
  /** ISO 8601, when a reply window is running. */
  windowEndsAt?: string;
  via: ("direct" | "comment")[];
  /** Why nothing can be said in private, where something can be said in public. */
  privately?: ComposerView["closed"];
  /** A message that the platform has approved beforehand may go, also when nothing else may. */
  templates?: boolean;
}

/** One line of the change log, as the SSE stream carries it: ids and kinds, never a text. */
export interface LiveEvent {
  seq: number;
  kind: EventKind;
  ticketId?: string;
  messageId?: string;
  /** The ticket that this one went into: there it is seen. */
  mergedInto?: string;
  /** The member whom alone it concerns. */
  memberId?: string;
}

export interface Paged<T> {
  items: T[];
  nextCursor: string | null;
}
