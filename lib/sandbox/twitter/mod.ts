import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import { type PlatformSandbox, unknown } from "@/lib/sandbox/platform.ts";
import { addAccount, type NewXAccount } from "@/lib/sandbox/twitter/account.ts";
import { performX } from "@/lib/sandbox/twitter/acts.ts";
import { XAdmin } from "@/lib/sandbox/twitter/admin.ts";
import { XCustomer } from "@/lib/sandbox/twitter/customer.ts";
import { revoked } from "@/lib/sandbox/twitter/happenings.ts";
import { checkHook } from "@/lib/sandbox/twitter/hook.ts";
import { xRoutes } from "@/lib/sandbox/twitter/routes.ts";
import type { XAccount, XPerson, XWorld } from "@/lib/sandbox/twitter/state.ts";
import { tell } from "@/lib/sandbox/twitter/tell.ts";

/** The emulated X. */
export interface XSandbox extends PlatformSandbox {
  /** An account with the keys of an app that may act for it. @throws {RangeError} for malformed keys */
  addAccount(account: NewXAccount): { readonly id: string };
  /** Takes the app's permission back: tells of it, and the token stops working. */
  revoke(account?: string): Promise<void>;
  /** Checks all webhooks of an account's app once more, as X does every hour. @returns whether all have passed */
  recheck(account?: string): Promise<boolean>;
  /**
   * A person on X; called again, the same person.
   * @param person `account` is the id of the account that they have to do with, the first one by default
   */
  customer(person: XPerson & { readonly account?: string }): XCustomer;
  /** Somebody who uses an account in X's own app. */
  admin(account?: string): XAdmin;
  /** What the product sent, posts included, oldest first. */
  readonly sent: readonly SentMessage[];
}

export function createTwitter(core: Core): XSandbox {
  const world: XWorld = {
    core,
    apps: new Map(),
    accounts: new Map(),
    people: new Map(),
    posts: new Map(),
    media: new Map(),
    windows: new Map(),
    links: new Map(),
    lastId: 0n,
  };
  const customers = new Map<string, { customer: XCustomer; account: XAccount }>();

  const customer: XSandbox["customer"] = ({ account: id, ...given }) => {
    const account = accountOf(world, id);
    const key = `${account.person.id}:${given.id}`;
    const known = customers.get(key);
    if (known) return known.customer;
    const person = world.people.get(given.id) ?? given;
    world.people.set(given.id, person);
    const created = new XCustomer(world, account, person);
    customers.set(key, { customer: created, account });
    core.feed.publish({ type: "state" });
    return created;
  };
  const find = ({ account, id }: { account: string; id: string }) => {
    const found = customers.get(`${account}:${id}`);
    if (!found) throw unknown("customer", id);
    return found;
  };

  return {
    platform: "twitter",
    app: xRoutes(world),
    acts: [
      "write",
      "album",
      "edit",
      "delete",
      "comment",
      "mention",
      "react",
      "read",
      "typing",
      "allow",
      "deny",
    ],
    addAccount: (account) => addAccount(world, account).person,
    revoke: async (id) => {
      const account = accountOf(world, id);
      account.revoked = true;
      await tell(world, account, revoked(world, account));
    },
    recheck: async (id) => {
      const { app } = accountOf(world, id);
      const checks = [...app.webhooks.values()].map((webhook) => checkHook(world, app, webhook));
      const passed = await Promise.all(checks);
      core.feed.publish({ type: "state" });
      return passed.every(Boolean);
    },
    customer,
    admin: (id) => new XAdmin(world, accountOf(world, id)),
    get sent() {
      return core.sent.filter(({ platform }) => platform === "twitter");
    },
    accounts: () => [...world.accounts.values()].map(accountView),
    customers: () => [...customers.values()].map(viewOf),
    createAccount: ({ token, name, username = "sandbox", id, credentials = {}, avatar }) => {
      const { consumerKey = token, consumerSecret = "", accessToken = "", accessTokenSecret = "" } =
        credentials;
      addAccount(world, {
        consumerKey,
        consumerSecret,
        accessToken,
        accessTokenSecret,
        name,
        username,
        id,
        avatar,
      });
    },
    createCustomer: ({ account: id, firstName, lastName = "", username, avatar }) => {
      const account = accountOf(world, id);
      const number = 1_790_000_000_000_000_000n + BigInt(world.people.size) * 4_194_305n;
      const name = `${firstName} ${lastName}`.trim();
      const handle = username?.replaceAll(/\W/g, "_") ?? `person${world.people.size}`;
      const person = { id: String(number), name, username: handle, avatar };
      return viewOf({ customer: customer({ ...person, account: account.person.id }), account });
    },
    act: (who, act) => performX(find(who).customer, act),
    publish: async ({ text, photo, account }) => {
      const { ids } = await new XAdmin(world, accountOf(world, account)).post(text, photo ? [photo] : []);
      return ids[0] ?? "";
    },
    native: (who, text, post) => {
      const admin = new XAdmin(world, find(who).account);
      return post === undefined ? admin.write(who.id, text) : admin.reply(post, text);
    },
  };
}

function accountOf({ accounts }: XWorld, id: string | undefined): XAccount {
  const found = id === undefined ? [...accounts.values()][0] : accounts.get(id);
  if (!found) throw unknown("account", id ?? "(none is registered)");
  return found;
}

function accountView({ person: { id, name, username, avatar }, app }: XAccount) {
  const webhooks = [...app.webhooks.values()].map(({ url, valid }) => {
    return { url, status: valid ? "valid" : "invalid" };
  });
  return { id, name, username, avatar, webhooks };
}

function viewOf({ customer, account }: { customer: XCustomer; account: XAccount }) {
  const { id, name, avatar } = customer.person;
  return { id, name, account: account.person.id, avatar, reachable: customer.reachable };
}
