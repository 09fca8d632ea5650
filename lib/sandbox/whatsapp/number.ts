import { type NewApp, newApp } from "@/lib/sandbox/graph/apps.ts";
import { addToken } from "@/lib/sandbox/graph/tokens.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import type { WaBusiness, WaNumber, WhatsappWorld } from "@/lib/sandbox/whatsapp/state.ts";

export interface NewNumber extends NewApp {
  readonly phoneNumberId: string;
  readonly businessAccountId: string;
  /** The verified name. */
  readonly name: string;
  readonly displayPhone?: string;
  /** A system user's token; numbers of one business may share it. */
  readonly token: string;
  readonly avatar?: SampleName;
  readonly permissions?: readonly string[];
  /** GREEN by default. */
  readonly quality?: string;
  readonly coexists?: boolean;
  /** `recipient` by default. */
  readonly userIdsIn?: "recipient" | "to";
}

const ALL = ["whatsapp_business_messaging", "whatsapp_business_management"];

/** @throws {RangeError} for an id or a token that Meta could not have given */
export function addNumber(world: WhatsappWorld, given: NewNumber): WaNumber {
  const { phoneNumberId: id, businessAccountId, name, token, displayPhone = "+7 495 000-00-01" } = given;
  for (const one of [id, businessAccountId]) {
    if (!/^\d+$/.test(one)) throw new RangeError(`Could not add the number: ${one} is no id of WhatsApp`);
  }
  const business = businessOf(world, businessAccountId, name);
  const number: WaNumber = {
    id,
    entryId: businessAccountId,
    business,
    name,
    displayPhone,
    avatar: given.avatar,
    app: newApp(world, given),
    scopes: new Set(given.permissions ?? ALL),
    subscribed: null,
    quality: given.quality ?? "GREEN",
    coexists: given.coexists ?? false,
    userIdsIn: given.userIdsIn ?? "recipient",
    refusesAtOnce: false,
    dialogues: new Map(),
    media: new Map(),
    get override() {
      return this.ownOverride ?? business.override;
    },
  };
  if (!world.tokens.has(token)) addToken(world, number, token);
  world.accounts.set(id, number);
  world.core.feed.publish({ type: "state" });
  return number;
}

function businessOf({ businesses }: WhatsappWorld, id: string, name: string): WaBusiness {
  const business = businesses.get(id) ?? { id, name, templates: [] };
  businesses.set(id, business);
  return business;
}
