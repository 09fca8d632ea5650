import { and } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { messages } from "@/db/schema/workspace.ts";
import type { Visit } from "@/lib/chat/chat.ts";
import type { Threads } from "@/lib/chat/threads.ts";
import type { ChatEvent } from "@/lib/chat/view.ts";
import { visible } from "@/lib/chat/visible.ts";
import type { LiveEvent } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";

/** What a page hears. */
export interface ChatListener {
  /**
   * @param events the visitor's own, in order; there may be none
   * @param seq everything up to here has been looked at
   */
  hear(events: readonly ChatEvent[], seq: number): void;
  /** Nothing more will come: what is committed next must be asked for anew. */
  fail(error: unknown): void;
}

/**
 * Follows one visitor's conversation from a line of the change log on, in order and without gaps. A note's
 * or system line's very existence stays unheard.
 * @returns ends it
 */
export async function follow(
  services: Services,
  threads: Threads,
  visit: Visit,
  after: number,
  listener: ChatListener,
): Promise<() => void> {
  let tail: Promise<void> = Promise.resolve();
  let ended = false;
  const pass = async (batch: readonly LiveEvent[]) => {
    if (ended) return;
    const events = await ownOf(services, threads, visit, batch);
    if (!ended) listener.hear(events, batch.at(-1)?.seq ?? after);
  };
  const fail = (error: unknown) => {
    if (!ended) listener.fail(error);
    ended = true;
  };
  const leave = await services.live.subscribe(visit.workspace.id, after, (batch) => {
    tail = tail.then(() => pass(batch)).catch(fail);
  });
  await tail;
  return () => {
    ended = true;
    leave();
  };
}

async function ownOf(
  services: Services,
  threads: Threads,
  { open: { connection }, visitorId }: Visit,
  batch: readonly LiveEvent[],
): Promise<ChatEvent[]> {
  const workspace = await services.workspaces.open(connection.workspaceId);
  const events: ChatEvent[] = [];
  for (const { seq, kind, ticketId, messageId } of batch) {
    if (kind !== "message.created" && kind !== "message.updated") continue;
    if (!ticketId || !messageId) continue;
    if (await threads.owns(workspace, ticketId, connection.id, visitorId)) {
      events.push({ seq, kind, messageId });
    }
  }
  if (events.length === 0) return events;
  const shown = await workspace.store.db.select({ id: messages.id }).from(messages)
    .where(and(anyOf(messages.id, new Set(events.map((event) => event.messageId))), visible));
  const ids = new Set(shown.map(({ id }) => id));
  return events.filter((event) => ids.has(event.messageId));
}
