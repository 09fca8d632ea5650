import type { Log } from "@/lib/log.ts";

/** A nudge says "look at this workspace"; what there is to do stands in its database. */
interface Nudge {
  readonly workspaceId: string;
}

type Look = (workspaceId: string) => Promise<void>;

/**
 * The only file that knows KV queues. A queue does not leave its process and a remote KV has none, so a
 * lost nudge must cost no more than the minute until the sweep. A nudge for now goes straight to the
 * listener of this process, where the queue would bring it too, up to 100 ms later.
 */
export class Queue {
  readonly #kv: Deno.Kv;
  readonly #log: Log;
  /** Workspaces with a nudge on its way: one is enough. */
  readonly #waiting = new Set<string>();
  #look: Look | null = null;

  constructor(kv: Deno.Kv, log: Log) {
    this.#kv = kv;
    this.#log = log;
  }

  /** @param delay ms; a delayed nudge is never merged with others */
  nudge(workspaceId: string, delay = 0): void {
    if (delay > 0) return this.#enqueue(workspaceId, delay);
    if (this.#waiting.has(workspaceId)) return;
    this.#waiting.add(workspaceId);
    if (this.#look) setTimeout(() => this.#bring(workspaceId), 0);
    else this.#enqueue(workspaceId, 0);
  }

  /** Calls `look` for each nudge until the KV is closed. */
  async listen(look: Look): Promise<void> {
    this.#look = look;
    await this.#kv.listenQueue(async (message: unknown) => {
      if (isNudge(message)) await this.#bring(message.workspaceId);
    });
    this.#look = null;
  }

  #enqueue(workspaceId: string, delay: number): void {
    this.#kv.enqueue({ workspaceId } satisfies Nudge, { delay, backoffSchedule: [] }).catch((error) => {
      this.#waiting.delete(workspaceId);
      this.#log.error("queue.nudge_failed", error, { workspaceId });
    });
  }

  async #bring(workspaceId: string): Promise<void> {
    this.#waiting.delete(workspaceId);
    try {
      await this.#look?.(workspaceId);
    } catch (error) {
      this.#log.error("queue.look_failed", error, { workspaceId });
    }
  }
}

function isNudge(message: unknown): message is Nudge {
  return typeof message === "object" && message !== null && "workspaceId" in message &&
    typeof message.workspaceId === "string";
}
