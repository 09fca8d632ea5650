import type { Hono } from "hono";
import type { CustomerAttachment } from "@/lib/sandbox/attachments.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** An account that the product can connect. */
export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly username?: string;
  readonly avatar?: SampleName;
  /** Addresses that its events go to, with the platform's word for their state. */
  readonly webhooks: readonly { readonly url: string; readonly status: string }[];
}

export interface CustomerView {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  /** Address of the picture, when there is one. */
  readonly avatar?: SampleName;
  /** The id under which their comments come, where that is another one. */
  readonly publicId?: string;
  /** May the product write to this person? */
  readonly reachable: boolean;
}

export interface NewCustomer {
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly language?: string;
  /** The account that this person writes to; the first one by default. */
  readonly account?: string;
  readonly avatar?: SampleName;
}

export interface NewAccount {
  readonly token: string;
  readonly name: string;
  readonly username?: string;
  /** The platform's id of the account, where the token does not hold it. */
  readonly id?: string;
  /** What the product connects with, by the field names of its form, where that is more than a token. */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly avatar?: SampleName;
}

/** What a customer can do, named so that a button or a story can ask for it on any platform. */
export type Act =
  | {
    readonly act: "write";
    readonly text: string;
    readonly attachments?: readonly CustomerAttachment[];
    readonly replyTo?: string;
  }
  | { readonly act: "album"; readonly text: string; readonly attachments: readonly CustomerAttachment[] }
  | { readonly act: "edit"; readonly message: string; readonly text: string; readonly thread?: string }
  | { readonly act: "delete"; readonly message: string; readonly thread?: string }
  | { readonly act: "press"; readonly message: string; readonly data: string }
  | { readonly act: "react"; readonly message: string; readonly emoji: string }
  | {
    readonly act: "comment";
    /** The post's conversation or its id. */
    readonly post: string;
    readonly text: string;
    readonly replyTo?: string;
    readonly attachments?: readonly CustomerAttachment[];
  }
  /** Names the account in a post of one's own. */
  | {
    readonly act: "mention";
    readonly text: string;
    readonly attachments?: readonly CustomerAttachment[];
  }
  | {
    readonly act: "board";
    readonly topic: string;
    readonly text: string;
    readonly attachments?: readonly CustomerAttachment[];
  }
  | { readonly act: "start" | "read" | "typing" | "allow" | "deny" };

export type ActName = Act["act"];

/** What became of an act: the ids of the messages that it made, and whether the product took the webhook. */
export interface Done {
  readonly ids: readonly string[];
  readonly delivered: boolean;
  /** Requests made. */
  readonly attempts: number;
  /** Status of the product's last answer; null when there was none. */
  readonly status: number | null;
}

/** A customer at one of the accounts: the same person may write to several. */
export interface Who {
  readonly account: string;
  readonly id: string;
}

/** One emulated platform, as the control routes and the story see it. */
export interface PlatformSandbox {
  readonly platform: Platform;
  /** Where its routes are mounted, when that is not the platform's name. */
  readonly path?: string;
  /** The platform's own routes, without the platform's prefix. */
  readonly app: Hono;
  /** What its customers can do. */
  readonly acts: readonly ActName[];
  accounts(): AccountView[];
  customers(): CustomerView[];
  /** @throws {RangeError} for a malformed token or id */
  createAccount(account: NewAccount): void;
  /** @throws {RangeError} when there is no such account */
  createCustomer(customer: NewCustomer): CustomerView;
  /** @throws {RangeError} for an unknown customer, message or post, or an act that the platform lacks */
  act(who: Who, act: Act): Promise<Done>;
  /**
   * Enters the webhook's address in the platform's dashboard, where its API does not.
   * @returns whether the address has proven itself
   */
  setWebhook?(account: string, url: string): Promise<boolean>;
  /** Puts a post on an account's wall, where the platform has walls. @returns the post's id */
  publish?(
    post: { readonly text: string; readonly photo?: SampleName; readonly account?: string },
  ): Promise<string>;
  /**
   * Somebody of the business writes to a customer in the platform's own app, where the platform tells of it.
   * @param post the post under which it is said; absent: in private
   */
  native?(who: Who, text: string, post?: string): Promise<Done>;
}

/** One answer for an act that made several messages: delivered when all were. */
export function together(done: readonly Done[]): Done {
  return {
    ids: done.flatMap(({ ids }) => ids),
    delivered: done.length > 0 && done.every(({ delivered }) => delivered),
    attempts: done.reduce((sum, { attempts }) => sum + attempts, 0),
    status: done.at(-1)?.status ?? null,
  };
}

/** An act that the platform tells nobody of. */
export function untold(ids: readonly string[] = []): Done {
  return { ids, delivered: false, attempts: 0, status: null };
}

/** The error of an act that names something that is not there. */
export function unknown(what: string, id: string | number): RangeError {
  return new RangeError(`Could not find ${what} ${id}`);
}
