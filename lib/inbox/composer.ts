import type { identities, tickets } from "@/db/schema/workspace.ts";
import { textRule } from "@/lib/channels/parts.ts";
import type { ErrorCode } from "@/lib/errors.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";

type TicketRow = typeof tickets.$inferSelect;
type IdentityRow = typeof identities.$inferSelect;

/** Whether a ticket can be answered now, and if not, why. */
export interface Writable {
  readonly closed?: {
    readonly code: ErrorCode;
    readonly params: Record<string, string>;
    readonly url?: string;
  };
  /** ms since the epoch, when a reply window is running */
  readonly windowEndsAt?: number;
  readonly via: readonly ("direct" | "comment")[];
  /** Why nothing can be said in private, where something can be said in public. */
  readonly privately?: Writable["closed"];
  /** A template may go where nothing else may, or besides. */
  readonly templates?: boolean;
}

const HOUR_MS = 3_600_000;

/** What the channel says about answering this person in this ticket, before anybody has typed (C-07). */
export function mayWrite(
  open: OpenConnection | null,
  ticket: TicketRow,
  identity: IdentityRow,
  now: number,
  postUrl?: string,
): Writable {
  if (ticket.mergedInto !== null) return closed("not_available", { reason: "ticket_merged" });
  if (!open) return closed("not_available", { reason: "connection_gone" });
  const via = waysOf(open, ticket);
  if (via.length === 0) return closed("channel_read_only", {}, postUrl);
  if (open.status !== "active") return closed("connection_paused", { connection: open.name });
  const inPrivate = mayWriteTo(open, ticket, identity, now);
  if (!via.includes("comment")) return { ...inPrivate, templates: takesTemplates(open, ticket, identity) };
  // Under a post there is no window, and nobody has to have written to us first.
  if (!via.includes("direct")) return { via };
  return inPrivate.closed
    ? { via: ["comment"], privately: inPrivate.closed }
    : { via, windowEndsAt: inPrivate.windowEndsAt };
}

/** Whoever has forbidden us to write gets none either. */
function takesTemplates({ capability }: OpenConnection, ticket: TicketRow, identity: IdentityRow): boolean {
  return capability.writeFirst === "template" && ticket.kind === "direct" && identity.reachable !== false;
}

/** Whether the person can be written to: in their conversation, or once in answer to their comment. */
function mayWriteTo(open: OpenConnection, ticket: TicketRow, identity: IdentityRow, now: number): Writable {
  const { capability: { label: platform, privateReply, writeFirst } } = open;
  const answer = (ticket.lastInboundAt ?? 0) + (privateReply?.hours ?? 0) * HOUR_MS;
  const once: Writable | undefined = privateReply && ticket.postId !== null && answer > now
    ? { via: ["direct"], windowEndsAt: answer }
    : undefined;
  if (ticket.kind !== "direct") {
    return once ?? closed("reply_window_closed", { platform, hours: String(privateReply?.hours ?? 0) });
  }
  if (identity.reachable === false) return closed("cannot_write_first", { platform, reason: "denied" });
  const first = identity.lastInboundAt === null && identity.reachable !== true;
  if (first && writeFirst !== "yes") return once ?? closed("cannot_write_first", { platform });
  const usual = window(open, identity, now, platform, ["direct"]);
  return usual.closed && once ? once : usual;
}

/** A direct conversation can be answered in public only where it brings a post along. */
function waysOf({ capability }: OpenConnection, { kind, postId, threadKey }: TicketRow): Writable["via"] {
  if (capability.readOnlyThreads?.some((beginning) => threadKey.startsWith(beginning))) return [];
  const ways = kind === "direct" && postId === null ? ["direct"] as const : ["direct", "comment"] as const;
  return ways.filter((way) => textRule(capability, kind, way));
}

function window(
  open: OpenConnection,
  identity: IdentityRow,
  now: number,
  platform: string,
  via: Writable["via"],
): Writable {
  const { replyWindowHours, humanWindowHours } = open.capability;
  const hours = humanWindowHours ?? replyWindowHours;
  if (hours === undefined) return { via };
  const windowEndsAt = (identity.lastInboundAt ?? 0) + hours * HOUR_MS;
  if (windowEndsAt > now) return { via, windowEndsAt };
  return closed("reply_window_closed", { platform, hours: String(hours) });
}

function closed(code: ErrorCode, params: Record<string, string>, url?: string): Writable {
  return { closed: { code, params, url }, via: [] };
}
