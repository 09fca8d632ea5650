import { eq } from "drizzle-orm";
import { contactFields } from "@/db/schema/workspace.ts";
import { fieldDefinition } from "@/lib/contacts/check_field.ts";
import { refuseTooMany } from "@/lib/contacts/most_fields.ts";
import { ownField, ownFields } from "@/lib/contacts/own_fields.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Puts a field away, or back onto the cards. What was filled in is kept. @throws {AppError} not_found, conflict */
export async function setAway(
  services: Services,
  workspace: Workspace,
  id: string,
  away: boolean,
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const field = await ownField(workspace, id);
    const { used } = await ownFields(workspace);
    if (!away) fieldDefinition(field, used.filter((one) => one.id !== id));
    if (!away) refuseTooMany(used);
    const archivedAt = away ? field.archivedAt ?? services.now() : null;
    await store.commit([store.db.update(contactFields).set({ archivedAt }).where(eq(contactFields.id, id))]);
  });
}
