import { causeOf, type Statement, StorageUnavailable, type Store } from "@/db/libsql.ts";
import type { Due } from "@/lib/due.ts";
import { backoff, claim, finish, giveUp, type Job, nextDue, postpone, takeBack } from "@/lib/jobs.ts";
import type { Live } from "@/lib/live.ts";
import type { Facts, Log } from "@/lib/log.ts";
import type { Queue } from "@/lib/queue.ts";
import type { Workspace, Workspaces } from "@/lib/workspaces.ts";

/** What became of a job, with the changes that are committed together with its end. */
export type Verdict =
  | { readonly kind: "done"; readonly changes?: readonly Statement[] }
  | {
    readonly kind: "again";
    /** ms to wait */
    readonly after: number;
    readonly error: string;
    readonly changes?: readonly Statement[];
  }
  | { readonly kind: "failed"; readonly error: string; readonly changes?: readonly Statement[] };

export type Handler = (workspace: Workspace, job: Job) => Promise<Verdict>;

/** What comes due in a workspace beside its jobs, and is found by looking, without a row for each. */
export interface Alarm {
  /** When there is next anything to do: ms since the epoch, or null. */
  next(store: Store): Promise<number | null>;
  /** Does all that has come due. */
  ring(workspace: Workspace): Promise<void>;
}

interface Dependencies {
  readonly workspaces: Workspaces;
  readonly due: Due;
  readonly queue: Queue;
  readonly live: Live;
  readonly log: Log;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly alarm?: Alarm;
  readonly now: () => number;
  /** No other process works on these databases. */
  readonly alone: boolean;
}

interface Looking {
  again: boolean;
  /** Rings when something new may have come while every claimed job is still being worked on. */
  bell: PromiseWithResolvers<void>;
  done: Promise<void>;
}

const AT_ONCE = 16;
/** An alarm that failed is left alone for so long. */
const QUIET_MS = 60_000;
const MOST_SURPRISES = 8;
/** Sweeps are a minute apart, and may be a little late. */
const SWEEP_MS = 65_000;
/** A wait beyond this is left to the sweep. */
const NUDGE_WITHIN_MS = 120_000;

/** Works through the due jobs of a workspace, several lanes at once, each lane in order. */
export class Worker {
  readonly #id: string = crypto.randomUUID();
  readonly #deps: Dependencies;
  /** Workspaces that are being worked on, and whether to look once more. */
  readonly #looking = new Map<string, Looking>();
  readonly #recovered = new Set<string>();
  /** Until when the alarm of a workspace is left alone. */
  readonly #quiet = new Map<string, number>();
  /** For when each workspace was last nudged: once is enough. */
  readonly #nudged = new Map<string, number>();
  #stopping = false;

  constructor(dependencies: Dependencies) {
    this.#deps = dependencies;
  }

  /** Resolves when nothing is due any more. A second call while one runs joins it. */
  look(workspaceId: string): Promise<void> {
    if (this.#stopping) return Promise.resolve();
    const running = this.#looking.get(workspaceId);
    if (running) {
      running.again = true;
      running.bell.resolve();
      return running.done;
    }
    const entry: Looking = { again: true, bell: Promise.withResolvers(), done: Promise.resolve() };
    this.#looking.set(workspaceId, entry);
    entry.done = this.#workThrough(workspaceId, entry);
    return entry.done;
  }

  /** Resolves when what is under way has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled([...this.#looking.values()].map((entry) => entry.done));
  }

  /** Begins nothing more, and resolves when what is under way has ended: the next process goes on from there. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.idle();
  }

  /**
   * Looks at every workspace that is due; those that will be before the next sweep are nudged in time. Where a
   * look is under way it holds up nobody else's. Resolves when all of it has ended: work that goes on and on is
   * no reason to put the next sweep off.
   */
  async sweep(): Promise<void> {
    try {
      const now = this.#deps.now();
      const due = await this.#deps.due.list(now);
      for (const { id, at } of await this.#deps.due.upcoming(now, now + SWEEP_MS)) this.#nudgeAt(id, at);
      const busy = due.filter((id) => this.#looking.has(id));
      const idle = due.filter((id) => !this.#looking.has(id));
      const look = (id: string) =>
        this.look(id).catch((error) =>
          this.#deps.log.error("worker.look_failed", error, { workspaceId: id })
        );
      await Promise.all([...busy.map(look), eachOf(idle, AT_ONCE, look)]);
    } catch (error) {
      this.#deps.log.error("worker.sweep_failed", error);
    }
  }

  async #workThrough(workspaceId: string, entry: Looking): Promise<void> {
    try {
      const { store } = await this.#deps.workspaces.open(workspaceId);
      await this.#recover(workspaceId, store);
      while (entry.again && !this.#stopping) {
        await this.#drain(workspaceId, entry);
        await this.#settle(workspaceId);
      }
    } finally {
      this.#looking.delete(workspaceId);
    }
  }

  async #recover(workspaceId: string, store: Store): Promise<void> {
    const first = !this.#recovered.has(workspaceId);
    await takeBack(store, this.#id, this.#deps.now(), first && this.#deps.alone);
    this.#recovered.add(workspaceId);
  }

  /** Claims as lanes become free, so a slow platform holds up nobody but its own conversation. */
  async #drain(workspaceId: string, entry: Looking): Promise<void> {
    const running = new Set<Promise<void>>();
    try {
      await this.#runAll(workspaceId, entry, running);
    } finally {
      await Promise.all(running);
    }
  }

  async #runAll(workspaceId: string, entry: Looking, running: Set<Promise<void>>): Promise<void> {
    for (;;) {
      entry.again = false;
      entry.bell = Promise.withResolvers();
      const jobs = this.#stopping ? [] : await this.#claim(workspaceId, AT_ONCE - running.size);
      for (const job of jobs) {
        const run: Promise<void> = this.#run(workspaceId, job).finally(() => running.delete(run));
        running.add(run);
      }
      if (running.size === 0) return;
      if (jobs.length === 0 || running.size >= AT_ONCE) {
        await Promise.race([...running, entry.bell.promise]);
      }
    }
  }

  async #claim(workspaceId: string, most: number): Promise<Job[]> {
    const { workspaces, alarm, now } = this.#deps;
    if (alarm) await this.#ring(workspaceId, alarm);
    const { store } = await workspaces.open(workspaceId);
    return most > 0 ? await claim(store, this.#id, now(), most) : [];
  }

  async #ring(workspaceId: string, alarm: Alarm): Promise<void> {
    const { workspaces, log, now } = this.#deps;
    try {
      const workspace = await workspaces.open(workspaceId);
      const at = await this.#nextRing(workspaceId, workspace.store);
      if (at === null || at > now()) return;
      await alarm.ring(workspace);
      this.#quiet.delete(workspaceId);
    } catch (error) {
      this.#quiet.set(workspaceId, now() + QUIET_MS);
      log.error("worker.alarm_failed", error, { workspaceId });
    }
  }

