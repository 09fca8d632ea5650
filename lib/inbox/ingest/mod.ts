import { isConflict, StorageUnavailable } from "@/db/libsql.ts";
import type { RawFate } from "@/db/schema/workspace.ts";
import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import type { Due } from "@/lib/due.ts";
import { applyChange } from "@/lib/inbox/ingest/change.ts";
import { applyChoice } from "@/lib/inbox/ingest/choice.ts";
import { clean } from "@/lib/inbox/ingest/clean.ts";
import { clockStatements } from "@/lib/inbox/ingest/clocks.ts";
import { countBatch } from "@/lib/inbox/ingest/count.ts";
import { dealOut, dealsOut } from "@/lib/inbox/ingest/deal_out.ts";
import { emit, type Raw } from "@/lib/inbox/ingest/emit.ts";
import type { Item, Origin } from "@/lib/inbox/ingest/item.ts";
import { load } from "@/lib/inbox/ingest/load.ts";
import { applyMessage } from "@/lib/inbox/ingest/message.ts";
import { noticesOf } from "@/lib/inbox/ingest/notices.ts";
import { applyReach, applyRename } from "@/lib/inbox/ingest/people.ts";
import { applyReceipt, loadWatermarked } from "@/lib/inbox/ingest/receipt.ts";
import { askFor, rememberPost } from "@/lib/inbox/ingest/ticket.ts";
import type { WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import type { Live } from "@/lib/live.ts";
import { STOPPED_JOB } from "@/lib/notify/connection_job.ts";
import type { Queue } from "@/lib/queue.ts";
import { followRules } from "@/lib/rules/batch.ts";
import type { Ready, RuleBook } from "@/lib/rules/book.ts";
import type { OnDuty, Roster } from "@/lib/team/roster.ts";
import type { Workspace, Workspaces } from "@/lib/workspaces.ts";

/** One webhook call: what the channel made of it, and its body as it came. */
export interface Delivery {
  readonly connection: Connection;
  readonly origin: Origin;
  readonly inbound: readonly Inbound[];
  /** Absent for what did not come as a webhook. */
  readonly raw?: string;
  /** The platform's own word for what came. */
  readonly type?: string;
}

interface Waiting extends Delivery {
  done(fate: RawFate): void;
  failed(error: unknown): void;
}

interface Dependencies {
  readonly workspaces: Workspaces;
  readonly due: Due;
  readonly queue: Queue;
  readonly live: Live;
  readonly now: () => number;
  /** Who may be given new tickets; absent: nobody is. */
  readonly roster?: Roster;
  /** What is done by itself; absent: nothing is. */
  readonly rules?: RuleBook;
}

const MOST_PER_COMMIT = 200;
const MOST_TURNS = 2;
const ATTEMPTS = 5;
/** A deadline within so many ms may pass before the sweep comes by. */
const SOON_MS = 70_000;

/**
 * Makes webhook events durable. Deliveries that wait for one workspace are committed together, so that
 * one fsync serves many; each caller is answered only after the commit that holds its events.
 */
export class Ingest {
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #deps: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#deps = dependencies;
  }

  /**
   * Resolves when everything is durable, with what became of it.
   * @throws {StorageUnavailable} when the database cannot take it now: the platform should come again
   */
  accept(delivery: Delivery): Promise<RawFate> {
    const { workspaceId } = delivery.connection;
    return new Promise((done, failed) => {
      const entry = { ...delivery, done, failed };
      const queue = this.#waiting.get(workspaceId);
      if (queue) return void queue.push(entry);
      this.#waiting.set(workspaceId, [entry]);
      void this.#work(workspaceId);
    });
  }

  /** Takes what waits, commits it, and takes again what has come meanwhile. */
  async #work(workspaceId: string): Promise<void> {
    for (;;) {
      const queue = this.#waiting.get(workspaceId) ?? [];
      await gather(queue);
      const batch = queue.splice(0, MOST_PER_COMMIT);
      if (batch.length === 0) break;
      await this.#settle(workspaceId, batch);
    }
    this.#waiting.delete(workspaceId);
  }

  async #settle(workspaceId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const fates = await this.#commit(workspaceId, batch);
      batch.forEach((entry, index) => entry.done(fates[index] ?? "accepted"));
    } catch (error) {
      if (batch.length === 1 || error instanceof StorageUnavailable) {
        for (const entry of batch) entry.failed(error);
        return;
      }
      // One broken delivery must not cost the others their place: halving finds it in a few commits.
      const half = batch.length >> 1;
      await this.#settle(workspaceId, batch.slice(0, half));
      await this.#settle(workspaceId, batch.slice(half));
    }
  }

  async #commit(workspaceId: string, batch: readonly Waiting[]): Promise<readonly RawFate[]> {
    const { workspaces, due, queue, live, now, roster, rules } = this.#deps;
    const workspace = await workspaces.open(workspaceId);
    const { store } = workspace;
    const staff = roster && dealsOut(batch) ? await roster(workspaceId) : [];
    const ready = await rules?.of(workspace) ?? null;
    const at = now();
    const { hasJobs, fates } = await due.around(
      workspaceId,
      at,
      () => store.write(() => commitBatch(workspace, batch, at, staff, ready)),
    );
    live.notify(workspaceId);
    if (hasJobs) queue.nudge(workspaceId);
    return fates;
  }
}

