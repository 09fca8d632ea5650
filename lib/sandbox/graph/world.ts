import type { Core } from "@/lib/sandbox/core.ts";

/** Where an app's webhooks go, as its dashboard holds it. */
export interface Subscription {
  readonly url: string;
  readonly verifyToken: string;
  /** Fields that the app wants at all. */
  readonly fields: ReadonlySet<string>;
}

/** A developer's app: it signs the webhooks and answers for its tokens. */
export interface GraphApp {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** What its dashboard holds for the verification of the address. */
  readonly verifyToken: string;
  /** Every call must bring appsecret_proof. */
  readonly requireProof: boolean;
  subscription: Subscription | null;
}

/** A page, an Instagram account or a phone number. */
export interface GraphAccount {
  readonly id: string;
  /** The id under which its events come, when that is not its own: a phone number's business account. */
  readonly entryId?: string;
  readonly name: string;
  readonly app: GraphApp;
  /** Permissions that the token carries. */
  readonly scopes: ReadonlySet<string>;
  /** Fields of subscribed_apps; null: nothing of this account is told. */
  subscribed: ReadonlySet<string> | null;
  /** An address of its own, which goes before the app's. */
  override?: Subscription;
}

export interface GraphToken {
  readonly account: GraphAccount;
  /** ms since the epoch. */
  readonly issuedAt: number;
  /** ms since the epoch; null: it does not expire. */
  readonly expiresAt: number | null;
  revoked: boolean;
}

/** One thing that happened at an account, as a webhook tells it. */
export interface GraphEvent {
  /** messages, message_echoes, feed … */
  readonly field: string;
  /** Stands in `messaging`, or with `value` as a change of that field. */
  readonly messaging?: unknown;
  readonly value?: unknown;
  /** Another app has the conversation. */
  readonly standby?: boolean;
  /** The name by which a fault means it, when the field is too wide: statuses. */
  readonly name?: string;
}

/** What one platform on the Graph API keeps. */
export interface GraphWorld {
  readonly core: Core;
  readonly platform: "facebook" | "instagram" | "whatsapp";
  /** page, instagram or whatsapp_business_account. */
  readonly object: string;
  /** PAGE, USER or SYSTEM_USER, as debug_token says. */
  readonly tokenType: string;
  /** Every webhook field of the object. */
  readonly fields: readonly string[];
  readonly apps: Map<string, GraphApp>;
  readonly accounts: ReadonlyMap<string, GraphAccount>;
  readonly tokens: Map<string, GraphToken>;
  /** Events that are being gathered into one webhook; null: each goes by itself. */
  gathering: { readonly account: GraphAccount; readonly event: GraphEvent }[] | null;
}
