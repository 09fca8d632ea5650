import type { Core } from "@/lib/sandbox/core.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** A person with MAX. */
export interface MaxProfile {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  /** As ru. */
  readonly language?: string;
  readonly avatar?: SampleName;
}

export interface MaxButton {
  readonly text: string;
  readonly payload: string;
}

export interface MaxMessage {
  /** As mid.000000000adf429c019d47d58f2b3d9e. */
  readonly mid: string;
  /** Beyond 2^53. */
  readonly seq: bigint;
  /** Sent by the bot. */
  readonly own: boolean;
  text: string;
  /** As the API shows them. */
  attachments: readonly Record<string, unknown>[];
  readonly link?: { readonly type: "reply" | "forward"; readonly message: MaxMessage };
  /** ms since the epoch. */
  readonly at: number;
}

/** What a bot and a person have in common. */
export interface MaxDialog {
  readonly chatId: number;
  readonly profile: MaxProfile;
  /** new: never begun; open: both may write; stopped: the person has stopped the bot; removed: the dialog is gone. */
  state: "new" | "open" | "stopped" | "removed";
  readonly messages: Map<string, MaxMessage>;
}

export type UploadType = "image" | "video" | "audio" | "file";

/** An address that one file may be put at. */
export interface UploadTicket {
  readonly type: UploadType;
  readonly token: string;
}

/** A file of a bot. */
export interface MaxUpload {
  readonly type: UploadType;
  readonly file: StoredFile;
  /** How many sends MAX still refuses, since it is not ready. */
  unready: number;
}

/** Where a bot's updates go. */
export interface MaxWebhook {
  readonly url: string;
  readonly secret?: string;
  /** null: all. */
  readonly types: ReadonlySet<string> | null;
  /** ms since the epoch. */
  readonly at: number;
}

export interface MaxBot {
  readonly token: string;
  readonly id: number;
  readonly name: string;
  readonly username: string;
  readonly avatar?: SampleName;
  revoked: boolean;
  webhook: MaxWebhook | null;
  /** By the person's id. */
  readonly dialogs: Map<number, MaxDialog>;
  readonly tickets: Map<string, UploadTicket>;
  /** By token. */
  readonly uploads: Map<string, MaxUpload>;
  /** Buttons that were pressed: callback id → dialog and message. */
  readonly callbacks: Map<string, { readonly dialog: MaxDialog; readonly message: MaxMessage }>;
  /** Moments of the latest calls. */
  calls: number[];
}

export interface MaxWorld {
  readonly core: Core;
  /** By token. */
  readonly bots: Map<string, MaxBot>;
  /** Files behind the addresses of the file servers. */
  readonly files: Map<string, StoredFile>;
  /** How many sends are refused after an upload, as with a large file; 0 for pictures in any case. */
  slowness: number;
  lastId: bigint;
}

/** The dialog with a person, which is there before anybody has begun it. */
export function dialogOf(bot: MaxBot, profile: MaxProfile): MaxDialog {
  const known = bot.dialogs.get(profile.id);
  if (known) return known;
  const chatId = 180_000_000 + bot.id % 1_000 + profile.id;
  const dialog: MaxDialog = { chatId, profile, state: "new", messages: new Map() };
  bot.dialogs.set(profile.id, dialog);
  return dialog;
}

/** Where the customer's phone shows a dialog. */
export function openConversation({ core }: MaxWorld, bot: MaxBot, { profile }: MaxDialog): string {
  return core.book.open({
    id: `max:${bot.id}:${profile.id}`,
    platform: "max",
    account: String(bot.id),
    kind: "direct",
    title: fullName(profile),
    customer: String(profile.id),
  }).id;
}

export function fullName({ firstName, lastName = "" }: MaxProfile): string {
  return `${firstName} ${lastName}`.trim();
}
