import { and, eq, isNull } from "drizzle-orm";
import { anyOf, insertMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import {
  contactBlocks,
  contactMerges,
  contacts,
  contactValues,
  identities,
  tickets,
} from "@/db/schema/workspace.ts";
import { headOf } from "@/lib/contacts/head.ts";
import { type Filling, filling } from "@/lib/contacts/filling.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { type Card, cardsOf } from "@/lib/search/cards.ts";
import { forgetContact, indexContacts } from "@/lib/search/index_contacts.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface MergeInput {
  /** The card that goes up in the kept one. */
  readonly mergedId: string;
  /** Whose name the card has then. */
  readonly name: "kept" | "merged";
}

/**
 * Makes one card of two: identities, tickets and notes come to the kept one, and what is empty there is filled. What
 * is needed to take it back is written down.
 * @returns the merge's id
 * @throws {AppError} not_found; invalid_request for a card with itself; conflict when one of them is gone already
 */
export async function mergeContacts(
  services: Services,
  workspace: Workspace,
  keptId: string,
  { mergedId, name }: MergeInput,
  by: Author,
): Promise<string> {
  const { store } = workspace;
  if (keptId === mergedId) {
    throw new AppError("invalid_request", { field: "contactId", reason: "merge_self" });
  }
  const id = newId(services.now());
  await store.write(async () => {
    const { kept, merged } = await pair(store, keptId, mergedId);
    const fill = await filling(store, kept, merged, name);
    const row = { id, keptId, mergedId, byId: by.id, byName: by.name, createdAt: services.now() };
    await store.commit([
      ...moved(store, kept, merged),
      ...filled(store, kept, fill, services.now()),
      store.db.insert(contactMerges).values({
        ...row,
        identities: [...merged.identities.keys()],
        filled: fill.filled,
      }),
      ...indexContacts([together(kept, merged, fill)]),
      ...forgetContact(mergedId),
      changeEvent(store, "contact.updated"),
    ]);
  });
  services.live.notify(workspace.id);
  return id;
}

/** @throws {AppError} not_found; conflict for a card that is part of another already */
async function pair(store: Store, keptId: string, mergedId: string): Promise<{ kept: Card; merged: Card }> {
  for (const contactId of [keptId, mergedId]) {
    if (await headOf(store, contactId) === contactId) continue;
    throw new AppError("conflict", { reason: "contact_merged", contactId });
  }
  const cards = await cardsOf(store, [keptId, mergedId]);
  const [kept, merged] = [cards.get(keptId), cards.get(mergedId)];
  if (!kept || !merged) throw new AppError("not_found", { contactId: kept ? mergedId : keptId });
  return { kept, merged };
}

function moved({ db }: Store, kept: Card, merged: Card): Statement[] {
  return [
    db.update(identities).set({ contactId: kept.id }).where(anyOf(identities.id, merged.identities.keys())),
    db.update(tickets).set({ contactId: kept.id }).where(eq(tickets.contactId, merged.id)),
  ];
}

function filled({ db }: Store, kept: Card, { columns, values, block }: Filling, now: number): Statement[] {
  return [
    db.update(contacts).set({ ...columns, updatedAt: now }).where(eq(contacts.id, kept.id)),
    ...insertMany(
      contactValues,
      [...values].map(([fieldId, value]) => ({ contactId: kept.id, fieldId, value })),
    ),
    ...(block ? insertMany(contactBlocks, [{ ...block, contactId: kept.id }], "ignore") : []),
  ];
}

/** The kept card as it will be found. */
function together(kept: Card, merged: Card, { columns, values }: Filling): Card {
  return {
    id: kept.id,
    fields: { ...kept.fields, ...columns },
    identities: new Map([...kept.identities, ...merged.identities]),
    values: new Map([...kept.values, ...values]),
  };
}

/** The merge of a card into this one, unless it has been taken back. @throws {AppError} not_found */
export async function mergeInto({ db }: Store, keptId: string, mergeId: string) {
  const [row] = await db.select().from(contactMerges)
    .where(and(
      eq(contactMerges.id, mergeId),
      eq(contactMerges.keptId, keptId),
      isNull(contactMerges.undoneAt),
    ));
  if (!row) throw new AppError("not_found", { mergeId });
  return row;
}
