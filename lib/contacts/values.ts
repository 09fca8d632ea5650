import { and, eq } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { contactValues } from "@/db/schema/workspace.ts";
import { valueOf } from "@/lib/contacts/check_value.ts";
import { ownFields } from "@/lib/contacts/own_fields.ts";
import type { OwnField } from "@/lib/contacts/view.ts";
import { AppError } from "@/lib/errors.ts";
import type { Card } from "@/lib/search/cards.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The workspace's own fields with what stands in them on one card. */
export async function ownFieldsOf(workspace: Workspace, contactId: string): Promise<OwnField[]> {
  const { used } = await ownFields(workspace);
  if (used.length === 0) return [];
  const rows = await workspace.store.db.select().from(contactValues)
    .where(eq(contactValues.contactId, contactId));
  const values = new Map(rows.map(({ fieldId, value }) => [fieldId, value]));
  return used.map(({ id, name, kind, choices }) => ({
    id,
    name,
    kind,
    ...(kind === "choice" && { choices }),
    ...(values.has(id) && { value: values.get(id) }),
  }));
}

/**
 * Fills own fields of a card in, and changes `card` as it will stand. Call it inside `write`.
 * @param given by the field's id; null or nothing empties one
 * @throws {AppError} invalid_request for a value that is not of the field's kind; not_found for a field that is not
 */
export async function valueStatements(
  workspace: Workspace,
  card: Card,
  given: Readonly<Record<string, string | null>>,
): Promise<Statement[]> {
  if (Object.keys(given).length === 0) return [];
  const { used } = await ownFields(workspace);
  const fields = new Map(used.map((field) => [field.id, field]));
  return Object.entries(given).flatMap(([fieldId, text]) => {
    const field = fields.get(fieldId);
    if (!field) throw new AppError("not_found", { fieldId });
    // A choice that has been taken off the list stays where it was chosen.
    if (text !== null && card.values.get(fieldId) === text) return [];
    return change(workspace.store, card, fieldId, valueOf(field, text));
  });
}

function change({ db }: Store, card: Card, fieldId: string, value: string | null): Statement[] {
  const own = and(eq(contactValues.contactId, card.id), eq(contactValues.fieldId, fieldId));
  const gone = db.delete(contactValues).where(own);
  if (value === null) {
    card.values.delete(fieldId);
    return [gone];
  }
  card.values.set(fieldId, value);
  return [gone, ...insertMany(contactValues, [{ contactId: card.id, fieldId, value }])];
}
