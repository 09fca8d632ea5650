import type { ConnectionSettings } from "@/db/schema/workspace.ts";
import type { Capability, Section, TicketKind } from "@/lib/channels/capabilities.ts";
import type { Connection, Inbound } from "@/lib/channels/channel.ts";

/** What a batch needs to know of the connection that an event came by. */
export interface Origin {
  readonly capability: Capability;
  readonly settings: ConnectionSettings;
  /** The platform can be asked for a customer's profile. */
  readonly hasProfile: boolean;
  /** It can be asked what a pointer or a post speaks of. */
  readonly hasLookup?: boolean;
}

export interface Item {
  readonly connection: Connection;
  readonly origin: Origin;
  readonly inbound: Inbound;
}

/** The source tag of a new ticket: the owner's own name for it, else the platform's, else none. */
export function tagName(origin: Origin, kind: TicketKind): string | undefined {
  return origin.settings.tags?.[kind] ?? origin.capability.tags[kind];
}

export function sectionOf(origin: Origin): Section {
  return origin.settings.section ?? origin.capability.section.default;
}
