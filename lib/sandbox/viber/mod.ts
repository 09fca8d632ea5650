import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import {
  type AccountView,
  type Act,
  type CustomerView,
  type Done,
  type PlatformSandbox,
  unknown,
} from "@/lib/sandbox/platform.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import { ViberCustomer } from "@/lib/sandbox/viber/customer.ts";
import { ViberRefusal, type ViberStatus } from "@/lib/sandbox/viber/errors.ts";
import { viberRoutes } from "@/lib/sandbox/viber/routes.ts";
import type { ViberBot, ViberProfile, ViberWorld } from "@/lib/sandbox/viber/state.ts";

export interface NewViberBot {
  readonly token: string;
  readonly name: string;
  /** Of the link viber://pa?chatURI=… */
  readonly uri?: string;
  /** As `pa:75346594275468546724`. */
  readonly id?: string;
  readonly avatar?: SampleName;
}

/** The emulated Viber. */
export interface ViberSandbox extends PlatformSandbox {
  /** Registers a bot. @throws {RangeError} for a malformed token */
  addBot(bot: NewViberBot): { readonly id: string };
  /** The token stops working. */
  revoke(token: string): void;
  /** Every call of this bot is answered with this status from now on; null ends it. */
  refuse(token: string, status: ViberStatus | null): void;
  /**
   * A person who can write to a bot; called again, the same person.
   * @param profile `bot` is a token, the first bot by default
   * @throws {RangeError} when there is no such bot
   */
  customer(profile: ViberProfile & { readonly bot?: string }): ViberCustomer;
  /** What the product sent, oldest first. */
  readonly sent: readonly SentMessage[];
}

export function createViber(core: Core): ViberSandbox {
  const world: ViberWorld = {
    core,
    bots: new Map(),
    links: new Map(),
    lastToken: 4_912_661_846_655_238_145n,
  };
  const customers = new Map<string, { customer: ViberCustomer; bot: ViberBot }>();
  const botOf = (fits: (bot: ViberBot) => boolean, name: string | undefined) => {
    const bot = [...world.bots.values()].find(fits);
    if (!bot) throw unknown("bot", name ?? "(none is registered)");
    return bot;
  };

  const customer: ViberSandbox["customer"] = ({ bot: token, ...profile }) => {
    const bot = botOf((one) => token === undefined || one.token === token, token);
    const key = `${bot.id}:${profile.id}`;
    const known = customers.get(key);
    if (known) return known.customer;
    const created = new ViberCustomer(world, bot, profile);
    customers.set(key, { customer: created, bot });
    core.feed.publish({ type: "state" });
    return created;
  };

  return {
    platform: "viber",
    app: viberRoutes(world),
    acts: ["write", "album", "edit", "delete", "start", "press", "read", "allow", "deny"],
    addBot: (bot) => addBot(world, bot),
    revoke: (token) => void world.bots.delete(token),
    refuse: (token, status) => {
      const bot = botOf((one) => one.token === token, token);
      bot.refusal = status === null ? null : new ViberRefusal(status);
    },
    customer,
    get sent() {
      return core.sent.filter(({ platform }) => platform === "viber");
    },
    accounts: () => [...world.bots.values()].map(accountView),
    customers: () => [...customers.values()].map(customerView),
    createAccount: ({ token, name, username, id, credentials, avatar }) =>
      void addBot(world, { token: credentials?.token ?? token, name, uri: username, id, avatar }),
    createCustomer: ({ account, firstName, lastName = "", language, avatar }) => {
      const bot = botOf(({ id }) => account === undefined || id === account, account);
      const id = `${String(customers.size + 1).padStart(11, "0")}A=`;
      const name = `${firstName} ${lastName}`.trim();
      const created = customer({ id, name, language, avatar, bot: bot.token });
      return customerView({ customer: created, bot });
    },
    act: ({ account, id }, act) => {
      const found = customers.get(`${account}:${id}`);
      if (!found) throw unknown("customer", id);
      return perform(found.customer, act);
    },
  };
}

function addBot(world: ViberWorld, { token, name, uri, id, avatar }: NewViberBot): { id: string } {
  if (!/^[\w-]{16,}$/.test(token)) throw new RangeError("Could not add the bot: its token is malformed");
  const ready = id ?? `pa:7534659427546854${6_000 + world.bots.size}`;
  world.bots.set(token, {
    token,
    id: ready,
    name,
    uri: uri ?? `sandbox${world.bots.size + 1}`,
    avatar,
    webhook: null,
    refusal: null,
    dialogues: new Map(),
  });
  world.core.feed.publish({ type: "state" });
  return { id: ready };
}

function accountView({ id, name, uri, avatar, webhook }: ViberBot): AccountView {
  return { id, name, username: uri, avatar, webhooks: webhook ? [{ url: webhook.url, status: "ok" }] : [] };
}

function customerView({ customer, bot }: { customer: ViberCustomer; bot: ViberBot }): CustomerView {
  const { id, name, avatar } = customer.profile;
  return { id, name, account: bot.id, avatar, reachable: customer.subscribed };
}

function perform(customer: ViberCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
    case "album":
      return customer.write(act.text, act);
    case "edit":
      return customer.change(act.message, { text: act.text });
    case "delete":
      return customer.change(act.message, { deleted: true });
    case "start":
      return customer.start();
    case "press":
      return customer.press(act.data);
    case "read":
      return customer.read();
    case "allow":
      return customer.subscribe();
    case "deny":
      return customer.unsubscribe();
    default:
      throw new RangeError(`Could not do "${act.act}": Viber has no such act`);
  }
}
