import { asc, eq } from "drizzle-orm";
import { contactFields } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type FieldRow = typeof contactFields.$inferSelect;

/** Those on the cards, in their order; then those that were put away, the latest first. */
export async function ownFields(
  { store: { db } }: Workspace,
): Promise<{ used: FieldRow[]; away: FieldRow[] }> {
  const rows = await db.select().from(contactFields).orderBy(
    asc(contactFields.position),
    asc(contactFields.id),
  );
  const away = rows.filter(({ archivedAt }) => archivedAt !== null);
  return {
    used: rows.filter(({ archivedAt }) => archivedAt === null),
    away: away.toSorted((a, b) => (b.archivedAt ?? 0) - (a.archivedAt ?? 0)),
  };
}

/** @throws {AppError} not_found */
export async function ownField({ store: { db } }: Workspace, id: string): Promise<FieldRow> {
  const [row] = await db.select().from(contactFields).where(eq(contactFields.id, id));
  if (!row) throw new AppError("not_found", { fieldId: id });
  return row;
}
