import { and, eq } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { broadcastRecipients, broadcasts } from "@/db/schema/workspace.ts";
import { gatherMore } from "@/lib/broadcasts/gather.ts";
import { linesFor } from "@/lib/broadcasts/lines.ts";
import { peopleIn, type Recipient, type Row } from "@/lib/broadcasts/people.ts";
import type { BroadcastRow } from "@/lib/broadcasts/row.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";

/** What a step of a broadcast has to do. */
export type Taken =
  | { readonly kind: "over" }
  | { readonly kind: "gathered" }
  | { readonly kind: "people"; readonly row: BroadcastRow; readonly people: readonly Recipient[] };

/**
 * Takes the next people, and writes that down together with their lines before anybody is called. Whoever was
 * taken by a step that never ended comes first: the same random id makes a second call harmless, and where
 * the platform does not know such ids the person is called no more.
 * @param most people
 * @param run the start that the job belongs to: a later one has a job of its own
 */
export async function takeNext(
  store: Store,
  { capability }: OpenConnection,
  { id, run, most, now }: {
    readonly id: string;
    readonly run: number;
    readonly most: number;
    readonly now: number;
  },
): Promise<Taken> {
  return await store.write(async (): Promise<Taken> => {
    const [row] = await store.db.select().from(broadcasts).where(eq(broadcasts.id, id));
    if (row?.status !== "running" || row.run !== run) return { kind: "over" };
    if (row.gatheredTo !== null) {
      await store.commit(await gatherMore(store, row));
      return { kind: "gathered" };
    }
    const interrupted = await peopleIn(store, id, "sending", most);
    const fresh = await peopleIn(store, id, "queued", most - interrupted.length);
    if (interrupted.length + fresh.length === 0) {
      await store.commit([
        store.db.update(broadcasts).set({ status: "done", finishedAt: now }).where(eq(broadcasts.id, id)),
      ]);
      return { kind: "over" };
    }
    const again = capability.dedupesSends ? interrupted : [];
    const doubtful = interrupted.filter((one) => !again.includes(one));
    const skipped = [...again, ...fresh].filter((one) => !isWilling(one));
    const { people, statements } = await linesFor(store, row, [...again, ...fresh].filter(isWilling), now);
    await store.commit([
      ...passed(store, id, doubtful, "unsure"),
      ...passed(store, id, skipped, "skipped"),
      ...statements,
    ]);
    return { kind: "people", row, people };
  });
}

/** They may have changed their mind since they were written down. */
function isWilling({ identity, block }: Row): boolean {
  return identity.reachable === true && identity.optedOutAt === null && block === null;
}

function passed(
  { db }: Store,
  id: string,
  rows: readonly Row[],
  status: "unsure" | "skipped",
): Statement[] {
  if (rows.length === 0) return [];
  const column = broadcasts[status];
  return [
    ...rows.map(({ identity }) =>
      db.update(broadcastRecipients).set({ status }).where(
        and(eq(broadcastRecipients.broadcastId, id), eq(broadcastRecipients.identityId, identity.id)),
      )
    ),
    {
      sql: `UPDATE broadcasts SET "${column.name}" = "${column.name}" + ? WHERE id = ?`,
      args: [rows.length, id],
    },
  ];
}
