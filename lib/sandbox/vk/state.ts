import type { Core } from "@/lib/sandbox/core.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** A person with a VK page. */
export interface VkPerson {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly city?: string;
  readonly country?: string;
  /** Public only. */
  readonly phone?: string;
  readonly site?: string;
  readonly screenName?: string;
  /** 1 woman, 2 man. */
  readonly sex?: 1 | 2;
  readonly avatar?: SampleName;
}

/** Rights of a community token, with VK's bits of the mask. */
export const RIGHTS = {
  stories: 1,
  photos: 4,
  app_widget: 64,
  messages: 4096,
  wall: 8192,
  docs: 131_072,
  manage: 262_144,
} as const;

export type Right = keyof typeof RIGHTS;

export interface CallbackServer {
  readonly id: number;
  url: string;
  title: string;
  secretKey: string;
  status: "unconfigured" | "wait" | "ok" | "failed";
  /** It has answered with the code: a failure of deliveries may pass, one of the confirmation not. */
  confirmed: boolean;
  apiVersion: string;
  readonly events: Set<string>;
}

/** An attachment as messages and comments carry it. */
export interface VkAttachment {
  /** photo, doc, audio_message, sticker, video, audio. */
  readonly type: string;
  /** The object under the key `type`. */
  readonly object: Record<string, unknown>;
  readonly file: StoredFile;
}

export interface VkMessage {
  readonly id: number;
  /** conversation_message_id: grows within one dialogue. */
  readonly cmid: number;
  /** Seconds. */
  readonly date: number;
  readonly peerId: number;
  readonly fromId: number;
  text: string;
  attachments: readonly VkAttachment[];
  readonly randomId: number;
  readonly replyTo?: VkMessage;
  readonly adminAuthorId?: number;
  readonly payload?: string;
  readonly keyboard?: unknown;
  readonly geo?: unknown;
  updateTime?: number;
}

/** What one community and one person wrote to each other. */
export interface VkDialogue {
  readonly person: VkPerson;
  /** The person wrote or allowed messages, and has not forbidden them since. */
  allowed: boolean;
  /** The person's privacy settings keep communities out. */
  closed: boolean;
  blacklisted: boolean;
  lastCmid: number;
  readonly messages: Map<number, VkMessage>;
  /** By random_id: a repeated one adds nothing. */
  readonly sends: Map<number, VkMessage>;
}

export interface VkComment {
  readonly id: number;
  readonly fromId: number;
  readonly date: number;
  text: string;
  readonly attachments: readonly VkAttachment[];
  readonly replyTo?: VkComment;
}

export interface VkPost {
  readonly id: number;
  readonly date: number;
  readonly text: string;
  readonly attachments: readonly VkAttachment[];
  /** Closed comments answer with error 213. */
  closed: boolean;
  readonly comments: Map<number, VkComment>;
  /** Comments by guid: a repeated one adds nothing. */
  readonly guids: Map<string, number>;
}

export interface VkTopic {
  readonly id: number;
  readonly title: string;
  readonly posts: Map<number, VkComment>;
}

/** A place to upload one file to; it works once. */
export interface UploadTicket {
  readonly kind: "photo" | "doc" | "audio_message";
}

export interface Community {
  readonly token: string;
  readonly groupId: number;
  readonly name: string;
  readonly screenName: string;
  rights: ReadonlySet<Right>;
  readonly avatar: SampleName;
  code: string;
  /** People may write to it: error 15 for its conversations while they may not. */
  messagesOn: boolean;
  /** The chat bot is on: without it there are no keyboards. */
  chatBot: boolean;
  /** Buttons that wait for an answer, by event id. */
  readonly presses: Map<string, { readonly person: number; readonly at: number }>;
  online: boolean;
  readonly ids: { server: number; message: number; wall: number; topic: number; photo: number; doc: number };
  readonly servers: Map<number, CallbackServer>;
  readonly dialogues: Map<number, VkDialogue>;
  readonly posts: Map<number, VkPost>;
  readonly topics: Map<number, VkTopic>;
  /** Open upload tickets, by their unguessable name. */
  readonly tickets: Map<string, UploadTicket>;
  /** Uploaded and not saved yet, by the token that the upload server gave. */
  readonly uploaded: Map<string, { readonly kind: UploadTicket["kind"]; readonly file: StoredFile }>;
  /** Saved media, as `photo-101_457239001`. */
  readonly media: Map<string, VkAttachment>;
}

export interface VkWorld {
  readonly core: Core;
  /** By token. */
  readonly communities: Map<string, Community>;
  readonly people: Map<number, VkPerson>;
  /** Administrators, named in admin_author_id. */
  readonly admins: Map<number, { readonly firstName: string; readonly lastName: string }>;
}

export function personName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`.trim();
}

export function dialogueOf(community: Community, person: VkPerson): VkDialogue {
  const known = community.dialogues.get(person.id);
  if (known) return known;
  const dialogue: VkDialogue = {
    person,
    allowed: false,
    closed: false,
    blacklisted: false,
    lastCmid: 0,
    messages: new Map(),
    sends: new Map(),
  };
  community.dialogues.set(person.id, dialogue);
  return dialogue;
}

/** Names of a community's conversations in the sandbox's book. */
export const conversationId = {
  direct: ({ groupId }: Community, user: number) => `vk:${groupId}:${user}`,
  post: ({ groupId }: Community, post: number) => `vk:${groupId}:post${post}`,
  topic: ({ groupId }: Community, topic: number) => `vk:${groupId}:topic${topic}`,
};
