import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Feed } from "@/lib/sandbox/feed.ts";

/** How an emulated API can fail towards the product. */
export const API_FAULTS = ["429", "5xx", "timeout_after_accept", "drop_connection", "token_revoked"] as const;
/** How webhooks can reach the product. */
export const WEBHOOK_FAULTS = ["duplicate", "reorder"] as const;

export type ApiFaultKind = typeof API_FAULTS[number];
export type FaultKind = ApiFaultKind | typeof WEBHOOK_FAULTS[number];

export interface Fault {
  readonly platform: Platform;
  /** An API method, `file` and `upload` included, or a webhook's event; absent: all. */
  readonly method?: string;
  readonly kind: FaultKind;
  /** How often it strikes; absent: until cleared. */
  readonly times?: number;
  /** Seconds, for 429 (default 1). */
  readonly retryAfter?: number;
}

export interface ActiveFault extends Fault {
  readonly id: string;
  /** How often it has struck. */
  readonly hits: number;
}

/** The faults that are switched on. The first one set that fits strikes. */
export class FaultBoard {
  #faults: ActiveFault[] = [];
  #last = 0;

  constructor(private readonly feed: Feed) {}

  /** @returns the fault's id */
  set(fault: Fault): string {
    if (fault.times !== undefined && !(Number.isInteger(fault.times) && fault.times > 0)) {
      throw new RangeError(`Could not set a fault for ${fault.times} times: it needs a whole number above 0`);
    }
    const id = `f${++this.#last}`;
    this.#faults.push({ ...fault, id, hits: 0 });
    this.feed.publish({ type: "faults" });
    return id;
  }

  /** Switches one fault off, or those of a platform, or all. */
  clear(which: { id?: string; platform?: Platform } = {}): void {
    this.#faults = this.#faults.filter((fault) =>
      (which.id !== undefined && fault.id !== which.id) ||
      (which.platform !== undefined && fault.platform !== which.platform)
    );
    this.feed.publish({ type: "faults" });
  }

  list(): readonly ActiveFault[] {
    return this.#faults;
  }

  /** The fault that strikes now, counted; null when none fits. */
  take<K extends FaultKind>(platform: Platform, method: string, kinds: readonly K[]): Struck<K> | null {
    const fits = (fault: ActiveFault): fault is ActiveFault & { kind: K } =>
      fault.platform === platform && kinds.some((kind) => kind === fault.kind) &&
      (fault.method === undefined || fault.method.toLowerCase() === method.toLowerCase());
    const fault = this.#faults.find(fits);
    if (!fault) return null;
    this.#count(fault);
    return { kind: fault.kind, retryAfter: fault.retryAfter ?? 1 };
  }

  #count(struck: ActiveFault): void {
    const hits = struck.hits + 1;
    const spent = struck.times !== undefined && hits >= struck.times;
    this.#faults = this.#faults.flatMap((fault) =>
      fault !== struck ? [fault] : spent ? [] : [{ ...fault, hits }]
    );
    this.feed.publish({ type: "faults" });
  }
}

export interface Struck<K extends FaultKind> {
  readonly kind: K;
  /** Seconds. */
  readonly retryAfter: number;
}
