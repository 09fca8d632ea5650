import { asc, desc, eq, getTableColumns, gt } from "drizzle-orm";
import { events, tickets } from "@/db/schema/workspace.ts";
import type { LiveEvent } from "@/lib/inbox/view.ts";
import type { Log } from "@/lib/log.ts";
import type { Workspaces } from "@/lib/workspaces.ts";

type Listener = (events: readonly LiveEvent[]) => void;

interface Feed {
  seq: number;
  readonly listeners: Set<Listener>;
  reading: boolean;
  again: boolean;
}

const PAGE = 500;

/**
 * Hands the change log to whoever listens. A workspace is read once per commit, however many listen;
 * commits of other processes are noticed by looking every `pollMs` while somebody listens.
 */
export class Live {
  readonly #feeds = new Map<string, Feed>();
  readonly #workspaces: Workspaces;
  readonly #log: Log;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(options: { workspaces: Workspaces; log: Log; pollMs?: number }) {
    this.#workspaces = options.workspaces;
    this.#log = options.log;
    this.#timer = setInterval(() => this.#poll(), options.pollMs ?? 2_000);
    Deno.unrefTimer(Number(this.#timer));
  }

  /** Something was committed: read it and pass it on. */
  notify(workspaceId: string): void {
    const feed = this.#feeds.get(workspaceId);
    if (feed) void this.#pump(workspaceId, feed);
  }

  /**
   * Delivers everything after `after`, in order and without gaps, until the returned function is called.
   * @param after the last `seq` that the listener has seen
   */
  async subscribe(workspaceId: string, after: number, listener: Listener): Promise<() => void> {
    const feed = this.#feeds.get(workspaceId) ?? this.#feed(workspaceId, await this.latest(workspaceId));
    let seen = after;
    let held: LiveEvent[] | null = [];
    const deliver = (batch: readonly LiveEvent[]) => {
      if (held) return void held.push(...batch);
      const fresh = batch.filter((event) => event.seq > seen);
      seen = fresh.at(-1)?.seq ?? seen;
      if (fresh.length > 0) listener(fresh);
    };
    feed.listeners.add(deliver);
    const leave = () => this.#leave(workspaceId, feed, deliver);
    try {
      await this.#catchUp(workspaceId, after, (batch) => {
        seen = batch.at(-1)?.seq ?? seen;
        listener(batch);
      });
      const waiting = held;
      held = null;
      deliver(waiting);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  /** The newest `seq` of a workspace, 0 when nothing ever happened. */
  async latest(workspaceId: string): Promise<number> {
    const { store } = await this.#workspaces.open(workspaceId);
    const [row] = await store.db.select({ seq: events.seq }).from(events).orderBy(desc(events.seq)).limit(1);
    return row?.seq ?? 0;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#feeds.clear();
  }

  #feed(workspaceId: string, seq: number): Feed {
    const known = this.#feeds.get(workspaceId);
    if (known) return known;
    const feed: Feed = { seq, listeners: new Set(), reading: false, again: false };
    this.#feeds.set(workspaceId, feed);
    return feed;
  }

  async #catchUp(workspaceId: string, after: number, deliver: Listener): Promise<void> {
    for (let from = after;;) {
      const batch = await this.#read(workspaceId, from);
      if (batch.length > 0) deliver(batch);
      if (batch.length < PAGE) return;
      from = batch.at(-1)?.seq ?? from;
    }
  }

  #leave(workspaceId: string, feed: Feed, listener: Listener): void {
    feed.listeners.delete(listener);
    const current = this.#feeds.get(workspaceId) === feed;
    if (current && feed.listeners.size === 0) this.#feeds.delete(workspaceId);
  }

  async #pump(workspaceId: string, feed: Feed): Promise<void> {
    feed.again = true;
    if (feed.reading) return;
    feed.reading = true;
    try {
      while (feed.again) {
        feed.again = false;
        const batch = await this.#read(workspaceId, feed.seq);
        feed.seq = batch.at(-1)?.seq ?? feed.seq;
        feed.again ||= batch.length === PAGE;
        if (batch.length > 0) this.#pass(workspaceId, feed, batch);
      }
    } catch (error) {
      this.#log.error("live.read_failed", error, { workspaceId });
    } finally {
      feed.reading = false;
    }
  }

  /** One listener that fails must not cost the others their events. */
  #pass(workspaceId: string, feed: Feed, batch: readonly LiveEvent[]): void {
    for (const listener of feed.listeners) {
      try {
        listener(batch);
      } catch (error) {
        this.#log.error("live.listener_failed", error, { workspaceId });
      }
    }
  }

  async #read(workspaceId: string, after: number): Promise<LiveEvent[]> {
    const { store } = await this.#workspaces.open(workspaceId);
    const rows = await store.db.select({ ...getTableColumns(events), mergedInto: tickets.mergedInto })
      .from(events).leftJoin(tickets, eq(tickets.id, events.ticketId))
      .where(gt(events.seq, after)).orderBy(asc(events.seq)).limit(PAGE);
    return rows.map((row) => ({
      seq: row.seq,
      kind: row.kind,
      ticketId: row.ticketId ?? undefined,
      messageId: row.messageId ?? undefined,
      ...row.mergedInto !== null && { mergedInto: row.mergedInto },
      ...row.memberId !== null && { memberId: row.memberId },
    }));
  }

  #poll(): void {
    for (const [workspaceId, feed] of this.#feeds) void this.#pump(workspaceId, feed);
  }
}
