import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import { type Act, type Done, type PlatformSandbox, unknown } from "@/lib/sandbox/platform.ts";
import { SlackCustomer } from "@/lib/sandbox/slack/customer.ts";
import { sendEvent, verifyUrl } from "@/lib/sandbox/slack/events.ts";
import { slackRoutes } from "@/lib/sandbox/slack/routes.ts";
import {
  nextId,
  openConversation,
  type SlackChannel,
  type SlackProfile,
  type SlackTeam,
  type SlackWorld,
} from "@/lib/sandbox/slack/state.ts";
import { type NewSlackTeam, newTeam } from "@/lib/sandbox/slack/team.ts";

/** The emulated Slack. */
export interface SlackSandbox extends PlatformSandbox {
  /** A workspace with the app installed. @throws {RangeError} for a malformed token or secret */
  addTeam(team: NewSlackTeam): { readonly id: string; readonly botUser: string };
  /**
   * Stands for the app's settings: verifies the address with url_verification and keeps it when that went well.
   * @param team a bot token, the first workspace by default
   * @returns whether it was verified
   */
  setRequestUrl(url: string, team?: string): Promise<boolean>;
  /** Takes the app out of the workspace: tells app_uninstalled and tokens_revoked, and the token stops working. */
  uninstall(team?: string): Promise<void>;
  /** Every call is answered with this error from now on; null ends it. */
  refuse(error: string | null, team?: string): void;
  /** Sets the moment of all signatures off by so many ms. */
  skew(ms: number): void;
  /** A channel that the app is in. @returns its id */
  channel(about: { readonly name: string; readonly team?: string }): string;
  /**
   * A member who can write to the app; called again, the same member.
   * @param profile `team` is a bot token, the first workspace by default
   */
  customer(profile: SlackProfile & { readonly team?: string }): SlackCustomer;
  /** What the product sent, oldest first. */
  readonly sent: readonly SentMessage[];
}

export function createSlack(core: Core): SlackSandbox {
  const world: SlackWorld = { core, teams: new Map(), edges: new Map(), skew: 0 };
  const customers = new Map<string, { customer: SlackCustomer; team: SlackTeam }>();
  const teamOf = (token: string | undefined) => {
    const team = token === undefined ? [...world.teams.values()][0] : world.teams.get(token);
    if (!team) throw unknown("workspace", token === undefined ? "(none is registered)" : "with this token");
    return team;
  };

  const addTeam: SlackSandbox["addTeam"] = (given) => {
    const team = newTeam(given, world.teams.size + 1);
    world.teams.set(team.botToken, team);
    core.feed.publish({ type: "state" });
    return team;
  };

  const setRequestUrl: SlackSandbox["setRequestUrl"] = async (url, token) => {
    const team = teamOf(token);
    const verified = await verifyUrl(world, team, url);
    if (verified) team.requestUrl = url;
    core.feed.publish({ type: "state" });
    return verified;
  };

  const customer: SlackSandbox["customer"] = ({ team: token, ...profile }) => {
    const team = teamOf(token);
    const key = `${team.id}:${profile.id}`;
    const known = customers.get(key);
    if (known) return known.customer;
    team.people.set(profile.id, profile);
    const created = new SlackCustomer(world, team, profile);
    customers.set(key, { customer: created, team });
    core.feed.publish({ type: "state" });
    return created;
  };

  return {
    platform: "slack",
    app: slackRoutes(world),
    acts: ["write", "album", "edit", "delete", "press"],
    addTeam,
    setRequestUrl,
    uninstall: async (token) => {
      const team = teamOf(token);
      world.teams.delete(team.botToken);
      const tokens = { oauth: [], bot: [team.botUser] };
      await sendEvent(world, team, "tokens_revoked", { type: "tokens_revoked", tokens });
      await sendEvent(world, team, "app_uninstalled", { type: "app_uninstalled" });
    },
    setWebhook: (account, url) => {
      const team = [...world.teams.values()].find(({ id }) => id === account);
      if (!team) throw unknown("workspace", account);
      return setRequestUrl(url, team.botToken);
    },
    refuse: (error, token) => void (teamOf(token).refusal = error),
    skew: (ms) => void (world.skew = ms),
    channel: ({ name, team: token }) => {
      const team = teamOf(token);
      const channel: SlackChannel = { id: nextId(team, "C"), type: "channel", name, messages: new Map() };
      team.channels.set(channel.id, channel);
      openConversation(world, team, channel);
      return channel.id;
    },
    customer,
    get sent() {
      return core.sent.filter(({ platform }) => platform === "slack");
    },
    accounts: () =>
      [...world.teams.values()].map(({ id, name, domain, avatar, requestUrl }) => {
        const webhooks = requestUrl ? [{ url: requestUrl, status: "verified" }] : [];
        return { id, name, username: domain, avatar, webhooks };
      }),
    customers: () => [...customers.values()].map(viewOf),
    createAccount: ({ token, name, username, id, credentials = {}, avatar }) => {
      const { botToken = token, signingSecret = "" } = credentials;
      addTeam({ botToken, signingSecret, name, id, domain: username, avatar });
    },
    createCustomer: ({ account, firstName, lastName = "", username, language, avatar }) => {
      const team = [...world.teams.values()].find(({ id }) => account === undefined || id === account);
      if (!team) throw unknown("workspace", account ?? "(none is registered)");
      const id = nextId(team, "U");
      const name = `${firstName} ${lastName}`.trim();
      const email = username && `${username}@example.com`;
      const profile = { id, name, displayName: username, email, locale: language, avatar };
      return viewOf({ customer: customer({ ...profile, team: team.botToken }), team });
    },
    act: ({ account, id }, act) => {
      const found = customers.get(`${account}:${id}`);
      if (!found) throw unknown("customer", id);
      return perform(found.customer, act);
    },
  };
}

function viewOf({ customer: { profile: { id, name, avatar } }, team }: {
  customer: SlackCustomer;
  team: SlackTeam;
}) {
  return { id, name, account: team.id, avatar, reachable: !team.gone.has(id) };
}

function perform(customer: SlackCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
    case "album":
      return customer.write(act.text, act);
    case "edit":
      return customer.edit(act.message, act.text);
    case "delete":
      return customer.delete(act.message);
    case "press":
      return customer.press(act.message, act.data);
    default:
      throw new RangeError(`Could not do "${act.act}": Slack has no such act`);
  }
}
