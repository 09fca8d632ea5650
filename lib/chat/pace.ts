import { AppError } from "@/lib/errors.ts";

/** How often something may happen. */
export interface Limit {
  readonly most: number;
  /** ms */
  readonly within: number;
}

interface Count {
  count: number;
  until: number;
}

const KEEP_MOST = 50_000;

/**
 * Counts in fixed windows, in the memory of one process: it holds back floods, so it may forget on a restart,
 * and no visitor's address is ever written down.
 */
export class Pace {
  readonly #counts = new Map<string, Count>();

  /**
   * Counts one more of something for each key, or for none when one is over its limit.
   * @throws {AppError} too_many_requests with `retryAfter` in ms
   */
  take(limits: readonly (readonly [key: string, limit: Limit])[], now: number): void {
    const counts = limits.map(([key, limit]) => {
      const counted = this.#count(key, limit, now);
      if (counted.count < limit.most) return counted;
      throw new AppError("too_many_requests", { retryAfter: counted.until - now });
    });
    for (const one of counts) one.count++;
  }

  #count(key: string, { within }: Limit, now: number): Count {
    const known = this.#counts.get(key);
    if (known && known.until > now) return known;
    if (this.#counts.size >= KEEP_MOST) this.#forget(now);
    const fresh = { count: 0, until: now + within };
    this.#counts.set(key, fresh);
    return fresh;
  }

  /** Windows that are over go; if that frees nothing, the oldest half goes. */
  #forget(now: number): void {
    for (const [key, { until }] of this.#counts) if (until <= now) this.#counts.delete(key);
    let excess = this.#counts.size - KEEP_MOST / 2;
    if (this.#counts.size < KEEP_MOST) return;
    for (const key of this.#counts.keys()) if (excess-- > 0) this.#counts.delete(key);
  }
}
