import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { contactMerges, contacts } from "@/db/schema/workspace.ts";
import { headOf } from "@/lib/contacts/head.ts";
import { UNDO_MS } from "@/lib/contacts/unmerge.ts";
import type { ContactMerge } from "@/lib/contacts/view.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MOST = 20;

/** The merges into a card that can still be taken back, the latest first. @throws {AppError} not_found */
export async function listMerges(
  services: Services,
  { store }: Workspace,
  contactId: string,
  locale: Locale,
): Promise<ContactMerge[]> {
  const head = await headOf(store, contactId);
  const rows = await store.db.select({ merge: contactMerges, name: contacts.name }).from(contactMerges)
    .innerJoin(contacts, eq(contacts.id, contactMerges.mergedId))
    .where(and(
      eq(contactMerges.keptId, head),
      isNull(contactMerges.undoneAt),
      gt(contactMerges.createdAt, services.now() - UNDO_MS),
    ))
    .orderBy(desc(contactMerges.id)).limit(MOST);
  return rows.map(({ merge, name }) => ({
    id: merge.id,
    mergedId: merge.mergedId,
    name: name || translator(locale)("desk.unnamed"),
    author: { id: merge.byId ?? undefined, name: merge.byName },
    createdAt: new Date(merge.createdAt).toISOString(),
    undoableUntil: new Date(merge.createdAt + UNDO_MS).toISOString(),
  }));
}
