import type { Store } from "@/db/libsql.ts";
import type {
  aliases,
  attachments,
  contacts,
  csiScores,
  csiSurveys,
  deliveries,
  EventKind,
  events,
  identities,
  jobs,
  messages,
  posts,
  tags,
  ticketEvents,
  tickets,
  ticketTags,
} from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";
import type { ParkedRow } from "@/lib/inbox/ingest/parked.ts";
import type { Move } from "@/lib/sla/moves.ts";
import type { Turn } from "@/lib/sla/turn.ts";

export type ContactRow = typeof contacts.$inferSelect;
export type IdentityRow = typeof identities.$inferSelect;
export type TicketRow = typeof tickets.$inferSelect;
export type MessageRow = typeof messages.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;
export type PostRow = typeof posts.$inferSelect;
export type SurveyRow = typeof csiSurveys.$inferSelect;
export type AttachmentRow = typeof attachments.$inferInsert;
export type JobRow = typeof jobs.$inferInsert;

/** Something that a ticket's deadlines depend on; `at` is ms since the epoch. */
export interface ClockTurn {
  readonly ticket: TicketRow;
  readonly what: Move;
  readonly at: number;
  /** The answer, and since when somebody has waited for it. */
  readonly answers?: { readonly messageId: string; readonly since: number };
}

/** Rows that were read, and what a batch makes of them. */
class Rows<T extends object> {
  readonly byKey = new Map<string, T>();
  readonly added = new Set<T>();
  readonly changed = new Set<T>();
  /** The columns in which they really did. */
  readonly touched = new Set<keyof T>();
  /** Grows with every row that is added or really changed. */
  writes = 0;

  get(...key: readonly (string | number)[]): T | undefined {
    return this.byKey.get(keyOf(key));
  }

  know(row: T, ...key: readonly (string | number)[]): void {
    this.byKey.set(keyOf(key), row);
  }

  add(row: T, ...key: readonly (string | number)[]): T {
    this.added.add(row);
    this.writes++;
    this.know(row, ...key);
    return row;
  }

  /** A row that this batch adds is written whole, so only rows from the database count as changed. */
  change(row: T, values: Partial<T>): void {
    const keys = (Object.keys(values) as (keyof T)[]).filter((key) => row[key] !== values[key]);
    if (keys.length > 0) this.writes++;
    Object.assign(row, values);
    if (this.added.has(row)) return;
    this.changed.add(row);
    for (const key of keys) this.touched.add(key);
  }
}

export function keyOf(parts: readonly (string | number)[]): string {
  return parts.join("\u0000");
}

/**
 * Everything that one group commit reads and writes, in memory: what the database knows of the people,
 * threads and messages that the batch speaks of, and the rows that will be written.
 */
export class WorkingSet {
  /** by connection, external id */
  readonly identities = new Rows<IdentityRow>();
  /** by id */
  readonly contacts = new Rows<ContactRow>();
  /** newest ticket, open or closed, by connection, thread key; by "id", id */
  readonly tickets = new Rows<TicketRow>();
  /** by connection, external id (aliases included); rows of the database also by "id", id */
  readonly messages = new Rows<MessageRow>();
  /** by connection, external id; by connection, "random", random id; by "id", id */
  readonly deliveries = new Rows<DeliveryRow>();
  /** by connection, external id */
  readonly posts = new Rows<PostRow>();
  /** connection and thread key, by the id of each ticket that a watermark speaks of */
  readonly threads = new Map<string, string>();
  /** tag id by name */
  readonly tagIds = new Map<string, string>();
  /** by connection, album */
  readonly albums = new Rows<MessageRow>();
  /** by ticket */
  readonly surveys = new Rows<SurveyRow>();
  /** connection and external id of the scores that are known */
  readonly scored = new Set<string>();
  readonly parked: ParkedRow[] = [];
  /** Ids of answers whose new text the platform is being given. */
  readonly beingEdited = new Set<string>();
  /** connection, random id and person of broadcasts whose echoes came */
  readonly broadcastEchoes = new Set<string>();

  /** Files of the messages that edits with files speak of. */
  readonly files: AttachmentRow[] = [];
  readonly newAttachments: AttachmentRow[] = [];
  /** Ids of files that an edit took away. */
  readonly droppedAttachments: string[] = [];
  /** Uploads that were stored before the message that they belong to. */
  readonly claimed: { id: string; messageId: string; connectionId: string; position: number }[] = [];
  readonly newAliases: (typeof aliases.$inferInsert)[] = [];
  readonly newTags: (typeof tags.$inferInsert)[] = [];
  readonly newTicketTags: (typeof ticketTags.$inferInsert)[] = [];
  readonly newScores: (typeof csiScores.$inferInsert)[] = [];
  readonly newJobs: JobRow[] = [];
  readonly newParked: ParkedRow[] = [];
  readonly newEvents: (typeof events.$inferInsert)[] = [];
  readonly appliedParked: string[] = [];
  readonly turns: ClockTurn[] = [];
  /** The first moment at which one of their deadlines has to be marked. */
  nextMark = Infinity;
  /** Deadlines that the batch brought to their end. */
  readonly ended: { readonly ticket: TicketRow; readonly what: Move; readonly results: Turn["results"] }[] =
    [];
  readonly newHistory: (typeof ticketEvents.$inferInsert)[] = [];
  readonly revoked = new Map<string, string>();
  /** Contacts that are blocked, of those that the batch speaks of. */
  readonly blocked = new Set<string>();
  /** New messages that call nobody. */
  readonly silenced = new Set<string>();
  /** The oldest message that calls somebody, by the id of a ticket that was here before. */
  readonly heard = new Map<string, number>();
  /** Contacts that read differently from before. */
  readonly recast = new Set<string>();
  /** Messages whose status follows from their deliveries anew, with the reason of a failure. */
  readonly restated = new Map<string, { kind: string; message: string } | null>();

  /** The number of the next new ticket. */
  nextNumber = 1;

  readonly #said = new Set<string>();

  constructor(readonly store: Store, readonly now: number) {}

  /** Grows with whatever the batch changes: an event that leaves it as it was brought nothing new. */
  get writes(): number {
    const { identities, contacts, tickets, messages, deliveries, posts } = this;
    const rows = [identities, contacts, tickets, messages, deliveries, posts];
    const others = [this.newAttachments, this.newAliases, this.newJobs, this.newEvents];
    return rows.reduce((sum, { writes }) => sum + writes, this.revoked.size) +
      others.reduce((sum, { length }) => sum + length, this.newParked.length + this.appliedParked.length);
  }

  event(kind: EventKind, ticketId?: string | null, messageId?: string): void {
    const key = keyOf([kind, ticketId ?? "", messageId ?? ""]);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.newEvents.push({ kind, ticketId: ticketId ?? null, messageId: messageId ?? null, at: this.now });
  }

  job(kind: string, lane: string, payload: Record<string, string>): void {
    this.newJobs.push({
      id: newId(this.now),
      kind,
      lane,
      state: "ready",
      payload,
      attempt: 0,
      runAt: this.now,
      createdAt: this.now,
    });
  }

  /** The id of a tag, which is made when it is not there yet. */
  tag(name: string): string {
    const known = this.tagIds.get(name);
    if (known) return known;
    const id = newId(this.now);
    this.tagIds.set(name, id);
    this.newTags.push({ id, name });
    return id;
  }
}

/** When a message was written, by the platform's clock: never in the future, and now for one without a time. */
export function sentAt(set: WorkingSet, message: { readonly sentAt: number }): number {
  return message.sentAt > 0 ? Math.min(message.sentAt, set.now) : set.now;
}
