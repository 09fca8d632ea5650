import { eq, or } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { type MergeTrace, ticketMerges, tickets } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";
import type { Acting } from "@/lib/inbox/deed.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { mergeFollowed } from "@/lib/rules/status.ts";
import type { Services } from "@/lib/services.ts";
import { UNTIMED } from "@/lib/sla/marks.ts";
import { given } from "@/lib/team/given.ts";
import { mergeable, type Pair } from "@/lib/team/merge_rules.ts";
import { combined, rowOf, stateOf } from "@/lib/team/merge_state.ts";
import { tagIds, tagStatements } from "@/lib/team/merge_store.ts";
import { record } from "@/lib/team/record.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Makes one ticket of two of one customer: what was written in the merged one is read in the kept one from then
 * on, its tags, links and deadlines come along, and it says itself where it went. No message changes its place, so
 * that whatever the platforms tell of it later finds it, and the merge can be taken back.
 * @throws {AppError} not_found; conflict with a reason for tickets that cannot be one
 */
export async function mergeTickets(
  services: Services,
  workspace: Workspace,
  mergedId: string,
  keptId: string,
  by: Author,
): Promise<void> {
  const { store, id } = workspace;
  const now = services.now();
  await services.due.around(id, now, () =>
    store.write(async () => {
      const pair = await mergeable(workspace, mergedId, keptId);
      await store.commit(await statements({ services, workspace, by, now }, pair));
    }));
  services.live.notify(id);
  services.queue.nudge(id);
}

async function statements(acting: Acting, { merged, kept }: Pair): Promise<Statement[]> {
  const { services, workspace, by, now } = acting;
  const { store } = workspace;
  const trace = await traceOf(store, { merged, kept });
  const row = { mergedId: merged.id, keptId: kept.id, trace, byId: by.id, byName: by.name };
  return [
    store.db.insert(ticketMerges).values({ id: newId(now), ...row, createdAt: now }),
    store.db.update(tickets).set(rowOf(trace.after)).where(eq(tickets.id, kept.id)),
    store.db.update(tickets).set({
      ...UNTIMED,
      status: "closed",
      waitingSince: null,
      closedAt: merged.closedAt ?? now,
      closedBy: merged.status === "open" ? by.id : merged.closedBy,
    }).where(eq(tickets.id, merged.id)),
    // Those that had gone into it go along.
    store.db.update(tickets).set({ mergedInto: kept.id })
      .where(or(eq(tickets.id, merged.id), eq(tickets.mergedInto, merged.id))),
    ...tagStatements("add", kept.id, trace.tags),
    ...await mergeFollowed(
      services,
      workspace,
      [{ ...merged, status: "closed" }, { ...kept, ...rowOf(trace.after) }],
      now,
    ),
    record(store, merged.id, by, "merged", now, { ticketId: kept.id, number: kept.number }),
    record(store, kept.id, by, "took", now, { ticketId: merged.id, number: merged.number }),
    changeEvent(store, "ticket.updated", merged.id),
    changeEvent(store, "ticket.updated", kept.id),
  ];
}

async function traceOf(store: Store, { merged, kept }: Pair): Promise<MergeTrace> {
  const tags = await tagIds(store, [merged.id, kept.id]);
  const before = stateOf(kept);
  const gone = stateOf(merged);
  const [givenTags = []] = given(new Set(tags.get(kept.id)), [tags.get(merged.id) ?? []]);
  const { status, closedAt, closedBy } = merged;
  return {
    merged: { ...gone, status, closedAt, closedBy },
    kept: before,
    after: combined(before, gone),
    tags: givenTags,
  };
}
