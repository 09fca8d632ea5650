import { and, eq, isNull, ne } from "drizzle-orm";
import { anyOf, updateMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { ticketMerges, tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { type Acting, ticketFor, type TicketRow } from "@/lib/inbox/deed.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { recountAnswers } from "@/lib/reports/recount.ts";
import { mergeFollowed } from "@/lib/rules/status.ts";
import type { Services } from "@/lib/services.ts";
import { columnsOf } from "@/lib/sla/marks.ts";
import { ticketFamily } from "@/lib/team/family.ts";
import { given } from "@/lib/team/given.ts";
import { lastShown, stepsOf } from "@/lib/team/merge_course.ts";
import { answersWithout, rowOf, stateOf, without } from "@/lib/team/merge_state.ts";
import { type MergeRow, mergesInto, tagIds, tagStatements } from "@/lib/team/merge_store.ts";
import { record } from "@/lib/team/record.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** For so long a merge can be taken back. */
const UNDO_MS = 24 * 3_600_000;

/**
 * Takes a merge back: the ticket is what it was, with whatever came to it since, and the other one has lost what it
 * got by the merge, unless somebody has changed it in the meantime.
 * @throws {AppError} not_found; conflict for one that was not merged, or whose other went further; link_expired
 */
export async function unmergeTicket(
  services: Services,
  workspace: Workspace,
  mergedId: string,
  by: Author,
): Promise<void> {
  const { store, id } = workspace;
  const now = services.now();
  await services.due.around(id, now, () =>
    store.write(async () => {
      const acting = { services, workspace, by, now };
      const merged = await ticketFor(workspace, mergedId);
      const undone = await undoable(store, merged, now);
      const kept = await ticketFor(workspace, undone.keptId);
      if (kept.mergedInto !== null) {
        throw new AppError("conflict", { reason: "merge_chain", number: kept.number });
      }
      await store.commit(await statements(acting, { merged, kept, undone }));
    }));
  services.live.notify(id);
  services.queue.nudge(id);
}

async function undoable({ db }: Store, { id, mergedInto }: TicketRow, now: number): Promise<MergeRow> {
  const [row] = await db.select().from(ticketMerges)
    .where(and(eq(ticketMerges.mergedId, id), isNull(ticketMerges.undoneAt)));
  if (!row || mergedInto === null) throw new AppError("conflict", { reason: "not_merged", ticketId: id });
  if (row.createdAt < now - UNDO_MS) throw new AppError("link_expired", { reason: "merge_final" });
  return row;
}

interface Undoing {
  readonly merged: TicketRow;
  readonly kept: TicketRow;
  readonly undone: MergeRow;
}

async function statements(acting: Acting, undoing: Undoing): Promise<Statement[]> {
  const { workspace: { store }, by, now } = acting;
  const { merged, kept, undone } = undoing;
  return [
    store.db.update(ticketMerges).set({ undoneAt: now }).where(eq(ticketMerges.id, undone.id)),
    ...await keptStatements(acting, undoing),
    ...await mergedStatements(acting, undoing),
    record(store, merged.id, by, "unmerged", now, { ticketId: kept.id, number: kept.number }),
    record(store, kept.id, by, "parted", now, { ticketId: merged.id, number: merged.number }),
    changeEvent(store, "ticket.updated", merged.id),
    changeEvent(store, "ticket.updated", kept.id),
  ];
}

/** The kept ticket, and what the other merges into it give to it now. */
async function keptStatements(
  { services, workspace, now }: Acting,
  { kept, undone }: Undoing,
): Promise<Statement[]> {
  const { store } = workspace;
  const all = await mergesInto(store, kept.id);
  const rest = all.filter(({ id }) => id !== undone.id);
  const { traces, state, recounted } = await stateWithout(store, { kept, undone }, all);
  const tags = await tagIds(store, [kept.id, ...rest.map(({ mergedId }) => mergedId)]);
  const got = new Set(all.flatMap(({ trace }) => trace.tags));
  const own = new Set((tags.get(kept.id) ?? []).filter((id) => !got.has(id)));
  const givenNow = given(own, rest.map(({ mergedId }) => tags.get(mergedId) ?? []));
  const still = new Set(givenNow.flat());
  return [
    store.db.update(tickets).set(rowOf(state)).where(eq(tickets.id, kept.id)),
    ...updateMany(
      ticketMerges,
      rest.map(({ id }, index) => ({ id, trace: { ...traces[index]!, tags: givenNow[index] ?? [] } })),
      ["trace"],
    ),
    ...tagStatements("remove", kept.id, undone.trace.tags.filter((id) => !still.has(id))),
    ...recounted,
    ...await mergeFollowed(services, workspace, [{ ...kept, ...rowOf(state) }], now),
  ];
}

/** How the kept ticket, the other merges into it and its answers stand, by what was written in it since. */
async function stateWithout(
  store: Store,
  { kept, undone }: Pick<Undoing, "kept" | "undone">,
  all: readonly MergeRow[],
) {
  const at = all.findIndex(({ id }) => id === undone.id);
  const steps = await stepsOf(store, kept.id, undone.createdAt);
  const between = all.map(({ createdAt }, index) =>
    steps.filter((step) => step.at >= createdAt && step.at < (all[index + 1]?.createdAt ?? Infinity))
  );
  const past = all.map(({ trace }) => trace);
  const { traces, state } = without(past, at, stateOf(kept), between);
  const among = new Set(steps.flatMap((step) => step.does === "message" ? step.messageId : []));
  const recounted = await recountAnswers(store, kept, among, answersWithout(past, at, between));
  const gone = new Set([undone.mergedId, ...await below(store, undone.mergedId)]);
  const family = (await ticketFamily(store, kept.id)).filter((id) => !gone.has(id));
  return { traces, recounted, state: { ...state, last: await lastShown(store, family, state.last) } };
}

/** The ticket that comes back. It stays closed when its conversation goes on in a newer one. */
async function mergedStatements(
  { services, workspace, now }: Acting,
  { merged, undone: { trace } }: Undoing,
): Promise<Statement[]> {
  const { store } = workspace;
  const { status, closedAt, closedBy, waitingSince, sla } = trace.merged;
  const opens = status === "open" && !await hasNewer(store, merged);
  return [
    store.db.update(tickets).set({
      mergedInto: null,
      ...opens && { status, waitingSince, ...columnsOf(sla) },
      ...(opens || status === "closed") && { closedAt, closedBy },
    }).where(eq(tickets.id, merged.id)),
    store.db.update(tickets).set({ mergedInto: merged.id })
      .where(anyOf(tickets.id, await below(store, merged.id))),
    ...opens ? await mergeFollowed(services, workspace, [{ ...merged, status, waitingSince }], now) : [],
  ];
}

async function hasNewer({ db }: Store, { id, connectionId, threadKey }: TicketRow): Promise<boolean> {
  const rows = await db.select({ id: tickets.id }).from(tickets).where(and(
    eq(tickets.connectionId, connectionId),
    eq(tickets.threadKey, threadKey),
    eq(tickets.status, "open"),
    ne(tickets.id, id),
  )).limit(1);
  return rows.length > 0;
}

/** Tickets that went into this one, and those that went into them. */
async function below(store: Store, ticketId: string): Promise<string[]> {
  const { rows } = await store.query(
    `WITH RECURSIVE below(id) AS (
      SELECT merged_id FROM ticket_merges WHERE kept_id = ? AND undone_at IS NULL
      UNION SELECT merged_id FROM ticket_merges JOIN below ON kept_id = below.id WHERE undone_at IS NULL
    ) SELECT id FROM below`,
    [ticketId],
  );
  return rows.map(({ id }) => String(id));
}
