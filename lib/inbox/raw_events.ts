import { and, desc, eq, sql } from "drizzle-orm";
import { rawEvents } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type RawEventRow = typeof rawEvents.$inferSelect;

/** What stopped an event: its channel broke off over it, or it could not be written down. */
export type RawFailure = "not_read" | "not_stored";

/**
 * Keeps the body of an event that could not be taken, so that it can be looked at and played again. A
 * platform repeats such a call: the same body as the last one leaves no second row.
 */
export async function keepFailed(
  services: Services,
  workspaceId: string,
  failed: {
    readonly connectionId: string;
    readonly body: string;
    readonly type?: string;
    readonly error: RawFailure;
  },
): Promise<void> {
  const { store } = await services.workspaces.open(workspaceId);
  const { connectionId, type = null, error } = failed;
  const body = cleanText(failed.body);
  await store.write(async () => {
    const [last] = await store.db.select({ body: rawEvents.body }).from(rawEvents)
      .where(and(eq(rawEvents.connectionId, connectionId), sql`fate IN ('unknown', 'failed')`))
      .orderBy(desc(rawEvents.id)).limit(1);
    if (last?.body === body) return;
    const row = { connectionId, body, items: 0, type, error, fate: "failed", at: services.now() } as const;
    await store.commit([store.db.insert(rawEvents).values(row)]);
  });
}

/** One kept event of a connection. @throws {AppError} not_found */
export async function rawEvent(
  { store: { db } }: Workspace,
  connectionId: string,
  id: string,
): Promise<RawEventRow> {
  const [row] = /^\d{1,15}$/.test(id)
    ? await db.select().from(rawEvents)
      .where(and(eq(rawEvents.id, Number(id)), eq(rawEvents.connectionId, connectionId)))
    : [];
  if (!row) throw new AppError("not_found", { connectionId, eventId: id });
  return row;
}
