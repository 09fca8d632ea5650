import { and, asc, gt, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { type AuthorType, contacts, messages, searchDocs, tickets } from "@/db/schema/workspace.ts";
import { cardsOf } from "@/lib/search/cards.ts";
import { indexContacts } from "@/lib/search/index_contacts.ts";
import { indexFormerMessages } from "@/lib/search/index_messages.ts";
import { indexable } from "@/lib/search/indexable.ts";

/** Where the filling stands: messages after an id are missing, then contacts after one. */
export type FillPlace = { readonly messages: string } | { readonly contacts: string };

export const FILL_START: FillPlace = { messages: "" };

/** Rows of one step: some 20 ms of work, during which nobody else is served. */
const EACH = 200;

interface Step {
  readonly statements: Statement[];
  /** The last row that was looked at; null: there was none. */
  readonly last: string | null;
}

/**
 * Takes a stretch of a history into the index that was there before it: messages, oldest first, then the contacts.
 * What came meanwhile is in the index already.
 * @returns where the next step begins; null: all is done
 */
export async function fillStep(store: Store, place: FillPlace): Promise<FillPlace | null> {
  return await store.write(async (): Promise<FillPlace | null> => {
    const people = "contacts" in place;
    const step = people
      ? await formerContacts(store, place.contacts)
      : await formerMessages(store, place.messages);
    await store.commit(step.statements);
    if (step.last === null) return people ? null : { contacts: "" };
    return people ? { contacts: step.last } : { messages: step.last };
  });
}

interface Former {
  readonly id: string;
  readonly text: string;
  readonly connectionId: string;
  readonly authorType: AuthorType;
  readonly authorId: string | null;
  readonly identityId: string;
  readonly contactId: string;
  readonly missing: number;
}

async function formerMessages({ db }: Store, after: string): Promise<Step> {
  const rows = await db.all<Former>(sql`SELECT ${messages.id} AS id, ${messages.text} AS text,
      ${messages.connectionId} AS connectionId, ${messages.authorType} AS authorType,
      ${messages.authorId} AS authorId, ${tickets.identityId} AS identityId, ${tickets.contactId} AS contactId,
      ${searchDocs.doc} IS NULL AND ${messages.deletedAt} IS NULL AS missing
    FROM (SELECT id FROM messages WHERE id > ${after} ORDER BY id LIMIT ${EACH}) AS page
    CROSS JOIN ${messages} ON ${messages.id} = page.id
    CROSS JOIN ${tickets} ON ${tickets.id} = ${messages.ticketId}
    LEFT JOIN ${searchDocs} ON ${searchDocs.messageId} = page.id ORDER BY page.id`);
  const former = rows.filter(({ missing }) => missing === 1).map((row) => indexable(row, row));
  return { statements: indexFormerMessages(former), last: rows.at(-1)?.id ?? null };
}

async function formerContacts(store: Store, after: string): Promise<Step> {
  const notMerged = sql`NOT EXISTS (SELECT 1 FROM contact_merges
    WHERE merged_id = ${contacts.id} AND undone_at IS NULL)`;
  const rows = await store.db.select({ id: contacts.id }).from(contacts)
    .where(and(gt(contacts.id, after), notMerged)).orderBy(asc(contacts.id)).limit(EACH);
  const cards = await cardsOf(store, rows.map(({ id }) => id));
  return { statements: indexContacts([...cards.values()]), last: rows.at(-1)?.id ?? null };
}
