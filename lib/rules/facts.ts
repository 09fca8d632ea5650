import type { Priority, Section, TicketKind, TicketStatus } from "@/db/schema/workspace.ts";
import type { Said } from "@/lib/rules/said.ts";

/** What rules may know of a ticket; an action makes new ones. */
export interface Facts {
  readonly platform: string;
  readonly connectionId: string;
  readonly kind: TicketKind;
  readonly section: Section;
  /** By name. */
  readonly tags: ReadonlySet<string>;
  /** What the customer wrote; null: nothing. */
  readonly said: Said | null;
  readonly priority: Priority;
  readonly assigneeId: string | null;
  readonly teamId: string | null;
  /** A language tag such as `ru` or `pt-BR`. */
  readonly language: string | null;
  /** Within the business hours of the channel; null: it has none. */
  readonly open: boolean | null;
  readonly blocked: boolean;
  /** How many other tickets the customer had before. */
  readonly previous: number;
  readonly status: TicketStatus;
  readonly snoozedUntil: number | null;
}

/** What has happened to a ticket. */
export type Happening =
  | { readonly type: "message" }
  | { readonly type: "created" }
  | { readonly type: "status"; readonly to: TicketStatus }
  | { readonly type: "elapsed"; readonly ruleId: string };

/** What rules are looked at for. All that follows from it has the same key. */
export interface Cause {
  readonly key: string;
  readonly happening: Happening;
}

/** What actions may name, and what they are counted by. */
export interface World {
  readonly members: ReadonlyMap<string, string>;
  readonly managers: readonly string[];
  readonly teams: ReadonlyMap<string, string>;
  /** Id by name. */
  readonly tags: ReadonlyMap<string, string>;
  readonly timeZone: string;
}
