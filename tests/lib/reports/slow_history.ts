import type { Store } from "@/db/libsql.ts";

export interface SlowMessage {
  readonly ticketId: string;
  readonly connectionId: string;
  readonly side: string;
  readonly agentId: string;
  readonly sentAt: number;
}

export interface SlowAnswer {
  readonly ticketId: string;
  readonly connectionId: string;
  readonly agentId: string;
  readonly at: number;
  readonly took: number;
  readonly first: boolean;
}

/** What customers and people on our side wrote, in each ticket in order. */
export async function slowMessages(store: Store): Promise<SlowMessage[]> {
  const { rows } = await store.query(
    `SELECT ticket_id, connection_id, direction, author_type, author_id, sent_at
    FROM messages WHERE private = 0 AND author_type <> 'system' ORDER BY ticket_id, sent_at, sequence, id`,
  );
  return rows.map((row) => ({
    ticketId: String(row.ticket_id),
    connectionId: String(row.connection_id),
    side: String(row.direction),
    agentId: row.author_type === "native" ? "native" : String(row.author_id),
    sentAt: Number(row.sent_at),
  }));
}

/** How long customers waited, told from the messages one by one. */
export async function slowAnswers(store: Store): Promise<SlowAnswer[]> {
  const found: SlowAnswer[] = [];
  for (const [ticketId, list] of Map.groupBy(await slowMessages(store), (one) => one.ticketId)) {
    const closings = await closingsOf(store, ticketId);
    let since: number | null = null;
    let count = 0;
    for (const { side, agentId, sentAt: at, connectionId } of list) {
      if (closings.some((closing) => since !== null && closing >= since && closing <= at)) since = null;
      if (side === "in") since ??= at;
      else if (since !== null) {
        found.push({ ticketId, connectionId, agentId, at, took: at - since, first: count++ === 0 });
        since = null;
      }
    }
  }
  return found;
}

async function closingsOf(store: Store, ticketId: string): Promise<number[]> {
  const { rows } = await store.query(
    "SELECT at FROM ticket_events WHERE kind = 'closed' AND ticket_id = ?",
    [ticketId],
  );
  return rows.map(({ at }) => Number(at));
}
