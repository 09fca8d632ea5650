import type { Core } from "@/lib/sandbox/core.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** A person with a Telegram account. */
export interface TelegramProfile {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  /** IETF language tag of the client. */
  readonly language?: string;
  readonly bio?: string;
  readonly avatar?: SampleName;
  /** A deleted account: nobody can write to it. */
  readonly deactivated?: boolean;
}

export interface TelegramUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface TelegramChat {
  readonly id: number;
  readonly type: "private";
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
}

/** A message as the Bot API writes it; the kinds of content are open. */
export interface TelegramMessage extends Record<string, unknown> {
  readonly message_id: number;
  readonly from: TelegramUser;
  readonly chat: TelegramChat;
  /** Seconds. */
  readonly date: number;
  readonly edit_date?: number;
  readonly text?: string;
  readonly caption?: string;
}

export interface Webhook {
  readonly url: string;
  readonly secret?: string;
  readonly maxConnections: number;
}

/** What one bot knows of one person. */
export interface Dialogue {
  readonly profile: TelegramProfile;
  /** The person has pressed Start or written: only then may the bot write. */
  started: boolean;
  blocked: boolean;
  readonly messages: Map<number, TelegramMessage>;
}

export interface Bot {
  readonly token: string;
  readonly id: number;
  readonly name: string;
  readonly username: string;
  webhook: Webhook | null;
  /** Empty: Telegram's default set. Kept when a later setWebhook does not name any. */
  allowedUpdates: readonly string[];
  lastError: { readonly at: number; readonly message: string } | null;
  lastUpdate: number;
  lastMessage: number;
  readonly dialogues: Map<number, Dialogue>;
  /** By file_id; ids are the bot's own. */
  readonly files: Map<string, StoredFile>;
}

export interface TelegramWorld {
  readonly core: Core;
  /** By token. */
  readonly bots: Map<string, Bot>;
  readonly profiles: Map<number, TelegramProfile>;
}

export function botUser(bot: Bot): TelegramUser {
  return { id: bot.id, is_bot: true, first_name: bot.name, username: bot.username };
}

export function personUser(profile: TelegramProfile): TelegramUser {
  return {
    id: profile.id,
    is_bot: false,
    first_name: profile.firstName,
    ...(profile.lastName && { last_name: profile.lastName }),
    ...(profile.username && { username: profile.username }),
    ...(profile.language && { language_code: profile.language }),
  };
}

export function chatOf(profile: TelegramProfile): TelegramChat {
  return {
    id: profile.id,
    type: "private",
    first_name: profile.firstName,
    ...(profile.lastName && { last_name: profile.lastName }),
    ...(profile.username && { username: profile.username }),
  };
}

export function fullName(profile: TelegramProfile): string {
  return [profile.firstName, profile.lastName].filter(Boolean).join(" ");
}

/** The bot's dialogue with a person, begun in silence when there was none. */
export function dialogueOf(bot: Bot, profile: TelegramProfile): Dialogue {
  const known = bot.dialogues.get(profile.id);
  if (known) return known;
  const dialogue: Dialogue = { profile, started: false, blocked: false, messages: new Map() };
  bot.dialogues.set(profile.id, dialogue);
  return dialogue;
}

export function conversationId(bot: Bot, chat: number): string {
  return `telegram:${bot.id}:${chat}`;
}
