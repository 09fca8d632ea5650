import { eq } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { connections } from "@/db/schema/workspace.ts";
import type { Services } from "@/lib/services.ts";

/** Takes a policy, or hours, out of what connections have chosen. @param id its id */
export async function unchosen(store: Store, id: string): Promise<Statement[]> {
  return (await connectionsOf(store)).flatMap(({ id: connectionId, settings }) => {
    const sla = Object.entries(settings.sla ?? {});
    const left = sla.filter(([, chosen]) => chosen !== id);
    if (left.length === sla.length) return [];
    const changed = { ...settings, sla: Object.fromEntries(left) };
    return [store.db.update(connections).set({ settings: changed }).where(eq(connections.id, connectionId))];
  });
}

/** Has connections read anew, once that is committed. */
export async function forgetChoices(
  { connections }: Pick<Services, "connections">,
  store: Store,
): Promise<void> {
  for (const { id } of await connectionsOf(store)) connections.forget(id);
}

async function connectionsOf({ db }: Store) {
  return await db.select({ id: connections.id, settings: connections.settings }).from(connections);
}
