import type { AttachmentKind, Platform, TicketKind } from "@/lib/channels/capabilities.ts";

import type { Inbound, Person, SendErrorKind } from "@/lib/channels/inbound.ts";
import type { FilledTemplate, Template, TemplateValues } from "@/lib/channels/template.ts";

export type * from "@/lib/channels/inbound.ts";

/** A request exactly as it came: signatures are checked over these bytes and no others. */
export interface RawRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** One connected account, with its secrets open: it lives in memory only and is never logged. */
export interface Connection {
  readonly id: string;
  readonly workspaceId: string;
  readonly platform: Platform;
  /** The account's id on the platform; empty until `check` has named it. */
  readonly accountId: string;
  /** What the owner pasted, by the field names of the capability row. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Our own random secret for this connection's webhook, `[A-Za-z0-9_-]{32}`. */
  readonly webhookSecret: string;
  /** The public address that the platform posts to. */
  readonly webhookUrl: string;
  /**
   * Addresses of the workspace's other connections of this platform. An app that serves several accounts posts the
   * events of all to one of them, and each account takes its own.
   */
  readonly otherUrls?: readonly string[];
  /** What the channel asked to keep between calls (server ids and the like). */
  readonly state: Readonly<Record<string, string>>;
}

/** The account behind a set of credentials. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly username?: string;
  /** Page of the account for people. */
  readonly url?: string;
  readonly avatarUrl?: string;
}

/** A step that only a person can do, or that was done for them; texts are i18n keys. */
export interface SetupStep {
  readonly key: string;
  readonly done: boolean;
  /** The platform does not say whether it is done: the first event that comes in does. */
  readonly untold?: boolean;
  readonly params?: Readonly<Record<string, string>>;
}

/** What `connect` leaves behind. */
export interface Connected {
  readonly setup: readonly SetupStep[];
  readonly state?: Readonly<Record<string, string>>;
}

export interface OutboundFile {
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  read(): Promise<Uint8Array<ArrayBuffer>>;
  /** A public, expiring address for platforms that fetch files themselves. */
  url(): Promise<string>;
}

/** One of the answers that the customer may press. */
export interface Choice {
  /** `[a-z0-9_-]{1,16}`. */
  readonly id: string;
  /** At most 20 characters: what the strictest platform shows on a button. */
  readonly label: string;
}

/** One call to a platform: a text within its limit, files, or both where the platform allows. */
export interface Outbound {
  /** Stable over retries; also what dedupes on the platform where it can. */
  readonly id: string;
  /** Positive int32 derived from `id`. */
  readonly randomId: number;
  readonly person: { readonly externalId: string };
  readonly thread: { readonly kind: TicketKind; readonly key: string; readonly postId?: string };
  readonly text: string;
  readonly files: readonly OutboundFile[];
  readonly replyTo?: string;
  readonly via: "direct" | "comment";
  /** It goes as this template, whose words `text` has. */
  readonly template?: Omit<FilledTemplate, "text">;
  /** Nobody wrote it: a hint, an acknowledgement, a question about satisfaction. */
  readonly automatic?: boolean;
  /** Beside a text without files: buttons, where the platform's row has them (`csi`); else nothing is added. */
  readonly choices?: readonly Choice[];
}

export interface Sent {
  readonly externalId: string;
  /** Further messages that this one call made (an album). */
  readonly alsoExternalIds?: readonly string[];
  readonly sequence?: number;
}

/** A refusal or failure of a platform's API, already sorted by what can be done about it. */
export class SendError extends Error {
  override readonly name = "SendError";
  /** ms to wait, when the platform says. */
  readonly retryAfter?: number;
  /** The platform's own code and words, without secrets. */
  readonly platformCode?: string;
  /** True when the request may have been accepted although no answer came. */
  readonly maybeSent: boolean;

