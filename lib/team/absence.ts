import { eq, isNotNull } from "drizzle-orm";
import { memberStates } from "@/db/schema/workspace.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Members who are away: new tickets are not dealt out to them. */
export async function awayMembers({ store: { db } }: Workspace): Promise<ReadonlySet<string>> {
  const rows = await db.select({ id: memberStates.memberId }).from(memberStates)
    .where(isNotNull(memberStates.awaySince));
  return new Set(rows.map(({ id }) => id));
}

/** Says that a member is away, or back. The caller has checked that they belong to the workspace. */
export async function setAway(
  services: Services,
  { id, store }: Workspace,
  memberId: string,
  away: boolean,
): Promise<void> {
  await store.write(async () => {
    const [row] = await store.db.select().from(memberStates).where(eq(memberStates.memberId, memberId));
    if ((row?.awaySince != null) === away) return;
    const awaySince = away ? services.now() : null;
    await store.commit([
      store.db.insert(memberStates).values({ memberId, awaySince })
        .onConflictDoUpdate({ target: memberStates.memberId, set: { awaySince } }),
      changeEvent(store, "team.updated"),
    ]);
  });
  services.live.notify(id);
}
