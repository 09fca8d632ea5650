import { and, desc, eq, lt } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { contactNotes } from "@/db/schema/workspace.ts";
import { familyOf } from "@/lib/contacts/family.ts";
import { headOf } from "@/lib/contacts/head.ts";
import type { ContactNote } from "@/lib/contacts/view.ts";
import { fieldFault } from "@/lib/contacts/fault.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MOST_NOTE_CHARACTERS = 5_000;

/** What was written on a card and on those that were merged into it, the newest first. @throws {AppError} not_found */
export async function listNotes(
  { store }: Workspace,
  contactId: string,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Paged<ContactNote>> {
  const family = await familyOf(store, [await headOf(store, contactId)]);
  const rows = await store.db.select().from(contactNotes)
    .where(and(
      anyOf(contactNotes.contactId, family),
      page.cursor === undefined ? undefined : lt(contactNotes.id, page.cursor),
    ))
    .orderBy(desc(contactNotes.id)).limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  return {
    items: shown.map((row) => ({
      id: row.id,
      text: row.text,
      author: { id: row.byId ?? undefined, name: row.byName },
      createdAt: new Date(row.createdAt).toISOString(),
    })),
    nextCursor: rows.length > page.limit ? shown.at(-1)?.id ?? null : null,
  };
}

/** @returns the note's id. @throws {AppError} not_found; invalid_request for an empty or endless text */
export async function addNote(
  services: Services,
  workspace: Workspace,
  contactId: string,
  { id: byId, name: byName }: Author,
  text: string,
): Promise<string> {
  const { store } = workspace;
  const clean = cleanText(text).trim();
  if (clean === "") throw fieldFault("text", "required");
  if (clean.length > MOST_NOTE_CHARACTERS) {
    throw fieldFault("text", "too_long");
  }
  const id = newId(services.now());
  await store.write(async () => {
    const row = { contactId: await headOf(store, contactId), text: clean, byId, byName };
    await store.commit([
      store.db.insert(contactNotes).values({ id, ...row, createdAt: services.now() }),
      changeEvent(store, "contact.updated"),
    ]);
  });
  services.live.notify(workspace.id);
  return id;
}

/**
 * Takes a note away. Whoever wrote it may, and those who manage the workspace.
 * @throws {AppError} not_found; forbidden for a colleague's
 */
export async function removeNote(
  services: Services,
  workspace: Workspace,
  contactId: string,
  noteId: string,
  by: { readonly id: string; readonly manages: boolean },
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const family = await familyOf(store, [await headOf(store, contactId)]);
    const [note] = await store.db.select().from(contactNotes)
      .where(and(eq(contactNotes.id, noteId), anyOf(contactNotes.contactId, family)));
    if (!note) throw new AppError("not_found", { noteId });
    if (note.byId !== by.id && !by.manages) throw new AppError("forbidden", { reason: "note_not_yours" });
    await store.commit([
      store.db.delete(contactNotes).where(eq(contactNotes.id, noteId)),
      changeEvent(store, "contact.updated"),
    ]);
  });
  services.live.notify(workspace.id);
}