  constructor(
    readonly kind: SendErrorKind,
    message: string,
    options: { retryAfter?: number; platformCode?: string; maybeSent?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter;
    this.platformCode = options.platformCode;
    this.maybeSent = options.maybeSent ?? false;
  }
}

/** Credentials that the platform refused or that lack something. */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
  /**
   * @param code an i18n key under `connect.error.` that says what to do next
   * @param field the credential at fault, by its name in the capability row
   * @param params what the sentence names: the platform's own words, the missing rights
   */
  constructor(
    readonly code: string,
    readonly field: string,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(`Could not connect: ${code} at ${field}`);
  }
}

/** Where a platform's file can be fetched, with the headers that the platform asks for. */
export interface FileAddress {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What `refresh` brings; both replace what was kept. */
export interface Renewed {
  readonly credentials: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
}

/** Messages that may be sent first, and outside the window. */
export interface TemplateSource {
  /** @throws {SendError} */
  list(connection: Connection): Promise<Template[]>;
  /** @throws {SendError} content when something is not filled in */
  fill(template: Template, values: TemplateValues): FilledTemplate;
}

/** What every platform does, each in its own folder. */
export interface Channel {
  /** Bytes of a webhook's body that the platform says it may send, where that is more than 1 MB. */
  readonly maxBodyBytes?: number;
  /** True when the request is the platform's own: over the raw bytes, in constant time. */
  verify(req: RawRequest, connection: Connection): Promise<boolean>;
  /** Answers a platform's set-up question, else null. */
  handshake?(req: RawRequest, connection: Connection): Promise<Response | null>;
  /** Pure. An unknown shape is []; unknown content is a message with `unknown`. */
  normalise(payload: unknown, connection: Connection): Inbound[];
  /** The payload of a body that may be no JSON. @throws {SyntaxError} */
  parse?(body: Uint8Array<ArrayBuffer> | string): unknown;
  /** Exactly what the platform wants to hear once the events are durable. */
  acknowledge?(): Response;
  /** @throws {SendError} */
  send(out: Outbound, connection: Connection): Promise<Sent>;
  /** Names the account. @throws {ConnectError} */
  check(credentials: Readonly<Record<string, string>>): Promise<Account>;
  /** Sets the webhook up. @throws {ConnectError} */
  connect(connection: Connection): Promise<Connected>;
  /** Takes the webhook away. Quiet when it is already gone. @throws {SendError} */
  disconnect(connection: Connection): Promise<void>;
  /** What the platform lets us know of a customer. @throws {SendError} */
  profile?(externalId: string, connection: Connection): Promise<Person>;
  /** Where the file behind a reference can be fetched now. @throws {SendError} */
  file?(ref: string, connection: Connection): Promise<FileAddress>;
  /** What a pointer or a post's bare id (`post:{id}`) speaks of. @throws {SendError} */
  lookup?(ref: string, connection: Connection): Promise<Inbound[]>;
  /** New credentials before the old ones run out; null while there is time. @throws {SendError} */
  refresh?(connection: Connection): Promise<Renewed | null>;
  /** What the platform has approved beforehand. */
  readonly templates?: TemplateSource;
  /**
   * Ends the wait that the platform shows on a pressed button.
   * @param press what the press brought along
   * @param say a word for the customer, shown for a moment where the platform can
   * @throws {SendError}
   */
  pressed?(press: string, say: string, connection: Connection): Promise<void>;
  /** Changes a sent text. @throws {SendError} */
  edit?(externalId: string, text: string, connection: Connection): Promise<void>;
  /** Shows customers whether anybody is there: told at each change of the business hours. @throws {SendError} */
  online?(open: boolean, connection: Connection): Promise<void>;
  /** The steps of `connect` as they stand now; asking changes nothing. @throws {SendError} */
  steps?(connection: Connection): Promise<readonly SetupStep[]>;
  /** Is the webhook still ours and the token good? null when all is well, else an i18n key. */
  health?(connection: Connection): Promise<string | null>;
}

/** What a channel needs of the world: its API's base address and a fetch with a time-out. */
export interface ChannelNet {
  /** Base address, without a trailing slash. */
  readonly base: string;
  readonly fetch: typeof fetch;
}
