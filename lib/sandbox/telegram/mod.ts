import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import type { AccountView, Act, CustomerView, Done, PlatformSandbox } from "@/lib/sandbox/platform.ts";
import { unknown } from "@/lib/sandbox/platform.ts";
import { TelegramCustomer } from "@/lib/sandbox/telegram/customer.ts";
import { telegramRoutes } from "@/lib/sandbox/telegram/routes.ts";
import {
  type Bot,
  fullName,
  type TelegramProfile,
  type TelegramWorld,
} from "@/lib/sandbox/telegram/state.ts";

export interface NewBot {
  /** As @BotFather gives it: digits, colon, letters. */
  readonly token: string;
  readonly name: string;
  readonly username: string;
}

/** The emulated Telegram. */
export interface TelegramSandbox extends PlatformSandbox {
  /** Registers a bot; its id is the number in the token. @throws {RangeError} for a malformed token */
  addBot(bot: NewBot): { readonly id: number };
  /** The token stops working, as after /revoke. */
  revoke(token: string): void;
  /**
   * A person who can write to a bot; called again, the same person.
   * @param profile `bot` is a token, the first bot by default
   * @throws {RangeError} when there is no such bot
   */
  customer(profile: TelegramProfile & { readonly bot?: string }): TelegramCustomer;
  /** What the product sent, oldest first. */
  readonly sent: readonly SentMessage[];
}

export function createTelegram(core: Core): TelegramSandbox {
  const world: TelegramWorld = { core, bots: new Map(), profiles: new Map() };
  const customers = new Map<string, { customer: TelegramCustomer; bot: Bot }>();

  const customer: TelegramSandbox["customer"] = ({ bot: token, ...profile }) => {
    const bot = token === undefined ? [...world.bots.values()][0] : world.bots.get(token);
    if (!bot) throw unknown("bot", token ?? "(none is registered)");
    const key = `${bot.id}:${profile.id}`;
    const known = customers.get(key);
    if (known) return known.customer;
    world.profiles.set(profile.id, profile);
    const created = new TelegramCustomer(world, bot, profile);
    customers.set(key, { customer: created, bot });
    core.feed.publish({ type: "state" });
    return created;
  };

  return {
    platform: "telegram",
    app: telegramRoutes(world),
    acts: ["write", "album", "edit", "start", "press", "react", "delete", "allow", "deny"],
    addBot: (bot) => addBot(world, bot),
    revoke: (token) => void world.bots.delete(token),
    customer,
    get sent() {
      return core.sent.filter(({ platform }) => platform === "telegram");
    },
    accounts: () => [...world.bots.values()].map(accountView),
    customers: () => [...customers.values()].map(customerView),
    createAccount: ({ token, name, username = "sandbox_bot" }) =>
      void addBot(world, { token, name, username }),
    createCustomer: ({ account, ...rest }) => {
      const bot = [...world.bots.values()].find(({ id }) => account === undefined || String(id) === account);
      if (!bot) throw unknown("bot", account ?? "(none is registered)");
      const id = 5_550_000 + world.profiles.size;
      customer({ ...rest, id, bot: bot.token });
      return { id: String(id), name: fullName({ id, ...rest }), account: String(bot.id), reachable: false };
    },
    act: ({ account, id }, act) => {
      const found = customers.get(`${account}:${id}`);
      if (!found) throw unknown("customer", id);
      return perform(found.customer, act);
    },
  };
}

function addBot(world: TelegramWorld, { token, name, username }: NewBot): { id: number } {
  const id = Number(/^(\d+):[\w-]{10,}$/.exec(token)?.[1]);
  if (!id) throw new RangeError("Could not add the bot: its token is not of the form 123456:ABC…");
  world.bots.set(token, {
    token,
    id,
    name,
    username,
    webhook: null,
    allowedUpdates: [],
    lastError: null,
    lastUpdate: 810_000_000 + (id % 1_000) * 1_000,
    lastMessage: 70,
    dialogues: new Map(),
    files: new Map(),
  });
  world.core.feed.publish({ type: "state" });
  return { id };
}

function accountView({ id, name, username, webhook, lastError }: Bot): AccountView {
  const status = lastError?.message ?? "ok";
  return { id: String(id), name, username, webhooks: webhook ? [{ url: webhook.url, status }] : [] };
}

function customerView(
  { customer: { profile }, bot }: { customer: TelegramCustomer; bot: Bot },
): CustomerView {
  const dialogue = bot.dialogues.get(profile.id);
  return {
    id: String(profile.id),
    name: fullName(profile),
    account: String(bot.id),
    avatar: profile.avatar,
    reachable: dialogue !== undefined && dialogue.started && !dialogue.blocked,
  };
}

function perform(customer: TelegramCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
      return customer.write(act.text, act);
    case "album":
      return customer.sendAlbum(act.attachments, act.text);
    case "edit":
      return customer.edit(act.message, act.text);
    case "delete":
      return customer.delete(act.message);
    case "start":
      return customer.start();
    case "press":
      return customer.press(act.message, act.data);
    case "react":
      return customer.react(act.message, act.emoji);
    case "allow":
      return customer.unblock();
    case "deny":
      return customer.block();
    default:
      throw new RangeError(`Could not do "${act.act}": Telegram has no such act`);
  }
}
