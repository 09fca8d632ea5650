import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { identities } from "@/db/schema/workspace.ts";

/** So many are counted in one look, which holds up nobody. */
const STEP = 5_000;

/** Whoever allowed a connection to write and asked for no end of broadcasts: as the index has them. */
const ALLOWED = sql`reachable = 1 AND opted_out_at IS NULL`;

/** How many people a broadcast of a connection would reach now. */
export async function countAudience({ db }: Store, connectionId: string): Promise<number> {
  let count = 0;
  for (let after = "";;) {
    const page = db.select({ id: identities.id }).from(identities)
      .where(and(eq(identities.connectionId, connectionId), ALLOWED, gt(identities.id, after)))
      .orderBy(identities.id).limit(STEP).as("page");
    const [row] = await db.select({
      count: sql<number>`count(*)`,
      last: sql<string | null>`max(${page.id})`,
    }).from(page);
    count += row?.count ?? 0;
    if (!row?.last || row.count < STEP) return count;
    after = row.last;
  }
}

/** The newest of them: who comes later gets nothing; undefined when there is nobody. */
export async function newestOfAudience({ db }: Store, connectionId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: identities.id }).from(identities)
    .where(and(eq(identities.connectionId, connectionId), ALLOWED)).orderBy(desc(identities.id)).limit(1);
  return row?.id;
}