/** Waits for those that came in together: a turn of the event loop, and one more while it brings others. */
async function gather(queue: readonly unknown[]): Promise<void> {
  for (let turn = 0, seen = 0; turn < MOST_TURNS && seen < queue.length; turn++) {
    seen = queue.length;
    if (seen >= MOST_PER_COMMIT) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
}

const NOTHING = { statements: [], nextAt: Infinity };

interface Committed {
  readonly hasJobs: boolean;
  readonly fates: readonly RawFate[];
}

/** Reads, decides and commits; begins again when another process was faster. */
async function commitBatch(
  { store, locale }: Workspace,
  batch: readonly Delivery[],
  now: number,
  staff: readonly OnDuty[],
  rules: Ready | null,
): Promise<Committed> {
  const calls = batch.map(({ connection, origin, inbound }) =>
    inbound.map((one): Item => ({ connection, origin, inbound: clean(one) }))
  );
  const items = calls.flat();
  for (let attempt = 1;; attempt++) {
    const set = await load(store, items, now);
    await loadWatermarked(set, items);
    const fates = calls.map((call) => applyCall(set, call));
    try {
      const ruled = rules ? await followRules(set, items, rules) : NOTHING;
      const clocks = await clockStatements(set, items);
      const dealt = await dealOut(set, items, staff);
      const told = await noticesOf(set);
      const counted = await countBatch(set, locale);
      const written = await emit(set, raws(batch, fates));
      await store.commit([...written, ...clocks, ...dealt, ...ruled.statements, ...told, ...counted]);
      const nextAt = Math.min(set.nextMark, ruled.nextAt);
      return {
        hasJobs: set.newJobs.length + dealt.length + told.length > 0 || nextAt < now + SOON_MS,
        fates,
      };
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

function applyCall(set: WorkingSet, call: readonly Item[]): RawFate {
  const before = set.writes;
  for (const item of call) apply(set, item);
  if (call.length === 0) return "unknown";
  return set.writes === before ? "repeated" : "accepted";
}

function raws(batch: readonly Delivery[], fates: readonly RawFate[]): Raw[] {
  return batch.flatMap(({ connection, inbound, raw, type }, index) =>
    raw === undefined ? [] : [{
      connectionId: connection.id,
      body: clean(raw),
      items: inbound.length,
      type: clean(type),
      fate: fates[index] ?? "accepted",
    }]
  );
}

function apply(set: WorkingSet, item: Item): void {
  const { inbound } = item;
  switch (inbound.type) {
    case "message":
      return applyMessage(set, item, inbound);
    case "choice":
      return applyChoice(set, item, inbound);
    case "edit":
    case "deletion":
    case "reaction":
      return applyChange(set, item, inbound);
    case "receipt":
      return applyReceipt(set, item, inbound);
    case "reach":
      return applyReach(set, item, inbound);
    case "rename":
      return applyRename(set, item, inbound);
    case "post":
      return void rememberPost(set, item, inbound.post);
    case "pointer":
      if (set.messages.get(item.connection.id, inbound.externalId)) return;
      return askFor(set, item, inbound.ref, inbound.fallback);
    case "revoked":
      set.revoked.set(item.connection.id, inbound.reason);
      set.job(STOPPED_JOB, `${STOPPED_JOB}:${item.connection.id}`, { connectionId: item.connection.id });
      return set.event("connection.updated");
  }
}
