import { and, eq, exists, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import {
  contactBlocks,
  contacts,
  csiSurveys,
  identities,
  tags,
  tickets,
  ticketTags,
} from "@/db/schema/workspace.ts";
import type { SurveyRow } from "@/lib/csi/judge.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Tags by which a team says that a ticket was none; the database folds no Cyrillic. */
const SPAM = ["спам", "Спам", "СПАМ", "spam", "Spam", "SPAM"];

/** What decides whether a customer is asked. */
export interface Scene {
  readonly ticket: typeof tickets.$inferSelect;
  readonly identity: typeof identities.$inferSelect;
  readonly contact: { readonly name: string; readonly language: string | null };
  readonly survey: SurveyRow | null;
  readonly isBlocked: boolean;
  readonly isSpam: boolean;
}

/** Reads it; undefined for a ticket that is not there. */
export async function sceneOf({ store }: Workspace, ticketId: string): Promise<Scene | undefined> {
  const [row] = await store.db.select({
    ticket: tickets,
    identity: identities,
    contact: { name: contacts.name, language: contacts.language },
    survey: csiSurveys,
    block: contactBlocks.contactId,
    spam: sql<number>`${
      exists(
        store.db.select({ id: tags.id }).from(tags).innerJoin(ticketTags, eq(ticketTags.tagId, tags.id))
          .where(and(eq(ticketTags.ticketId, tickets.id), anyOf(tags.name, SPAM))),
      )
    }`,
  })
    .from(tickets)
    .innerJoin(identities, eq(identities.id, tickets.identityId))
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .leftJoin(contactBlocks, eq(contactBlocks.contactId, tickets.contactId))
    .leftJoin(csiSurveys, eq(csiSurveys.id, tickets.id))
    .where(eq(tickets.id, ticketId));
  if (!row) return undefined;
  const { ticket, identity, contact, survey, block, spam } = row;
  return { ticket, identity, contact, survey, isBlocked: block !== null, isSpam: spam === 1 };
}
