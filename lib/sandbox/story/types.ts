import type { Platform } from "@/lib/channels/capabilities.ts";
import type { CustomerAttachment } from "@/lib/sandbox/attachments.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** An account of a business in the story, to be connected with its token. */
export type StoryAccount =
  | {
    readonly platform: "telegram";
    readonly token: string;
    readonly name: string;
    readonly username: string;
  }
  | {
    readonly platform: "vk";
    readonly token: string;
    readonly name: string;
    readonly screenName: string;
    readonly groupId: number;
    readonly avatar: SampleName;
  }
  | OtherAccount;

/** An account of any other platform. */
export interface OtherAccount {
  readonly platform: Exclude<Platform, "telegram" | "vk">;
  /** The platform's id of the account. */
  readonly id: string;
  /** How the product calls the account, where that is not the platform's id alone. */
  readonly knownAs?: string;
  readonly name: string;
  readonly username?: string;
  readonly avatar?: SampleName;
  /** What the product connects with, by the field names of its form. */
  readonly credentials: Readonly<Record<string, string>>;
}

export interface StoryPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly username?: string;
  readonly avatar?: SampleName;
  readonly city?: string;
  readonly phone?: string;
  readonly language?: string;
}

/** Something that happens `after` the step before it: "40s", "12m", "3h" or "1d". */
export type StoryStep =
  | {
    readonly by: "customer";
    readonly after: string;
    readonly text: string;
    readonly attachments: readonly CustomerAttachment[];
  }
  /** Changes the customer's message number `which` of this conversation, from 0. */
  | { readonly by: "edit"; readonly after: string; readonly which: number; readonly text: string }
  /** An agent answers, through the product. */
  | { readonly by: "agent"; readonly after: string; readonly text: string }
  /** An administrator answers in the platform's own app. */
  | { readonly by: "native"; readonly after: string; readonly text: string }
  | { readonly by: "read"; readonly after: string };

export interface StoryConversation {
  readonly key: string;
  readonly account: string;
  readonly customer: string;
  /** The post or topic under which it goes on; absent: a direct conversation. */
  readonly under?: string;
  /** The customer begins with a post of their own that names the account. */
  readonly mention?: boolean;
  /** Who answers. */
  readonly agent: string;
  /** When it begins: "5d 14:20" (days ago, Moscow time) or "95m" (ago). */
  readonly start: string;
  /** The agent has closed it at the end. */
  readonly closed?: boolean;
  readonly tags?: readonly string[];
  readonly steps: readonly StoryStep[];
}

export interface StoryPost {
  readonly account: string;
  readonly text: string;
  readonly photo?: SampleName;
  readonly start: string;
}

export interface StoryTopic {
  readonly account: string;
  readonly title: string;
}
