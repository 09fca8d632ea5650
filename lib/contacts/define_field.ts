import { desc, eq } from "drizzle-orm";
import { contactFields, type FieldKind } from "@/db/schema/workspace.ts";
import { fieldDefinition } from "@/lib/contacts/check_field.ts";
import { refuseTooMany } from "@/lib/contacts/most_fields.ts";
import { ownField, ownFields } from "@/lib/contacts/own_fields.ts";
import { newId } from "@/lib/ids.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** What a workspace says of a field of its own. */
export interface FieldInput {
  readonly name: string;
  readonly kind: FieldKind;
  /** Of a choice; left out for the other kinds. */
  readonly choices?: readonly string[];
}

/** @returns its id. @throws {AppError} invalid_request; conflict for a name that is taken, and for too many */
export async function addField(services: Services, workspace: Workspace, input: FieldInput): Promise<string> {
  const { store } = workspace;
  const id = newId(services.now());
  await store.write(async () => {
    const { used } = await ownFields(workspace);
    refuseTooMany(used);
    const definition = fieldDefinition(input, used);
    const [last] = await store.db.select({ position: contactFields.position }).from(contactFields)
      .orderBy(desc(contactFields.position)).limit(1);
    const position = (last?.position ?? 0) + 1;
    await store.commit([
      store.db.insert(contactFields).values({ id, ...definition, position, createdAt: services.now() }),
    ]);
  });
  return id;
}

/**
 * Renames a field or changes its choices. Its kind stays, since what was filled in is of that kind; a choice that
 * is gone stays on the cards that have it.
 * @throws {AppError} as `addField`; not_found
 */
export async function changeField(
  workspace: Workspace,
  id: string,
  change: Partial<Pick<FieldInput, "name" | "choices">>,
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const field = await ownField(workspace, id);
    const { used } = await ownFields(workspace);
    const others = used.filter((one) => one.id !== id);
    const { name, choices } = fieldDefinition({ ...field, ...change }, others);
    await store.commit([
      store.db.update(contactFields).set({ name, choices }).where(eq(contactFields.id, id)),
    ]);
  });
}
