import { eq } from "drizzle-orm";
import { anyOf, insertMany, updateMany } from "@/db/bulk.ts";
import type { Statement } from "@/db/libsql.ts";
import {
  aliases,
  attachments,
  connections,
  contacts,
  csiScores,
  csiSurveys,
  deliveries,
  events,
  identities,
  jobs,
  messages,
  parked,
  posts,
  rawEvents,
  type RawFate,
  tags,
  ticketEvents,
  tickets,
  ticketTags,
} from "@/db/schema/workspace.ts";
import { partsOf, statusOf } from "@/lib/inbox/ingest/receipt.ts";
import { searchable } from "@/lib/inbox/ingest/search.ts";
import type { WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

export interface Raw {
  readonly connectionId: string;
  readonly body: string;
  readonly items: number;
  readonly type?: string;
  readonly fate: RawFate;
}

/** Everything that a batch changes, as one commit: what others refer to comes first. */
export async function emit(set: WorkingSet, raw: readonly Raw[]): Promise<Statement[]> {
  return [
    ...people(set),
    ...insertMany(posts, [...set.posts.added]),
    ...updateMany(posts, [...set.posts.changed], ["url", "title", "text", "imageId"]),
    ...conversations(set),
    ...await statuses(set),
    ...insertMany(csiScores, set.newScores),
    ...updateMany(csiSurveys, [...set.surveys.changed], [
      "state",
      "score",
      "scoredAt",
      "via",
      "comment",
      "commentAt",
    ]),
    ...await searchable(set),
    ...insertMany(jobs, set.newJobs),
    ...waiting(set),
    ...insertMany(events, set.newEvents),
    ...insertMany(rawEvents, raw.map((one) => ({ ...one, at: set.now }))),
    ...connectionMarks(set, raw),
  ];
}

function people(set: WorkingSet): Statement[] {
  return [
    ...insertMany(contacts, [...set.contacts.added]),
    ...updateMany(contacts, [...set.contacts.changed], [
      "name",
      "email",
      "phone",
      "country",
      "city",
      "site",
      "language",
      "avatarId",
      "updatedAt",
    ]),
    ...insertMany(identities, [...set.identities.added]),
    ...updateMany(identities, [...set.identities.changed], [
      "externalId",
      "name",
      "username",
      "reachable",
      "optedOutAt",
      "lastInboundAt",
    ]),
  ];
}

function conversations(set: WorkingSet): Statement[] {
  return [
    ...insertMany(tickets, [...set.tickets.added]),
    ...updateMany(
      tickets,
      [...set.tickets.changed],
      TICKET_COLUMNS.filter((one) => set.tickets.touched.has(one)),
    ),
    ...unread(set),
    ...insertMany(ticketEvents, set.newHistory),
    ...insertMany(messages, [...set.messages.added]),
    ...updateMany(messages, [...set.messages.changed], [
      "text",
      "sentAt",
      "sequence",
      "reaction",
      "editedAt",
      "deletedAt",
      "reactedAt",
    ]),
    ...insertMany(aliases, set.newAliases),
    ...dropped(set),
    ...insertMany(attachments, set.newAttachments),
    ...updateMany(attachments, set.claimed, ["messageId", "connectionId", "position"]),
    ...insertMany(tags, set.newTags),
    ...insertMany(ticketTags, set.newTicketTags, "ignore"),
  ];
}

/** Nobody has read what comes only now, however late they have looked. */
function unread({ heard }: WorkingSet): Statement[] {
  if (heard.size === 0) return [];
  const sql = `UPDATE reads SET read_at = heard.value ->> 1 FROM json_each(?) AS heard
    WHERE reads.ticket_id = heard.value ->> 0 AND reads.read_at > heard.value ->> 1`;
  return [{ sql, args: [JSON.stringify([...heard].map(([id, at]) => [id, at - 1]))] }];
}

function dropped({ store, droppedAttachments }: WorkingSet): Statement[] {
  if (droppedAttachments.length === 0) return [];
  return [store.db.delete(attachments).where(anyOf(attachments.id, droppedAttachments))];
}

async function statuses(set: WorkingSet): Promise<Statement[]> {
  const parts = await partsOf(set);
  const restated = [...parts].map(([id, rows]) => {
    const status = statusOf(rows);
    const why = status === "failed" ? set.restated.get(id) : null;
    const error = why ? { code: why.kind, params: { platform: why.message } } : null;
    return { id, status, error };
  });
  return [
    ...updateMany(deliveries, [...set.deliveries.changed], [
      "text",
      "status",
      "externalId",
      "sequence",
      "sentAt",
    ]),
    ...updateMany(messages, restated, ["status", "error"]),
  ];
}

function waiting(set: WorkingSet): Statement[] {
  const ids = [...set.newParked.map((row) => row.id), ...set.appliedParked];
  if (ids.length === 0) return [];
  return [
    set.store.db.delete(parked).where(anyOf(parked.id, ids)),
    ...insertMany(parked, set.newParked),
  ];
}

function connectionMarks(set: WorkingSet, raw: readonly Raw[]): Statement[] {
  const { db } = set.store;
  const written = [...set.messages.added].filter((one) => one.direction === "in");
  // Our own chat's messages come by no webhook.
  const heard = new Set([...raw, ...written].map((one) => one.connectionId));
  const marks: Statement[] = heard.size === 0
    ? []
    : [db.update(connections).set({ lastInboundAt: set.now }).where(anyOf(connections.id, heard))];
  for (const [id, reason] of set.revoked) {
    marks.push(
      db.update(connections).set({ status: "error", error: { code: "revoked", params: { reason } } })
        .where(eq(connections.id, id)),
    );
  }
  return marks;
}

const TICKET_COLUMNS = [
  "status",
  "threadKey",
  "postId",
  "preview",
  "previewAuthor",
  "lastMessageAt",
  "lastInboundAt",
  "waitingSince",
  "closedAt",
  "closedBy",
  "snoozedUntil",
  "firstAnsweredAt",
  "received",
  "sent",
] as const;
