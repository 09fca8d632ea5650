import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { dueTimes } from "@/db/schema/control.ts";

/**
 * Keeps, in the control database, the earliest time at which each workspace has anything to do. It is
 * written ahead of the workspace's own commit, so a crash in between costs an idle look at most; the
 * other order could leave a job unseen until somebody writes again.
 */
export class Due {
  readonly #control: Store;
  readonly #alone: boolean;
  /** What the database holds, for workspaces that this process has touched. */
  readonly #recorded = new Map<string, number>();
  readonly #settling = new Map<string, number>();
  /** Commits under way: while there is one, nobody may say that nothing is left to do. */
  readonly #committing = new Map<string, number>();

  readonly #waiting: Waiting[] = [];
  #writing = false;

  /** @param alone true where no other process works on this database: what was recorded still stands */
  constructor(control: Store, alone = true) {
    this.#control = control;
    this.#alone = alone;
  }

  /**
   * Runs a commit that adds work for `at` (ms since the epoch), and makes sure beforehand that the
   * workspace will be looked at by then.
   */
  async around<T>(workspaceId: string, at: number, commit: () => Promise<T>): Promise<T> {
    count(this.#committing, workspaceId, 1);
    try {
      await this.#record(workspaceId, at);
      return await commit();
    } finally {
      count(this.#committing, workspaceId, -1);
    }
  }

  /**
   * Records what is left to do after a look, unless a commit is adding work just now. Those that wait for
   * their turn are written together.
   * @param next reads the earliest open time from the workspace, or null when it has nothing to do
   */
  async settle(workspaceId: string, next: () => Promise<number | null>): Promise<void> {
    count(this.#settling, workspaceId, 1);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ workspaceId, next, resolve, reject });
    if (!this.#writing) void this.#settleWaiting();
    try {
      await promise;
    } finally {
      count(this.#settling, workspaceId, -1);
    }
  }

  async #settleWaiting(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#take();
      const failed = new Map<Waiting, unknown>();
      await this.#control.write(() => this.#writeBatch(batch, failed)).catch((error) => {
        for (const one of batch.values()) failed.set(one, error);
      });
      for (const one of batch.values()) if (!failed.has(one)) one.resolve();
      for (const [one, error] of failed) one.reject(error);
    }
    this.#writing = false;
  }

  async #writeBatch(
    batch: ReadonlyMap<string, Waiting>,
    failed: Map<Waiting, unknown>,
  ): Promise<void> {
    const found = new Map<string, number | null>();
    for (const one of batch.values()) await this.#find(one, found).catch((error) => failed.set(one, error));
    await this.#control.commit(
      [...found].map(([id, at]) => at === null ? this.#forget(id) : this.#put(id, at)),
    );
    for (const [id, at] of found) this.#recorded.set(id, at ?? Infinity);
  }

  /** Two looks at one workspace are settled one after the other. */
  #take(): Map<string, Waiting> {
    const batch = new Map<string, Waiting>();
    const rest = this.#waiting.splice(0).filter((one) => {
      if (batch.has(one.workspaceId)) return true;
      batch.set(one.workspaceId, one);
      return false;
    });
    this.#waiting.push(...rest);
    return batch;
  }

  async #find({ workspaceId, next }: Waiting, found: Map<string, number | null>): Promise<void> {
    // A commit under way may land after `next` has read; one that begins now waits for this write.
    const adding = this.#committing.has(workspaceId);
    const at = await next();
    if (!adding) found.set(workspaceId, at);
  }

  /** Workspaces that are due at `now`, most overdue first. */
  async list(now: number, limit = 1_000): Promise<string[]> {
    const rows = await this.#control.db.select({ id: dueTimes.workspaceId }).from(dueTimes)
      .where(lte(dueTimes.at, now)).orderBy(asc(dueTimes.at)).limit(limit);
    return rows.map((row) => row.id);
  }

  /** Workspaces that are to be looked at after `now`, until `until`, the earliest first. */
  async upcoming(now: number, until: number, limit = 1_000): Promise<{ id: string; at: number }[]> {
    return await this.#control.db.select({ id: dueTimes.workspaceId, at: dueTimes.at }).from(dueTimes)
      .where(and(gt(dueTimes.at, now), lte(dueTimes.at, until))).orderBy(asc(dueTimes.at)).limit(limit);
  }

  async #record(workspaceId: string, at: number): Promise<void> {
    const known = () => this.#alone && (this.#recorded.get(workspaceId) ?? Infinity) <= at;
    if (known() && !this.#settling.has(workspaceId)) return;
    await this.#control.write(async () => {
      if (known()) return;
      await this.#control.commit([this.#advance(workspaceId, at)]);
      this.#recorded.set(workspaceId, at);
    });
  }

  #put(workspaceId: string, at: number) {
    return this.#control.db.insert(dueTimes).values({ workspaceId, at })
      .onConflictDoUpdate({ target: dueTimes.workspaceId, set: { at } });
  }

  /** A process that went down may have left an earlier time behind: that one stands. */
  #advance(workspaceId: string, at: number) {
    return this.#control.db.insert(dueTimes).values({ workspaceId, at })
      .onConflictDoUpdate({ target: dueTimes.workspaceId, set: { at: sql`min(${dueTimes.at}, ${at})` } });
  }

  #forget(workspaceId: string) {
    return this.#control.db.delete(dueTimes).where(eq(dueTimes.workspaceId, workspaceId));
  }
}

/** A look that has ended, and waits to have what is left written down. */
interface Waiting {
  readonly workspaceId: string;
  next(): Promise<number | null>;
  resolve(): void;
  reject(error: unknown): void;
}

function count(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}
