import type { SampleName } from "@/lib/sandbox/samples.ts";
import { randomHex } from "@/lib/sandbox/twitter/ids.ts";
import type { XAccount, XApp, XWorld } from "@/lib/sandbox/twitter/state.ts";

type Settings = Partial<
  Pick<XApp, "access" | "selfServe" | "activity" | "accountActivity" | "maxWebhooks">
>;

export interface NewXAccount extends Settings {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly accessToken: string;
  readonly accessTokenSecret: string;
  readonly name: string;
  readonly username: string;
  /** Digits. */
  readonly id?: string;
  readonly avatar?: SampleName;
  /** Events come with empty `includes`. */
  readonly bare?: boolean;
}

/** Nineteen digits, more than a JavaScript number holds. */
const FIRST_ID = 1_784_928_224_372_000_001n;

/**
 * Registers an account whose owner has let an app act for it; accounts with the same consumer key share the app.
 * @throws {RangeError} for a key or an id that X could not have given
 */
export function addAccount(world: XWorld, given: NewXAccount): XAccount {
  const { consumerKey, consumerSecret, accessToken, accessTokenSecret } = given;
  for (const key of [consumerKey, consumerSecret, accessToken, accessTokenSecret]) {
    if (!/^[\w-]{10,}$/.test(key)) {
      throw new RangeError("Could not add the account: one of its keys is malformed");
    }
  }
  const id = given.id ?? String(FIRST_ID + BigInt(world.people.size));
  if (!/^\d{1,19}$/.test(id)) throw new RangeError(`Could not add the account: ${id} is no id`);
  const person = { id, name: given.name, username: given.username, avatar: given.avatar };
  const account: XAccount = {
    person,
    app: world.apps.get(consumerKey) ?? newApp(world, given),
    accessToken,
    accessTokenSecret,
    revoked: false,
    bare: given.bare ?? false,
    dialogues: new Map(),
    uploads: new Map(),
    blockedBy: new Set(),
  };
  world.people.set(id, person);
  world.accounts.set(id, account);
  world.core.feed.publish({ type: "state" });
  return account;
}

/** By default what a self-serve app with a usual OAuth 1.0a token can do. */
function newApp(world: XWorld, { consumerKey, consumerSecret, ...settings }: NewXAccount): XApp {
  const app: XApp = {
    id: String(29_820_954 + world.apps.size),
    consumerKey,
    consumerSecret,
    bearer: `AAAAAAAAAAAAAAAAAAAAA${randomHex(24)}`,
    access: settings.access ?? "read-write-directmessages",
    selfServe: settings.selfServe ?? true,
    activity: settings.activity ?? "oauth2",
    accountActivity: settings.accountActivity ?? true,
    maxWebhooks: settings.maxWebhooks ?? 1,
    webhooks: new Map(),
    subscriptions: new Map(),
    nonces: new Set(),
  };
  world.apps.set(consumerKey, app);
  return app;
}
