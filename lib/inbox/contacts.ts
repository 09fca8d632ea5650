import { eq } from "drizzle-orm";
import { contacts } from "@/db/schema/workspace.ts";
import { headOf } from "@/lib/contacts/head.ts";
import { valueStatements } from "@/lib/contacts/values.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { cardsOf } from "@/lib/search/cards.ts";
import { indexContacts } from "@/lib/search/index_contacts.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The fields of the card that people fill; null empties one. */
export interface ContactChange {
  readonly name?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly country?: string | null;
  readonly city?: string | null;
  readonly site?: string | null;
  readonly language?: string | null;
  readonly note?: string | null;
  /** The workspace's own ones, by their ids. */
  readonly fields?: Readonly<Record<string, string | null>>;
}

/**
 * Changes what was given. A card that was merged into another is that one.
 * @throws {AppError} not_found; invalid_request for a value that is not of its field's kind
 */
export async function changeContact(
  services: Services,
  workspace: Workspace,
  id: string,
  { fields = {}, ...change }: ContactChange,
): Promise<void> {
  const { store } = workspace;
  const clean = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, tidied(key, value)]));
  await store.write(async () => {
    const head = await headOf(store, id);
    const card = (await cardsOf(store, [head])).get(head);
    if (!card) throw new AppError("not_found", { contactId: id });
    Object.assign(card.fields, clean);
    const values = await valueStatements(workspace, card, fields);
    await store.commit([
      store.db.update(contacts).set({ ...clean, updatedAt: services.now() }).where(eq(contacts.id, head)),
      ...values,
      ...indexContacts([card]),
      changeEvent(store, "contact.updated"),
    ]);
  });
  services.live.notify(workspace.id);
}

/** A field without a word in it is an empty one, which the platform may fill (C-06); a name is never missing. */
function tidied(key: string, value: string | null | undefined): string | null | undefined {
  const text = value ? cleanText(value).trim() : value;
  return text === "" && key !== "name" ? null : text;
}
