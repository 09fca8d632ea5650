import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { connections, contacts, tickets } from "@/db/schema/workspace.ts";
import { capability, PLATFORMS } from "@/lib/channels/capabilities.ts";
import type { Services } from "@/lib/services.ts";
import { connectionOpening } from "@/lib/sla/opening.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MINUTE_MS = 60_000;
/** More are not counted. */
const MOST = 100;
const SHOWING = PLATFORMS.filter((platform) => capability(platform)?.onlineMinutes !== undefined);

/** Customers are shown that somebody is there, and some wait for longer than that lets them expect. */
export interface SlowAnswer {
  connectionId: string;
  connectionName: string;
  /** How long an answer may take. */
  minutes: number;
  /** At most 100. */
  count: number;
  /** Who waits longest. */
  ticketId: string;
  contactName: string;
}

/**
 * Where answers take too long for a platform that shows us as being there, while it does so.
 * @returns undefined for a workspace without such a connection
 */
export async function slowAnswers(
  { now }: Pick<Services, "now">,
  { store }: Workspace,
): Promise<SlowAnswer[] | undefined> {
  const rows = await store.db.select().from(connections)
    .where(and(inArray(connections.platform, SHOWING), eq(connections.status, "active")));
  if (rows.length === 0) return undefined;
  return (await Promise.all(rows.map((row) => slowOf(store, row, now())))).flat();
}

async function slowOf(
  store: Store,
  { id, name, platform, settings }: typeof connections.$inferSelect,
  now: number,
): Promise<SlowAnswer[]> {
  const minutes = capability(platform)?.onlineMinutes;
  if (minutes === undefined) return [];
  const since = now - minutes * MINUTE_MS;
  const hours = await connectionOpening(store, settings, since);
  // Whoever wrote at night waits from the morning on.
  if (!hours?.open || (hours.changesAt !== null && hours.changesAt <= now)) return [];
  const waiting = await store.db.select({ ticketId: tickets.id, contactName: contacts.name }).from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .where(and(eq(tickets.connectionId, id), lte(tickets.waitingSince, since), eq(tickets.kind, "direct")))
    .orderBy(asc(tickets.waitingSince)).limit(MOST);
  const [longest] = waiting;
  return longest
    ? [{ connectionId: id, connectionName: name, minutes, count: waiting.length, ...longest }]
    : [];
}
