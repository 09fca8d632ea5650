import { Hono } from "hono";
import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import type { GraphApi } from "@/lib/sandbox/graph/call.ts";
import { Crowd } from "@/lib/sandbox/graph/crowd.ts";
import { batch } from "@/lib/sandbox/graph/events.ts";
import type { Verification } from "@/lib/sandbox/graph/hub.ts";
import { registerWebhook, type Registration } from "@/lib/sandbox/graph/register.ts";
import { personName } from "@/lib/sandbox/graph/state.ts";
import { revokeToken } from "@/lib/sandbox/graph/tokens.ts";
import { webhooksOf } from "@/lib/sandbox/graph/views.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import type { CustomerView, PlatformSandbox } from "@/lib/sandbox/platform.ts";
import { performWhatsapp } from "@/lib/sandbox/whatsapp/acts.ts";
import { WhatsappAdmin } from "@/lib/sandbox/whatsapp/admin.ts";
import { whatsappApi } from "@/lib/sandbox/whatsapp/api.ts";
import { WhatsappCustomer } from "@/lib/sandbox/whatsapp/customer.ts";
import { addAttachments } from "@/lib/sandbox/whatsapp/media.ts";
import { addNumber, type NewNumber } from "@/lib/sandbox/whatsapp/number.ts";
import {
  dialogueOf,
  type NewPerson,
  newPerson,
  numberOf,
  personCalled,
} from "@/lib/sandbox/whatsapp/people.ts";
import type { WaNumber, WhatsappWorld } from "@/lib/sandbox/whatsapp/state.ts";
import { type NewTemplate, newTemplate } from "@/lib/sandbox/whatsapp/template.ts";

/** The emulated WhatsApp: numbers of the Cloud API. */
export interface WhatsappSandbox extends PlatformSandbox {
  /** What stands behind `/meta`. */
  readonly api: GraphApi;
  /** Registers a number with its business account, token and app. @throws {RangeError} */
  addNumber(number: NewNumber): void;
  /** Enters the webhook's address in the app's dashboard; the address is asked for the challenge. */
  registerWebhook(url: string, registration?: Registration): Promise<Verification>;
  /** The token stops working: 190/460. */
  revoke(token: string): void;
  /** Puts a template into the number's business account. */
  addTemplate(template: NewTemplate, number?: string): void;
  /** Refusals of single messages are told at once, not by a status. */
  refuseAtOnce(on: boolean, number?: string): void;
  /**
   * A person who can write to a number; called again, the same person.
   * @param person `number` is a phone_number_id, the first one by default
   */
  customer(person: NewPerson & { readonly number?: string }): WhatsappCustomer;
  /** Somebody who answers in the WhatsApp Business app, where the number lives there too. */
  admin(admin: { readonly name: string; readonly number?: string }): WhatsappAdmin;
  /** What happens during `run` comes in one webhook. */
  batch(run: () => Promise<void>): Promise<DeliveryResult>;
  /** What the product sent, oldest first. */
  readonly sent: readonly SentMessage[];
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview */
const FIELDS = [
  "messages",
  "message_template_status_update",
  "smb_message_echoes",
  "account_update",
  "calls",
  "phone_number_quality_update",
];

export function createWhatsapp(core: Core): WhatsappSandbox {
  const world: WhatsappWorld = {
    core,
    platform: "whatsapp",
    object: "whatsapp_business_account",
    tokenType: "SYSTEM_USER",
    fields: FIELDS,
    apps: new Map(),
    accounts: new Map(),
    businesses: new Map(),
    tokens: new Map(),
    people: new Map(),
    gathering: null,
  };
  const crowd = new Crowd<WaNumber, WhatsappCustomer>(core);
  const app = new Hono();
  addAttachments(app, world);

  const customer: WhatsappSandbox["customer"] = ({ number: id, ...given }) => {
    const number = numberOf(world, id);
    const person = personCalled(world, given.userId ?? given.phone) ?? newPerson(world, given);
    return crowd.meet(number, person.key, () => new WhatsappCustomer(world, number, person));
  };
  const found = ({ account, id }: { account: string; id: string }) =>
    crowd.find({ account, id: personCalled(world, id)?.key ?? id });

  return {
    platform: "whatsapp",
    app,
    api: whatsappApi(world),
    acts: ["write", "album", "edit", "delete", "react", "press", "read", "allow", "deny"],
    addNumber: (number) => void addNumber(world, number),
    registerWebhook: (url, registration) => registerWebhook(world, url, registration),
    revoke: (token) => revokeToken(world, token),
    addTemplate: (template, number) =>
      void numberOf(world, number).business.templates.push(newTemplate(template)),
    refuseAtOnce: (on, number) => void (numberOf(world, number).refusesAtOnce = on),
    customer,
    admin: ({ name, number }) => new WhatsappAdmin(world, numberOf(world, number), name),
    batch: (run) => batch(world, run),
    get sent() {
      return core.sent.filter(({ platform }) => platform === "whatsapp");
    },
    accounts: () =>
      [...world.accounts.values()].map((number) => {
        const { id, name, displayPhone, avatar } = number;
        return { id, name, username: displayPhone, avatar, webhooks: webhooksOf(number) };
      }),
    customers: () => crowd.all().map(({ account, customer: { person } }) => viewOf(world, account, person)),
    createAccount: ({ token, name, username, id = "", credentials = {}, avatar }) => {
      const { appSecret = "sandbox-app-secret", verifyToken = "sandbox-verify-token" } = credentials;
      const { phoneNumberId = id, businessAccountId = `9${id}` } = credentials;
      const ids = { phoneNumberId, businessAccountId, token: credentials.token ?? token };
      addNumber(world, { ...ids, name, displayPhone: username, appSecret, verifyToken, avatar });
    },
    createCustomer: ({ account, firstName, lastName, username, avatar }) => {
      const number = numberOf(world, account);
      const phone = `7900555${String(1_000 + world.people.size).padStart(4, "0")}`;
      const given = { phone, firstName, lastName, username, avatar, hidesPhone: false };
      return viewOf(world, number, customer({ ...given, number: number.id }).person);
    },
    act: (who, act) => performWhatsapp(found(who).customer, act),
    setWebhook: async (account, url) => (await registerWebhook(world, url, { account })).verified,
    native: (who, text) => {
      const { account, customer: { person } } = found(who);
      return new WhatsappAdmin(world, account, account.name).reply(person, text);
    },
  };
}

const DAY_MS = 86_400_000;

function viewOf({ core }: WhatsappWorld, number: WaNumber, person: WhatsappCustomer["person"]): CustomerView {
  const { lastInbound, blocked } = dialogueOf(number, person);
  const reachable = lastInbound !== null && !blocked && core.clock.now() - lastInbound <= DAY_MS;
  return {
    id: person.userId,
    name: personName(person),
    account: number.id,
    avatar: person.avatar,
    reachable,
  };
}
