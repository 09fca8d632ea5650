/** Every platform, in the order in which people see them. */
export const PLATFORMS = [
  "vk",
  "facebook",
  "instagram",
  "twitter",
  "viber",
  "telegram",
  "whatsapp",
  "slack",
  "webchat",
  "max",
  "email",
] as const;
export type Platform = typeof PLATFORMS[number];

export type TicketKind = "direct" | "comment" | "mention" | "discussion";
export type Section = "chat" | "requests";
export type AttachmentKind = "image" | "audio" | "video" | "file" | "sticker" | "location" | "contact";
/** How a platform counts text. utf16: code units; codepoints; bytes: UTF-8; weighted: X's rules. */
export type TextUnit = "utf16" | "codepoints" | "bytes" | "weighted";

export interface TextRule {
  readonly limit: number;
  readonly unit: TextUnit;
  /** Into how many messages a longer text may be split; 1 means that it is refused. */
  readonly maxParts: number;
  /** The platform's own limit, where ours stays below it. */
  readonly hard?: number;
}

/** Why a file cannot be sent; each code has a sentence in lib/i18n that says what to do instead. */
export type FileRefusalCode =
  | "file_too_large"
  | "file_kind_refused"
  | "file_type_refused"
  | "file_forbidden"
  | "file_voice_or_wav"
  | "files_too_many";

export interface FileRule {
  /** Bytes. */
  readonly maxBytes: number;
  /** Bytes, for the MIME types whose limit differs. */
  readonly maxBytesByType?: Readonly<Record<string, number>>;
  /** MIME types or `type/*`; empty: any. */
  readonly types: readonly string[];
  /** MIME types, `type/*` and extensions (`.mp3`) that are refused although `types` would allow them. */
  readonly except?: readonly string[];
  /** What to say of some refused types, when there is something better than the list of types. */
  readonly advice?: { readonly types: readonly string[]; readonly code: FileRefusalCode };
  /** Travels as a plain file, since the platform has no such kind. */
  readonly as?: AttachmentKind;
  /** What it becomes when it is too large or of another type: an oversized photo goes as a file. */
  readonly otherwise?: AttachmentKind;
}

export type FileRules = Partial<Readonly<Record<AttachmentKind, FileRule>>>;

/** Kinds that may travel together in one message. A kind that is in no album travels alone. */
export interface Album {
  readonly kinds: readonly AttachmentKind[];
  /** MIME types that travel alone although their kind is here. */
  readonly except?: readonly string[];
}

/**
 * What an owner may switch on for a connection, by its name in the connection's settings; off at first. The
 * channel finds it as "on" or "off" in the connection's state.
 */
export type ChannelSwitch = "photoComments" | "videoComments" | "chatBot";

/** What a broadcast may take of a platform's API, so that answers are not held up by it. */
export interface Broadcast {
  /** API calls a second. */
  readonly callsPerSecond: number;
  /** Calls that a file takes besides the message itself, for each person. */
  readonly callsPerFile: number;
}

export interface CredentialField {
  readonly name: string;
  readonly secret: boolean;
  /** How it looks, for a first check before the platform is asked. */
  readonly pattern?: string;
}

