import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import { performMax } from "@/lib/sandbox/max/acts.ts";
import { MaxCustomer } from "@/lib/sandbox/max/customer.ts";
import { maxRoutes } from "@/lib/sandbox/max/routes.ts";
import { fullName, type MaxBot, type MaxProfile, type MaxWorld } from "@/lib/sandbox/max/state.ts";
import { type PlatformSandbox, unknown } from "@/lib/sandbox/platform.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

export interface NewMaxBot {
  readonly token: string;
  readonly name: string;
  readonly username: string;
  readonly id?: number;
  readonly avatar?: SampleName;
}

/** The emulated MAX. */
export interface MaxSandbox extends PlatformSandbox {
  /** Registers a bot with its token. @throws {RangeError} for a malformed token */
  addBot(bot: NewMaxBot): { readonly id: number };
  /** The token stops working. */
  revoke(token: string): void;
  /** Forgets the bot's webhook, as MAX does after eight hours without an answer. */
  lapse(token: string): void;
  /** How many sends of a sound, video or file are refused after its upload; 1 at first. */
  slow(sends: number): void;
  /**
   * A person who can write to a bot; called again, the same person.
   * @param profile `bot` is a token, the first bot by default
   */
  customer(profile: MaxProfile & { readonly bot?: string }): MaxCustomer;
  /** What the product sent, oldest first. */
  readonly sent: readonly SentMessage[];
}

export function createMax(core: Core): MaxSandbox {
  const world: MaxWorld = { core, bots: new Map(), files: new Map(), slowness: 1, lastId: 0n };
  const customers = new Map<string, { customer: MaxCustomer; bot: MaxBot }>();
  const botOf = (fits: (bot: MaxBot) => boolean, what: string | undefined) => {
    const bot = [...world.bots.values()].find(fits);
    if (!bot) throw unknown("bot", what === undefined ? "(none is registered)" : "of that name");
    return bot;
  };
  const withToken = (token: string) => botOf((bot) => bot.token === token, token);

  const customer: MaxSandbox["customer"] = ({ bot: token, ...profile }) => {
    const bot = botOf((one) => token === undefined || one.token === token, token);
    const key = `${bot.id}:${profile.id}`;
    const known = customers.get(key);
    if (known) return known.customer;
    const created = new MaxCustomer(world, bot, profile);
    customers.set(key, { customer: created, bot });
    core.feed.publish({ type: "state" });
    return created;
  };

  return {
    platform: "max",
    app: maxRoutes(world),
    acts: ["write", "album", "edit", "delete", "press", "start", "allow", "deny"],
    addBot: (bot) => addBot(world, bot),
    revoke: (token) => void (withToken(token).revoked = true),
    lapse: (token) => void (withToken(token).webhook = null),
    slow: (sends) => void (world.slowness = sends),
    customer,
    get sent() {
      return core.sent.filter(({ platform }) => platform === "max");
    },
    accounts: () =>
      [...world.bots.values()].map(({ id, name, username, avatar, webhook }) => {
        return {
          id: String(id),
          name,
          username,
          avatar,
          webhooks: webhook ? [{ url: webhook.url, status: "ok" }] : [],
        };
      }),
    customers: () => [...customers.values()].map(viewOf),
    createAccount: ({ token, name, username = "sandbox_bot", id, credentials, avatar }) => {
      const given = { token: credentials?.token ?? token, name, username, avatar };
      addBot(world, { ...given, id: id === undefined ? undefined : Number(id) });
    },
    createCustomer: ({ account, firstName, lastName, username, language, avatar }) => {
      const bot = botOf(({ id }) => account === undefined || String(id) === account, account);
      const profile = { id: 7_700_000 + customers.size, firstName, lastName, username, language, avatar };
      return viewOf({ customer: customer({ ...profile, bot: bot.token }), bot });
    },
    act: ({ account, id }, act) => {
      const found = customers.get(`${account}:${id}`);
      if (!found) throw unknown("customer", id);
      return performMax(found.customer, act);
    },
  };
}

function addBot(world: MaxWorld, { token, name, username, id, avatar }: NewMaxBot): { readonly id: number } {
  if (!/^[\w-]{16,}$/.test(token)) throw new RangeError("Could not add the bot: its token is malformed");
  const ready = id ?? 229_000_000 + world.bots.size;
  if (!Number.isSafeInteger(ready)) throw new RangeError(`Could not add the bot: ${id} is no id`);
  world.bots.set(token, {
    token,
    id: ready,
    name,
    username,
    avatar,
    revoked: false,
    webhook: null,
    dialogs: new Map(),
    tickets: new Map(),
    uploads: new Map(),
    callbacks: new Map(),
    calls: [],
  });
  world.core.feed.publish({ type: "state" });
  return { id: ready };
}

function viewOf({ customer, bot }: { customer: MaxCustomer; bot: MaxBot }) {
  const { id, profile: { avatar }, reachable } = customer;
  return { id, name: fullName(customer.profile), account: String(bot.id), avatar, reachable };
}
