import type { TextUnit, TicketKind } from "@/lib/channels/capabilities.ts";
import type { Connection, Inbound, Outbound, RawRequest } from "@/lib/channels/channel.ts";

/** What a platform brings to the test that every channel has to pass. */
export interface Contract {
  /** The connection that the samples come to. */
  readonly connection: Connection;
  readonly samples: readonly Sample[];
  /** Absent where nothing comes by webhook: then every request is refused. */
  readonly signing?: Signing;
  /**
   * A good body that speaks of another account; absent where bodies name none, so that the secret, which is one
   * account's, is all there is to tell them apart.
   */
  readonly foreign?: unknown;
  /** A call with 100 messages, the one in the middle being what is given; absent where a call is one event. */
  batch?(broken: unknown): unknown;
  /** The text of a body whose ids are this number, without quotes. */
  numbered(digits: string): string;
  /** What the platform itself publishes, apart from the capability row. */
  readonly limits: Partial<Readonly<Record<TicketKind, { readonly limit: number; readonly unit: TextUnit }>>>;
  /** Absent where an answer calls nobody. */
  readonly api?: ContractApi;
  readonly codes: Codes;
}

/** A good body, and the types of the events that it is read as, in order. */
export interface Sample {
  readonly name: string;
  readonly body: unknown;
  readonly events: readonly Inbound["type"][];
}

/** How a platform proves that a call is its own. */
export interface Signing {
  /** The call as the platform makes it with the secrets of a connection. */
  sign(body: unknown, connection: Connection): Promise<RawRequest>;
  /** The same call without any proof. */
  unsigned(body: unknown): RawRequest;
  /** Somebody else's connection: what its secrets sign is not ours. */
  readonly stranger: Connection;
  /** A changed body breaks the proof; false where the proof is a word that both sides know. */
  readonly coversBody: boolean;
}

/** Makes the platform's answer to any call. */
export type Answer = (request: Request) => Response | Promise<Response>;

export interface ContractApi {
  /** A direct answer of a few words. */
  readonly out: Outbound;
  readonly sent: Answer;
  /** Too many calls. */
  readonly busy: Answer;
  /** The customer does not want to hear from us. */
  readonly blocked: Answer;
  /** The key is no longer good. */
  readonly revoked: Answer;
}

/** Last parts of the i18n keys that the channel speaks by. */
export interface Codes {
  /** Of `connect.error.{platform}`: every code of a ConnectError. */
  readonly connect: readonly string[];
  /** Of `connection.error.{platform}`: every answer of `health`. */
  readonly health: readonly string[];
  /** Of `guide.check.{platform}`: steps that are always done by us. */
  readonly done: readonly string[];
  /** Of `guide.check.{platform}`: steps that may be left to the owner, so with a `.left`. */
  readonly left: readonly string[];
}
