import { and, desc, eq, isNull, lte } from "drizzle-orm";
import type { Statement } from "@/db/libsql.ts";
import { events, notifications } from "@/db/schema/workspace.ts";
import type { Store } from "@/db/libsql.ts";
import { AppError } from "@/lib/errors.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Beyond this many a count says no more. */
const MOST_COUNTED = 100;

/** How many notifications a member has not read, 100 for more. */
export async function unreadNotifications({ store: { db } }: Workspace, memberId: string): Promise<number> {
  const rows = await db.select({ id: notifications.id }).from(notifications)
    .where(
      and(eq(notifications.memberId, memberId), isNull(notifications.readAt), eq(notifications.shown, true)),
    )
    .limit(MOST_COUNTED);
  return rows.length;
}

/**
 * Marks one notification as read. It stays so when it already is.
 * @throws {AppError} not_found, also for somebody else's
 */
export async function readOne(
  services: Services,
  workspace: Workspace,
  memberId: string,
  id: string,
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const mine = and(eq(notifications.id, id), eq(notifications.memberId, memberId));
    const [row] = await store.db.select({ readAt: notifications.readAt }).from(notifications).where(mine);
    if (!row) throw new AppError("not_found", { notificationId: id });
    if (row.readAt !== null) return;
    const now = services.now();
    await store.commit([
      store.db.update(notifications).set({ readAt: now }).where(mine),
      changed(store, memberId, now),
    ]);
  });
  services.live.notify(workspace.id);
}

/** Marks everything as read that a member has been told, up to the newest of now. */
export async function readAll(services: Services, workspace: Workspace, memberId: string): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const unread = and(eq(notifications.memberId, memberId), isNull(notifications.readAt));
    const [newest] = await store.db.select({ id: notifications.id }).from(notifications).where(unread)
      .orderBy(desc(notifications.id)).limit(1);
    if (!newest) return;
    const now = services.now();
    await store.commit([
      store.db.update(notifications).set({ readAt: now }).where(
        and(unread, lte(notifications.id, newest.id)),
      ),
      changed(store, memberId, now),
    ]);
  });
  services.live.notify(workspace.id);
}

/** Whoever sees a ticket has seen what they were told of it, and of those that went into it. */
export function readOfTicket(_store: Store, memberId: string, ticketId: string, now: number): Statement[] {
  const which = `read_at IS NULL AND member_id = ? AND ticket_id IN
    (SELECT id FROM tickets WHERE id = ? UNION ALL SELECT id FROM tickets WHERE merged_into = ?)`;
  return [
    {
      sql: `INSERT INTO events (kind, member_id, at) SELECT 'notifications.changed', ?, ?
        WHERE EXISTS (SELECT 1 FROM notifications WHERE ${which})`,
      args: [memberId, now, memberId, ticketId, ticketId],
    },
    { sql: `UPDATE notifications SET read_at = ? WHERE ${which}`, args: [now, memberId, ticketId, ticketId] },
  ];
}

function changed({ db }: Store, memberId: string, at: number): Statement {
  return db.insert(events).values({ kind: "notifications.changed", memberId, at });
}