export interface Capability {
  readonly platform: Platform;
  /** The platform's own name, as people write it. */
  readonly label: string;
  /** The name in Russian, where it differs. */
  readonly labelRu?: string;
  /** CSS colour of the small badge. */
  readonly colour: string;
  /** The badge's sign, as an SVG path of strokes on a square of 16: a letter or a shape of our own, no logo. */
  readonly mark: string;
  /** soon: in the matrix, but cannot be connected yet. */
  readonly availability: "ready" | "soon";
  readonly credentials: readonly CredentialField[];
  /** direct: chat or requests by default, and whether the owner may choose. */
  readonly section: { readonly default: Section; readonly choice: boolean };
  /** Which kinds of ticket the platform brings. */
  readonly kinds: readonly TicketKind[];
  /** Text of an answer, by kind of ticket; a kind that is absent cannot be answered from here. */
  readonly text: Partial<Readonly<Record<TicketKind, TextRule>>>;
  /** Text beside a file: how long, or absent when a file travels alone. */
  readonly caption?: TextRule;
  /** Which kinds may carry that text; absent: all. */
  readonly captionKinds?: readonly AttachmentKind[];
  /** What can be sent, by kind. Absent: cannot. */
  readonly send: FileRules;
  /** What can be attached to a comment or mention answer, where it differs. */
  readonly sendPublic?: FileRules;
  /** Files in one message; 1 where each file is a message of its own. */
  readonly filesPerMessage: number;
  /** Files in one public answer, where it differs. */
  readonly filesPerPublic?: number;
  /** What may share a message; absent: anything with anything. */
  readonly albums?: readonly Album[];
  /** A comment may also be answered once in a direct message, for so many hours. */
  readonly privateReply?: { readonly hours: number; readonly kinds: readonly TicketKind[] };
  /** Largest incoming file that the platform hands out, in bytes; absent: no limit known. */
  readonly receiveMaxBytes?: number;
  readonly receive: readonly AttachmentKind[];
  /** What a customer does to a sent message that the platform tells us. */
  readonly reports: readonly ("edits" | "deletions" | "reactions")[];
  /** Who may write first: nobody, those who allowed it, or template messages. */
  readonly writeFirst: "no" | "allowed" | "template" | "yes";
  /** Hours after the customer's last message in which we may answer; absent: no window. */
  readonly replyWindowHours?: number;
  /** A longer window for a person's (not a robot's) answer, in hours. */
  readonly humanWindowHours?: number;
  /** true: the platform drops a repeated send, so a doubtful one may be sent again. */
  readonly dedupesSends: boolean;
  /** The statuses that the platform reports. */
  readonly receipts: readonly ("delivered" | "read")[];
  /** An answer may quote one message. */
  readonly replies: boolean;
  /** Hours in which a sent text can still be changed; absent: never. */
  readonly editHours?: number;
  /** Answers given in the platform's own app come to us. */
  readonly nativeReplies: boolean;
  /** Days after which a profile is asked for again; absent: only once. */
  readonly profileRefreshDays?: number;
  readonly switches?: readonly ChannelSwitch[];
  /** Characters of a greeting for those who write for the first time; absent: there is none. */
  readonly greetingLimit?: number;
  /** Minutes after which a business that shows itself as there answers too late; absent: none shows itself. */
  readonly onlineMinutes?: number;
  /** Beginnings of the keys of threads that are read here and answered on the platform alone. */
  readonly readOnlyThreads?: readonly string[];
  /** One text to everybody who allowed messages; absent: the platform knows no such permission. */
  readonly broadcast?: Broadcast;
  /** Days after the closing in which a further message reopens the ticket, unless the owner has said; by kind. */
  readonly reopens?: Partial<Readonly<Record<TicketKind, number>>>;
  /** Exact tag names by kind. */
  readonly tags: Partial<Readonly<Record<TicketKind, string>>>;
  /** Messages per second that the platform takes from one account. */
  readonly sendsPerSecond: number;
  /** How the customer answers what we ask: by buttons under it, by a digit, or on a page that it links to. */
  readonly csi: "buttons" | "digits" | "link";
  /** So many answers stand under the question; more open as a list. Absent: all do. */
  readonly csiAtOnce?: number;
  /** Without which nobody is asked: what the owner has to switch on, and where the channel has to lead. */
  readonly csiNeeds?: { readonly switch?: ChannelSwitch; readonly section?: Section };
  /** How the webhook comes to be: by us, or by the owner following a guide. */
  readonly webhook: "automatic" | "guide" | "none";
}

/** A row that can be connected today: the registry must have its channel. */
export type Ready = Capability & { readonly availability: "ready" };
/** A row whose channel is yet to come. */
export type Soon = Capability & { readonly availability: "soon" };
