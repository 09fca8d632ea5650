import type { Core } from "@/lib/sandbox/core.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import type { ViberRefusal } from "@/lib/sandbox/viber/errors.ts";

/** A person with Viber; the id is the bot's own for this person. */
export interface ViberProfile {
  readonly id: string;
  readonly name: string;
  readonly avatar?: SampleName;
  /** Two letters. */
  readonly country?: string;
  readonly language?: string;
  /** What the person's client supports; 10 by default. */
  readonly apiVersion?: number;
}

export interface ViberWebhook {
  readonly url: string;
  readonly events: ReadonlySet<string>;
  readonly sendName: boolean;
  readonly sendPhoto: boolean;
}

/** What a bot sent, or a person wrote. */
export interface ViberMessage {
  readonly token: bigint;
  readonly own: boolean;
  /** ms since the epoch. */
  readonly at: number;
  seen: boolean;
}

/** What one bot knows of one person. */
export interface Dialogue {
  readonly profile: ViberProfile;
  subscribed: boolean;
  /** How many of the person's devices are switched on. */
  devices: number;
  /** ms since the epoch; null before the first message. */
  wroteAt: number | null;
  /** Moments of the bot's messages since the person last wrote. */
  unanswered: number[];
  /** Moments at which the profile was asked for. */
  details: number[];
  /** Handed back with the person's next message. */
  tracking: string;
  /** Why the next message will fail on the device. */
  failure: string | null;
  readonly messages: Map<string, ViberMessage>;
  /** Accepted, and no device has been reached yet. */
  waiting: bigint[];
}

export interface ViberBot {
  readonly token: string;
  readonly id: string;
  readonly name: string;
  /** Of viber://pa?chatURI=… */
  readonly uri: string;
  readonly avatar?: SampleName;
  webhook: ViberWebhook | null;
  /** What every call is answered with, while the account is blocked or out of money. */
  refusal: ViberRefusal | null;
  readonly dialogues: Map<string, Dialogue>;
}

/** An address of a file that a person sent; it works for an hour. */
export interface MediaLink {
  readonly file: StoredFile;
  /** ms since the epoch, true time. */
  readonly at: number;
}

export interface ViberWorld {
  readonly core: Core;
  /** By token. */
  readonly bots: Map<string, ViberBot>;
  readonly links: Map<string, MediaLink>;
  lastToken: bigint;
}

/** The next 64-bit id: far beyond what a JavaScript number holds. */
export function nextToken(world: ViberWorld): bigint {
  return world.lastToken += 1_031n;
}

export function dialogueOf(bot: ViberBot, profile: ViberProfile): Dialogue {
  const known = bot.dialogues.get(profile.id);
  if (known) return known;
  const dialogue: Dialogue = {
    profile,
    subscribed: false,
    devices: 1,
    wroteAt: null,
    unanswered: [],
    details: [],
    tracking: "",
    failure: null,
    messages: new Map(),
    waiting: [],
  };
  bot.dialogues.set(profile.id, dialogue);
  return dialogue;
}

export function conversationId(bot: ViberBot, user: string): string {
  return `viber:${bot.id}:${user}`;
}

/** Address of a sample picture. */
export function pictureUrl({ base }: Core, name: SampleName): string {
  return `${base}/sandbox/samples/${name}`;
}
