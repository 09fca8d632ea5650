import { type NewApp, newApp } from "@/lib/sandbox/graph/apps.ts";
import { addToken } from "@/lib/sandbox/graph/tokens.ts";
import type { InstagramAccount, InstagramWorld } from "@/lib/sandbox/instagram/state.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

export interface NewInstagramAccount extends NewApp {
  /** What webhooks call it, and /me's `user_id`. */
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** A long-lived token of Instagram Login, good for 60 days. */
  readonly token: string;
  readonly avatar?: SampleName;
  /** BUSINESS by default. */
  readonly type?: string;
  /** What the token may do; all that a help desk needs by default. */
  readonly permissions?: readonly string[];
  readonly humanAgent?: boolean;
  /** "Allow access to messages"; on by default. */
  readonly messagesOpen?: boolean;
}

const ALL = [
  "instagram_business_basic",
  "instagram_business_manage_messages",
  "instagram_business_manage_comments",
];
export const TOKEN_LIFE_MS = 60 * 86_400_000;

/** @throws {RangeError} for an id or a token that Instagram could not have given */
export function addAccount(world: InstagramWorld, given: NewInstagramAccount): InstagramAccount {
  const { id, name, username, token, avatar = "mug", type = "BUSINESS" } = given;
  if (!/^\d+$/.test(id)) throw new RangeError(`Could not add the account: ${id} is no id of Instagram`);
  const account: InstagramAccount = {
    id,
    scopedId: `26${id.slice(2)}7`,
    name,
    username,
    avatar,
    type,
    app: newApp(world, given),
    scopes: new Set(given.permissions ?? ALL),
    subscribed: null,
    humanAgent: given.humanAgent ?? false,
    messagesOpen: given.messagesOpen ?? true,
    standby: false,
    ids: { media: 0, comment: 0 },
    dialogues: new Map(),
    posts: new Map(),
    stories: new Map(),
    uploads: new Map(),
  };
  addToken(world, account, token, TOKEN_LIFE_MS);
  world.accounts.set(id, account);
  world.core.feed.publish({ type: "state" });
  return account;
}
