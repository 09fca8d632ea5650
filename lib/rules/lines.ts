import type { RuleEffect, TicketEventFacts, TicketEventKind, ticketEvents } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";
import type { MessageRow, TicketRow } from "@/lib/inbox/ingest/working_set.ts";
import { eventRow } from "@/lib/team/record.ts";

/** The line of a ticket's history for what a rule did; null: it is told in another place. */
export function lineOf(
  ticketId: string,
  ruleName: string,
  effect: RuleEffect,
  now: number,
): typeof ticketEvents.$inferInsert | null {
  const kind = kindOf(effect);
  if (!kind) return null;
  return eventRow(ticketId, { type: "system", id: null, name: ruleName }, kind, now, factsOf(effect));
}

const KINDS: Readonly<Partial<Record<RuleEffect["type"], TicketEventKind>>> = {
  tag: "tagged",
  untag: "untagged",
  assign: "assigned",
  team: "team",
  priority: "priority",
  snooze: "snoozed",
  close: "closed",
};

function kindOf({ type, value }: RuleEffect): TicketEventKind | undefined {
  return type === "assign" && value === "none" ? "unassigned" : KINDS[type];
}

function factsOf({ type, value = "", name, until }: RuleEffect): TicketEventFacts {
  if (type === "snooze") return { until };
  if (type === "assign" || type === "team") return name === undefined ? {} : { whom: name, whomId: value };
  return type === "close" ? {} : { whom: value };
}

/** A private note that a rule leaves. */
export function noteOf(
  { id: ticketId, connectionId }: TicketRow,
  authorName: string,
  text: string,
  now: number,
): MessageRow {
  return {
    id: newId(now),
    ticketId,
    connectionId,
    direction: "out",
    authorType: "system",
    authorId: null,
    authorName,
    text,
    status: "sent",
    error: null,
    externalId: null,
    sequence: 0,
    replyTo: null,
    clientId: null,
    private: true,
    via: null,
    album: null,
    reaction: null,
    unknown: null,
    system: null,
    broadcastId: null,
    choices: null,
    sentAt: now,
    createdAt: now,
    editedAt: null,
    deletedAt: null,
    reactedAt: null,
  };
}
