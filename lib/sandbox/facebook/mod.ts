import { Hono } from "hono";
import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import { performFacebook } from "@/lib/sandbox/facebook/acts.ts";
import { FacebookAdmin } from "@/lib/sandbox/facebook/admin.ts";
import { facebookApi } from "@/lib/sandbox/facebook/api.ts";
import { FacebookCustomer } from "@/lib/sandbox/facebook/customer.ts";
import { messenger } from "@/lib/sandbox/facebook/dialect.ts";
import { addPage, type NewPage } from "@/lib/sandbox/facebook/page.ts";
import {
  type FacebookPerson,
  type FacebookWorld,
  type Page,
  publicId,
} from "@/lib/sandbox/facebook/state.ts";
import { publishPost } from "@/lib/sandbox/facebook/wall.ts";
import type { GraphApi } from "@/lib/sandbox/graph/call.ts";
import { addCdn } from "@/lib/sandbox/graph/cdn.ts";
import { Crowd } from "@/lib/sandbox/graph/crowd.ts";
import { batch } from "@/lib/sandbox/graph/events.ts";
import type { Verification } from "@/lib/sandbox/graph/hub.ts";
import type { MetaAdminProfile } from "@/lib/sandbox/graph/native.ts";
import { registerWebhook, type Registration } from "@/lib/sandbox/graph/register.ts";
import { revokeToken } from "@/lib/sandbox/graph/tokens.ts";
import { metaAccountView, metaCustomerView } from "@/lib/sandbox/graph/views.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import { type CustomerView, type PlatformSandbox, unknown } from "@/lib/sandbox/platform.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** The emulated Facebook: a page's Messenger and the comments under its posts. */
export interface FacebookSandbox extends PlatformSandbox {
  /** What stands behind `/meta`. */
  readonly api: GraphApi;
  /** Registers a page with its token and its app. @throws {RangeError} for a malformed id or token */
  addPage(page: NewPage): void;
  /** Enters the webhook's address in the app's dashboard; the address is asked for the challenge. */
  registerWebhook(url: string, registration?: Registration): Promise<Verification>;
  /** The page's token stops working: 190/460. */
  revoke(token: string): void;
  /**
   * A person who can write to a page; called again, the same person.
   * @param person `page` is a page's id, the first one by default
   */
  customer(person: FacebookPerson & { readonly page?: string }): FacebookCustomer;
  /** Somebody who answers in the page's own inbox. */
  admin(admin: MetaAdminProfile & { readonly page?: string }): FacebookAdmin;
  /** Publishes on the page's wall. @returns the post's id */
  post(post: { text: string; photo?: SampleName; page?: string }): Promise<string>;
  /** Gives the page's conversations to another app, or takes them back. */
  standby(on: boolean, page?: string): void;
  /** The feature Human Agent is approved, or no longer. */
  allowHumanAgent(on: boolean, page?: string): void;
  /** What happens during `run` comes in one webhook. */
  batch(run: () => Promise<void>): Promise<DeliveryResult>;
  /** What the product sent, comments included, oldest first. */
  readonly sent: readonly SentMessage[];
}

/** https://developers.facebook.com/docs/graph-api/webhooks/reference/page */
const FIELDS = [
  "feed",
  "messages",
  "message_echoes",
  "message_deliveries",
  "message_reads",
  "message_edits",
  "message_reactions",
  "messaging_postbacks",
  "messaging_referrals",
  "messaging_optins",
  "messaging_handovers",
  "messaging_policy_enforcement",
  "standby",
  "mention",
];

export function createFacebook(core: Core): FacebookSandbox {
  const world: FacebookWorld = {
    core,
    platform: "facebook",
    object: "page",
    tokenType: "PAGE",
    fields: FIELDS,
    dialect: messenger,
    apps: new Map(),
    accounts: new Map(),
    tokens: new Map(),
    people: new Map(),
    gathering: null,
  };
  const crowd = new Crowd<Page, FacebookCustomer>(core);
  const app = new Hono();
  addCdn(app, world);

  const customer: FacebookSandbox["customer"] = ({ page: id, ...person }) => {
    const page = pageOf(world, id);
    return crowd.meet(page, person.id, () => {
      world.people.set(person.id, person);
      return new FacebookCustomer(world, page, person);
    });
  };

  return {
    platform: "facebook",
    app,
    api: facebookApi(world),
    acts: ["write", "album", "edit", "delete", "comment", "react", "press", "read", "start", "allow", "deny"],
    addPage: (page) => void addPage(world, page),
    registerWebhook: (url, registration) => registerWebhook(world, url, registration),
    revoke: (token) => revokeToken(world, token),
    customer,
    admin: ({ page, ...profile }) => new FacebookAdmin(world, pageOf(world, page), profile),
    post: ({ page, ...post }) => publishPost(world, pageOf(world, page), post),
    standby: (on, page) => void (pageOf(world, page).standby = on),
    allowHumanAgent: (on, page) => void (pageOf(world, page).humanAgent = on),
    batch: (run) => batch(world, run),
    get sent() {
      return core.sent.filter(({ platform }) => platform === "facebook");
    },
    accounts: () => [...world.accounts.values()].map(metaAccountView),
    customers: () => crowd.all().map(({ customer, account }) => viewOf(world, account, customer)),
    createAccount: ({ token, name, username, id = "", credentials = {}, avatar }) => {
      const { appSecret = "sandbox-app-secret", verifyToken = "sandbox-verify-token" } = credentials;
      const secret = { token: credentials.pageToken ?? token, appSecret, verifyToken };
      addPage(world, { ...secret, name, username, id, avatar });
    },
    createCustomer: ({ account, firstName, lastName, avatar }) => {
      const id = String(7_200_000_000_000_000 + world.people.size);
      const page = pageOf(world, account);
      return viewOf(world, page, customer({ id, firstName, lastName, avatar, page: page.id }));
    },
    act: (who, act) => performFacebook(crowd.find(who).customer, act),
    setWebhook: async (account, url) => (await registerWebhook(world, url, { account })).verified,
    publish: ({ account, ...post }) => publishPost(world, pageOf(world, account), post),
    native: (who, text, post) => {
      const { account } = crowd.find(who);
      const admin = new FacebookAdmin(world, account, { name: account.name });
      return post === undefined ? admin.reply(who, text) : admin.comment(post, text);
    },
  };
}

function viewOf(world: FacebookWorld, page: Page, { person }: FacebookCustomer): CustomerView {
  return { ...metaCustomerView(world, page, person), publicId: publicId(person) };
}

function pageOf({ accounts }: FacebookWorld, id: string | undefined): Page {
  const found = id === undefined ? [...accounts.values()][0] : accounts.get(id);
  if (!found) throw unknown("page", id ?? "(none is registered)");
  return found;
}