  async #nextRing(workspaceId: string, store: Store): Promise<number | null> {
    const at = await this.#deps.alarm?.next(store) ?? null;
    return at === null ? null : Math.max(at, this.#quiet.get(workspaceId) ?? 0);
  }

  async #run(workspaceId: string, job: Job): Promise<void> {
    const facts = { workspaceId, job: job.id, kind: job.kind, attempt: job.attempt };
    const verdict = await this.#judge(workspaceId, job, facts);
    try {
      await this.#conclude(workspaceId, job, verdict);
    } catch (error) {
      this.#deps.log.error("job.verdict_lost", error, facts);
      // Left as it is, the lease runs out, and the job is taken back then.
      if (error instanceof StorageUnavailable) return;
      await this.#conclude(workspaceId, job, surprise(job, error)).catch((again) =>
        this.#deps.log.error("job.verdict_lost", again, facts)
      );
    }
  }

  async #judge(workspaceId: string, job: Job, facts: Facts): Promise<Verdict> {
    const handler = this.#deps.handlers[job.kind];
    if (!handler) return { kind: "failed", error: `Nobody handles jobs of kind ${job.kind}` };
    try {
      const verdict = await this.#deps.workspaces.use(workspaceId, (workspace) => handler(workspace, job));
      if (verdict.kind !== "done") {
        this.#deps.log.warn(`job.${verdict.kind}`, { ...facts, error: verdict.error });
      }
      return verdict;
    } catch (error) {
      this.#deps.log.error("job.surprise", error, facts);
      return surprise(job, error);
    }
  }

  /** The work may have taken minutes, so the workspace is asked for anew. */
  async #conclude(workspaceId: string, job: Job, verdict: Verdict): Promise<void> {
    const { workspaces, live, now } = this.#deps;
    const { store } = await workspaces.open(workspaceId);
    const at = verdict.kind === "again" ? now() + verdict.after : 0;
    await store.write(() => store.commit([...verdict.changes ?? [], ending(store, job, verdict, at)]));
    if (verdict.changes?.length) live.notify(workspaceId);
    if (verdict.kind === "again") this.#nudgeAt(workspaceId, at);
  }

  async #settle(workspaceId: string): Promise<void> {
    const { due, workspaces } = this.#deps;
    const { store } = await workspaces.open(workspaceId);
    const found: { next: number | null } = { next: null };
    await due.settle(workspaceId, async () => {
      const times = [await nextDue(store), await this.#nextRing(workspaceId, store)];
      const least = Math.min(...times.map((at) => at ?? Infinity));
      return found.next = Number.isFinite(least) ? least : null;
    });
    if (found.next !== null) this.#nudgeAt(workspaceId, found.next);
  }

  #nudgeAt(workspaceId: string, at: number): void {
    const now = this.#deps.now();
    if (at - now >= NUDGE_WITHIN_MS) return;
    if (at > now && this.#nudged.get(workspaceId) === at) return;
    this.#nudged.set(workspaceId, at);
    this.#deps.queue.nudge(workspaceId, Math.max(1, at - now));
  }
}

/** A handler that throws met something that nobody thought of: it may pass, but not for ever. */
function surprise(job: Job, thrown: unknown): Verdict {
  const cause = causeOf(thrown);
  const error = cause instanceof Error ? cause.message : String(cause);
  if (job.attempt >= MOST_SURPRISES) return { kind: "failed", error };
  return { kind: "again", after: backoff(job.attempt), error };
}

function ending(store: Store, job: Job, verdict: Verdict, at: number): Statement {
  if (verdict.kind === "done") return finish(store, job);
  if (verdict.kind === "failed") return giveUp(store, job, verdict.error);
  return postpone(store, job, at, verdict.error);
}

/** Runs `work` for each item, at most `most` at once. */
async function eachOf<T>(items: readonly T[], most: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const one = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, one));
}
