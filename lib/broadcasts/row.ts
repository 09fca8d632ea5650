import { eq } from "drizzle-orm";
import { broadcasts } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type BroadcastRow = typeof broadcasts.$inferSelect;

/** @throws {AppError} not_found */
export async function broadcastById({ store: { db } }: Workspace, id: string): Promise<BroadcastRow> {
  const [row] = await db.select().from(broadcasts).where(eq(broadcasts.id, id));
  if (!row) throw new AppError("not_found", { broadcastId: id });
  return row;
}

/** With how many people it is through. */
export function doneOf(row: BroadcastRow): number {
  return row.sent + row.blocked + row.failed + row.unsure + row.skipped;
}
