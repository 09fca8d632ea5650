import { and, eq, isNull, type SQL } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import {
  contactBlocks,
  contactMerges,
  contacts,
  contactValues,
  identities,
  tickets,
} from "@/db/schema/workspace.ts";
import { BLOCK, OWN_FIELD } from "@/lib/contacts/filling.ts";
import { headOf } from "@/lib/contacts/head.ts";
import { mergeInto } from "@/lib/contacts/merge.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { type Card, type CardFields, cardsOf } from "@/lib/search/cards.ts";
import { indexContacts } from "@/lib/search/index_contacts.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type Merge = typeof contactMerges.$inferSelect;

/** A merge can be taken back for so long. */
export const UNDO_MS = 30 * 86_400_000;

/**
 * Takes a merge back: the identities that had moved, with their tickets of before and since, are the other card's
 * again, and what the merge had filled in is as it was, where nobody has changed it meanwhile.
 * @throws {AppError} not_found, also for one that was taken back; link_expired after thirty days
 */
export async function unmerge(
  services: Services,
  workspace: Workspace,
  keptId: string,
  mergeId: string,
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const merge = await mergeInto(store, keptId, mergeId);
    if (services.now() > merge.createdAt + UNDO_MS) {
      throw new AppError("link_expired", { reason: "merge_too_old" });
    }
    const head = await headOf(store, keptId);
    const cards = await cardsOf(store, [head, keptId, merge.mergedId]);
    const back = merge.identities.filter((id) => cards.get(head)?.identities.has(id));
    await store.commit([
      ...returned(store, head, merge, back),
      ...restored(store, merge),
      store.db.update(contactMerges).set({ undoneAt: services.now() }).where(eq(contactMerges.id, mergeId)),
      ...indexContacts(asBefore(cards, head, merge, back)),
      changeEvent(store, "contact.updated"),
    ]);
  });
  services.live.notify(workspace.id);
}

/** The tickets go with the identity that they belong to, which no merge ever changes. */
function returned({ db }: Store, head: string, merge: Merge, back: readonly string[]): Statement[] {
  const contactId = merge.mergedId;
  return [
    db.update(identities).set({ contactId }).where(anyOf(identities.id, back)),
    db.update(tickets).set({ contactId })
      .where(and(eq(tickets.contactId, head), anyOf(tickets.identityId, back))),
  ];
}

function restored(store: Store, { keptId, filled }: Merge): Statement[] {
  return Object.entries(filled).map(([place, { before, after }]) => {
    if (place === BLOCK) return store.db.delete(contactBlocks).where(eq(contactBlocks.contactId, keptId));
    if (place.startsWith(OWN_FIELD)) {
      return emptied(store, keptId, place.slice(OWN_FIELD.length), after ?? "");
    }
    const column = columnOf(place);
    const same: SQL = after === null ? isNull(column) : eq(column, after);
    return store.db.update(contacts).set({ [place]: before }).where(and(eq(contacts.id, keptId), same));
  });
}

function emptied({ db }: Store, contactId: string, fieldId: string, value: string): Statement {
  return db.delete(contactValues).where(and(
    eq(contactValues.contactId, contactId),
    eq(contactValues.fieldId, fieldId),
    eq(contactValues.value, value),
  ));
}

const COLUMNS = {
  name: contacts.name,
  email: contacts.email,
  phone: contacts.phone,
  country: contacts.country,
  city: contacts.city,
  site: contacts.site,
  language: contacts.language,
  note: contacts.note,
  avatarId: contacts.avatarId,
} as const;

function columnOf(place: string) {
  const found = Object.entries(COLUMNS).find(([name]) => name === place)?.[1];
  if (!found) throw new Error(`A merge filled ${place}, which is no column of a card`);
  return found;
}

/** Both cards as they will be found. */
function asBefore(
  cards: ReadonlyMap<string, Card>,
  head: string,
  merge: Merge,
  back: readonly string[],
): Card[] {
  const [kept, merged] = [cards.get(head), cards.get(merge.mergedId)];
  if (!kept || !merged) return [];
  for (const id of back) {
    const identity = kept.identities.get(id);
    if (identity) merged.identities.set(id, identity);
    kept.identities.delete(id);
  }
  if (head === merge.keptId) undoFilling(kept, merge);
  return [kept, merged];
}

function undoFilling({ fields, values }: Card, { filled }: Merge): void {
  const known: Partial<Record<string, string | null>> = { ...fields };
  for (const [place, { before, after }] of Object.entries(filled)) {
    const fieldId = place.slice(OWN_FIELD.length);
    if (place.startsWith(OWN_FIELD) && values.get(fieldId) === after) values.delete(fieldId);
    else if (known[place] === after) Object.assign(fields, { [place as keyof CardFields]: before });
  }
}
