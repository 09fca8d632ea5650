import type { Statement, Store } from "@/db/libsql.ts";
import type { tickets } from "@/db/schema/workspace.ts";
import { addJob } from "@/lib/jobs.ts";

type Thread = Pick<typeof tickets.$inferSelect, "connectionId" | "threadKey">;

/** Work on one conversation is done in its order: what is written and what is changed share a lane. */
function laneOf({ connectionId, threadKey }: Thread): string {
  return `thread:${connectionId}:${threadKey}`;
}

/** Has an answer sent. */
export function deliverJob(store: Store, thread: Thread, messageId: string, now: number): Statement {
  return addJob(store, { kind: "deliver", lane: laneOf(thread), payload: { messageId }, runAt: now });
}

/** Has the platform asked to change an answer. */
export function editJob(store: Store, thread: Thread, editId: string, now: number): Statement {
  return addJob(store, { kind: "edit", lane: laneOf(thread), payload: { editId }, runAt: now });
}
