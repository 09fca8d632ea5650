/**
 * What runs in the background of one sandbox: webhook deliveries, confirmations, hanging answers. Everything
 * ends when the sandbox is closed, so that no timer outlives it.
 */
export class Work {
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  /** Aborted once, when the sandbox closes. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Starts a task and keeps it until it ends. A task that throws is a bug of the emulator and rises. */
  run(task: () => Promise<unknown>): void {
    if (!this.signal.aborted) void this.track(task());
  }

  /** Counts a promise as running until it settles. */
  track<T>(promise: Promise<T>): Promise<T> {
    const counted = promise.finally(() => this.#running.delete(counted));
    this.#running.add(counted);
    return counted;
  }

  /**
   * Waits `ms` milliseconds, or less when the sandbox closes.
   * @returns false when it was cut short
   */
  pause(ms: number): Promise<boolean> {
    if (this.signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (whole: boolean) => {
        clearTimeout(timer);
        this.signal.removeEventListener("abort", cut);
        resolve(whole);
      };
      const cut = () => end(false);
      const timer = setTimeout(() => end(true), ms);
      this.signal.addEventListener("abort", cut);
    });
  }

  /** Resolves when nothing runs any more, also not what the running tasks have started. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.idle();
  }
}
