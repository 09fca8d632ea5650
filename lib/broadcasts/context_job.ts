import { and, desc, eq, isNull } from "drizzle-orm";
import { broadcastRecipients, broadcasts, messages, tickets } from "@/db/schema/workspace.ts";
import { insertMany } from "@/db/bulk.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const DAY_MS = 86_400_000;
/** An answer later than this is no answer to a broadcast. */
const FRESH_MS = 30 * DAY_MS;
const MOST = 3;

/**
 * Puts what a person was sent before their first message into the ticket that it opens: a «yes, please» says
 * nothing without it.
 */
export async function recallBroadcasts(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const [ticket] = await store.db.select().from(tickets).where(eq(tickets.id, job.payload.ticketId ?? ""));
  if (!ticket) return { kind: "done" };
  const sent = (await recent(workspace, ticket.connectionId, services.now() - FRESH_MS)).map(async (row) => {
    const [got] = await store.db.select().from(broadcastRecipients).where(and(
      eq(broadcastRecipients.broadcastId, row.id),
      eq(broadcastRecipients.identityId, ticket.identityId),
      eq(broadcastRecipients.status, "sent"),
      isNull(broadcastRecipients.messageId),
    ));
    return got?.sentAt ? [{ row, at: got.sentAt, externalId: got.externalId, id: newId() }] : [];
  });
  const lines = (await Promise.all(sent)).flat();
  return {
    kind: "done",
    changes: lines.flatMap(({ row, at, externalId, id }) => [
      ...insertMany(messages, [{
        id,
        ticketId: ticket.id,
        connectionId: ticket.connectionId,
        direction: "out",
        authorType: "system",
        authorId: row.byId,
        authorName: row.byName,
        text: row.text,
        status: "sent",
        externalId,
        clientId: `broadcast:${row.id}`,
        via: "direct",
        broadcastId: row.id,
        sentAt: at,
        createdAt: services.now(),
      }], "ignore"),
      store.db.update(broadcastRecipients).set({ messageId: id }).where(and(
        eq(broadcastRecipients.broadcastId, row.id),
        eq(broadcastRecipients.identityId, ticket.identityId),
      )),
      changeEvent(store, "message.created", ticket.id, id),
    ]),
  };
}

async function recent({ store: { db } }: Workspace, connectionId: string, since: number) {
  const rows = await db.select().from(broadcasts).where(eq(broadcasts.connectionId, connectionId))
    .orderBy(desc(broadcasts.id)).limit(MOST);
  return rows.filter(({ startedAt }) => (startedAt ?? 0) > since);
}
