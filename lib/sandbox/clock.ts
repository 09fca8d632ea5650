/** The sandbox's time. It can be pinned to a moment in the past, so that a played story looks a week old. */
export class Clock {
  #pinned: number | null = null;

  constructor(private readonly source: () => number = Date.now) {}

  /** ms since the epoch. */
  now(): number {
    return this.#pinned ?? this.source();
  }

  /** Seconds since the epoch, as the platforms write dates. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** The true time, whatever is pinned. */
  real(): number {
    return this.source();
  }

  /** @param at ms since the epoch; null lets the time run again */
  pin(at: number | null): void {
    this.#pinned = at;
  }
}
