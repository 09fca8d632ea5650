import { Hono } from "hono";
import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import type { GraphApi } from "@/lib/sandbox/graph/call.ts";
import { addCdn } from "@/lib/sandbox/graph/cdn.ts";
import { Crowd } from "@/lib/sandbox/graph/crowd.ts";
import { batch } from "@/lib/sandbox/graph/events.ts";
import { graphRoutes } from "@/lib/sandbox/graph/host.ts";
import type { Verification } from "@/lib/sandbox/graph/hub.ts";
import type { MetaAdminProfile } from "@/lib/sandbox/graph/native.ts";
import { registerWebhook, type Registration } from "@/lib/sandbox/graph/register.ts";
import { revokeToken } from "@/lib/sandbox/graph/tokens.ts";
import { metaAccountView, metaCustomerView } from "@/lib/sandbox/graph/views.ts";
import { addAccount, type NewInstagramAccount } from "@/lib/sandbox/instagram/account.ts";
import { performInstagram } from "@/lib/sandbox/instagram/acts.ts";
import { InstagramAdmin } from "@/lib/sandbox/instagram/admin.ts";
import { instagramApi } from "@/lib/sandbox/instagram/api.ts";
import { InstagramCustomer } from "@/lib/sandbox/instagram/customer.ts";
import { direct } from "@/lib/sandbox/instagram/dialect.ts";
import { type NewMedia, publishMedia, publishStory } from "@/lib/sandbox/instagram/media.ts";
import type { InstagramAccount, InstagramPerson, InstagramWorld } from "@/lib/sandbox/instagram/state.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import { type PlatformSandbox, unknown } from "@/lib/sandbox/platform.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** The emulated Instagram with Instagram Login: Direct, comments, mentions and stories. */
export interface InstagramSandbox extends PlatformSandbox {
  readonly api: GraphApi;
  /** Registers a professional account with its token and its app. @throws {RangeError} */
  addAccount(account: NewInstagramAccount): void;
  /** Enters the webhook's address in the app's dashboard; the address is asked for the challenge. */
  registerWebhook(url: string, registration?: Registration): Promise<Verification>;
  /** The account's token stops working: 190/460. */
  revoke(token: string): void;
  /**
   * A person who can write to an account; called again, the same person.
   * @param person `account` is an account's id, the first one by default
   */
  customer(person: InstagramPerson & { readonly account?: string }): InstagramCustomer;
  /** Somebody who answers in the app of Instagram. */
  admin(admin: MetaAdminProfile & { readonly account?: string }): InstagramAdmin;
  /** Publishes a photo or a reel of the account, or of somebody who is its owner. @returns the media's id */
  post(media: NewMedia & { readonly account?: string }): Promise<string>;
  /** Shows a picture in the account's story. @returns the story's id */
  story(photo: SampleName, account?: string): Promise<string>;
  /** Gives the account's conversations to another app, or takes them back. */
  standby(on: boolean, account?: string): void;
  /** The feature Human Agent is approved, or no longer. */
  allowHumanAgent(on: boolean, account?: string): void;
  /** What happens during `run` comes in one webhook. */
  batch(run: () => Promise<void>): Promise<DeliveryResult>;
  /** What the product sent, comments included, oldest first. */
  readonly sent: readonly SentMessage[];
}

/** https://developers.facebook.com/docs/instagram-platform/webhooks */
const FIELDS = [
  "messages",
  "message_reactions",
  "message_edit",
  "messaging_seen",
  "messaging_postbacks",
  "messaging_referral",
  "messaging_optins",
  "messaging_handover",
  "standby",
  "comments",
  "live_comments",
  "mentions",
  "story_insights",
];

export function createInstagram(core: Core): InstagramSandbox {
  const world: InstagramWorld = {
    core,
    platform: "instagram",
    object: "instagram",
    tokenType: "USER",
    fields: FIELDS,
    dialect: direct,
    apps: new Map(),
    accounts: new Map(),
    tokens: new Map(),
    people: new Map(),
    gathering: null,
  };
  const crowd = new Crowd<InstagramAccount, InstagramCustomer>(core);
  const api = instagramApi(world);
  const app = new Hono();
  addCdn(app, world);
  app.route("/", graphRoutes(core, [api]));

  const customer: InstagramSandbox["customer"] = ({ account: id, ...person }) => {
    const account = accountOf(world, id);
    return crowd.meet(account, person.id, () => {
      world.people.set(person.id, person);
      return new InstagramCustomer(world, account, person);
    });
  };
  const post: InstagramSandbox["post"] = async ({ account, ...media }) =>
    (await publishMedia(world, accountOf(world, account), media)).id;

  return {
    platform: "instagram",
    app,
    api,
    acts: [
      "write",
      "album",
      "edit",
      "delete",
      "comment",
      "mention",
      "react",
      "press",
      "read",
      "allow",
      "deny",
    ],
    addAccount: (account) => void addAccount(world, account),
    registerWebhook: (url, registration) => registerWebhook(world, url, registration),
    revoke: (token) => revokeToken(world, token),
    customer,
    admin: ({ account, ...profile }) => new InstagramAdmin(world, accountOf(world, account), profile),
    post,
    story: async (photo, account) => (await publishStory(world, accountOf(world, account), photo)).id,
    standby: (on, account) => void (accountOf(world, account).standby = on),
    allowHumanAgent: (on, account) => void (accountOf(world, account).humanAgent = on),
    batch: (run) => batch(world, run),
    get sent() {
      return core.sent.filter(({ platform }) => platform === "instagram");
    },
    accounts: () => [...world.accounts.values()].map(metaAccountView),
    customers: () =>
      crowd.all().map(({ customer: { person }, account }) => metaCustomerView(world, account, person)),
    createAccount: ({ token, name, username = "", id = "", credentials = {}, avatar }) => {
      const { appSecret = "sandbox-app-secret", verifyToken = "sandbox-verify-token" } = credentials;
      const secret = { token: credentials.token ?? token, appSecret, verifyToken };
      addAccount(world, { ...secret, name, username, id, avatar });
    },
    createCustomer: ({ account: given, firstName, lastName, username, avatar }) => {
      const id = String(8_800_000_000_000_000 + world.people.size);
      const account = accountOf(world, given);
      const person = { id, firstName, lastName, username: username ?? `guest.${id.slice(-4)}`, avatar };
      customer({ ...person, account: account.id });
      return metaCustomerView(world, account, person);
    },
    act: (who, act) => performInstagram(crowd.find(who).customer, act),
    setWebhook: async (account, url) => (await registerWebhook(world, url, { account })).verified,
    publish: post,
    native: (who, text, mediaId) => {
      const { account } = crowd.find(who);
      const admin = new InstagramAdmin(world, account, { name: account.name });
      return mediaId === undefined ? admin.reply(who, text) : admin.comment(mediaId, text);
    },
  };
}

function accountOf({ accounts }: InstagramWorld, id: string | undefined): InstagramAccount {
  const found = id === undefined ? [...accounts.values()][0] : accounts.get(id);
  if (!found) throw unknown("account", id ?? "(none is registered)");
  return found;
}
