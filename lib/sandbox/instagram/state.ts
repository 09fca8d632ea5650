import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { GraphCall } from "@/lib/sandbox/graph/call.ts";
import type { MetaAccount, MetaCall, MetaPerson, MetaWorld } from "@/lib/sandbox/graph/state.ts";

/** A person on Instagram, as one account knows them: `id` is the IGSID. */
export interface InstagramPerson extends MetaPerson {
  readonly username: string;
  /** A closed profile: where it names the account, nobody is told. */
  readonly closed?: boolean;
  readonly followers?: number;
  readonly follows?: boolean;
}

/** A picture of the account's story; its address ends with it, after a day. */
export interface Story {
  readonly id: string;
  readonly file: StoredFile;
  /** ms since the epoch. */
  readonly at: number;
}

/** An account as the Instagram API with Instagram Login shows it: `id` is what webhooks call it. */
export interface InstagramAccount extends MetaAccount {
  /** `id` of /me, another one than webhooks carry. */
  readonly scopedId: string;
  /** BUSINESS, MEDIA_CREATOR or PERSONAL. */
  readonly type: string;
  /** "Allow access to messages" in the app of Instagram. */
  messagesOpen: boolean;
  readonly stories: Map<string, Story>;
  /** How many there were. */
  readonly ids: { media: number; comment: number };
}

export interface InstagramWorld extends MetaWorld {
  readonly platform: "instagram";
  readonly accounts: Map<string, InstagramAccount>;
  /** By IGSID. */
  readonly people: Map<string, InstagramPerson>;
}

/** A call with an account's token. */
export interface InstagramCall extends MetaCall {
  readonly world: InstagramWorld;
  readonly account: InstagramAccount;
  readonly raw: GraphCall;
  /** The node that is asked, "me" already replaced. */
  readonly id: string;
}

/** Does a text name the account? */
export function names(text: string, { username }: InstagramAccount): boolean {
  return new RegExp(`@${RegExp.escape(username)}(?![\\w.])`, "i").test(text);
}
