import { eq } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { broadcastRecipients, identities } from "@/db/schema/workspace.ts";
import type { InboundMessage } from "@/lib/channels/channel.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import { keyOf, type WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/** Reads which of the random ids that echoes bring are those of a broadcast, and to whom it went. */
export async function loadBroadcastEchoes(
  set: WorkingSet,
  randoms: readonly (readonly [connectionId: string, random: number])[],
): Promise<void> {
  const unknown = randoms.filter(([id, random]) => !set.deliveries.get(id, "random", random));
  if (unknown.length === 0) return;
  const rows = await set.store.db.select({
    random: broadcastRecipients.randomId,
    connectionId: identities.connectionId,
    person: identities.externalId,
  }).from(broadcastRecipients).innerJoin(identities, eq(identities.id, broadcastRecipients.identityId))
    .where(anyOf(broadcastRecipients.randomId, unknown.map(([, random]) => random)));
  for (const { random, connectionId, person } of rows) {
    set.broadcastEchoes.add(keyOf([connectionId, random, person]));
  }
}

/** Our own broadcast to somebody who had no conversation then: nobody's native words. */
export function isBroadcastEcho(
  set: WorkingSet,
  { connection }: Item,
  { person }: InboundMessage,
  random: number | undefined,
): boolean {
  return random !== undefined && set.broadcastEchoes.has(keyOf([connection.id, random, person.externalId]));
}
