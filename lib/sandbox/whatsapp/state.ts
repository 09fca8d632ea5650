import type { Line, LineAttachment } from "@/lib/sandbox/conversations.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { GraphCall } from "@/lib/sandbox/graph/call.ts";
import type { GraphParams } from "@/lib/sandbox/graph/params.ts";
import type { GraphAccount, GraphWorld, Subscription } from "@/lib/sandbox/graph/world.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import type { Template } from "@/lib/sandbox/whatsapp/template.ts";

/** A person on WhatsApp, as one business knows them. */
export interface WhatsappPerson {
  /** What this sandbox calls them, whatever else changes. */
  readonly key: string;
  readonly firstName: string;
  readonly lastName?: string;
  readonly avatar?: SampleName;
  /** Digits, the country's code first. */
  phone: string;
  /** The id within the business: `CC.` and digits; another one after a change of number. */
  userId: string;
  username?: string;
  /** Has taken a username: the number is no longer told. */
  hidesPhone: boolean;
  /** Has switched the blue ticks off. */
  readonly hidesReading: boolean;
}

export interface WaMessage {
  /** wamid. */
  readonly id: string;
  readonly from: "customer" | "business" | "native";
  /** type, and under it what the message holds. */
  content: Readonly<Record<string, unknown>>;
  text: string;
  readonly attachments: readonly LineAttachment[];
  /** ms since the epoch. */
  readonly at: number;
  /** wamid of the message that is quoted. */
  readonly replyTo?: string;
  /** biz_opaque_callback_data, which comes back in the statuses. */
  readonly data?: string;
  readonly buttons?: Line["buttons"];
  /** What has been told of a message of the business. */
  status: "accepted" | "sent" | "delivered" | "read" | "failed";
}

export interface WaDialogue {
  readonly person: WhatsappPerson;
  /** When the person last wrote, which opens the window: ms since the epoch. */
  lastInbound: number | null;
  blocked: boolean;
  /** The phone is off: nothing is delivered until it is on again. */
  offline: boolean;
  readonly messages: Map<string, WaMessage>;
  /** How many messages may go to this person at once; grows by one in six seconds. */
  pace: { left: number; at: number };
}

export interface WaMedia {
  readonly id: string;
  readonly file: StoredFile;
  readonly mimeType: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

/** A business account with its numbers. */
export interface WaBusiness {
  readonly id: string;
  readonly name: string;
  readonly templates: Template[];
  /** An address for all its numbers, which goes before the app's. */
  override?: Subscription;
}

/** A number: `id` is the phone_number_id, `entryId` the business account. */
export interface WaNumber extends GraphAccount {
  readonly entryId: string;
  readonly business: WaBusiness;
  /** As people write it: +7 495 000-00-01. */
  readonly displayPhone: string;
  readonly avatar?: SampleName;
  readonly quality: string;
  /** It also lives in the phone app: what is written there is told. */
  readonly coexists: boolean;
  /** Which field takes a person's id within the business: two sources say one, a third says the other. */
  readonly userIdsIn: "recipient" | "to";
  /** Refusals of one message are told at once, not by a status. */
  refusesAtOnce: boolean;
  ownOverride?: Subscription;
  readonly dialogues: Map<string, WaDialogue>;
  readonly media: Map<string, WaMedia>;
}

export interface WhatsappWorld extends GraphWorld {
  readonly platform: "whatsapp";
  readonly accounts: Map<string, WaNumber>;
  readonly businesses: Map<string, WaBusiness>;
  /** By key. */
  readonly people: Map<string, WhatsappPerson>;
}

/** A call with a system user's token. */
export interface BusinessCall {
  readonly world: WhatsappWorld;
  readonly business: WaBusiness;
  /** A number that the token was given for. */
  readonly account: WaNumber;
  readonly params: GraphParams;
  readonly raw: GraphCall;
  /** As the log names it. */
  readonly method: string;
}

/** A call to one number. */
export interface NumberCall extends BusinessCall {
  readonly number: WaNumber;
}

/** Name of a number's conversation in the sandbox's book. */
export function conversationOf({ id }: WaNumber, { key }: WhatsappPerson): string {
  return `whatsapp:${id}:${key}`;
}
