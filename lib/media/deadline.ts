import { MediaError } from "@/lib/media/error.ts";

/** One limit of time over several steps. Stop it, or its timer lives on. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #ms: number;

  /** @param ms from now */
  constructor(ms: number) {
    this.#ms = ms;
    this.#timer = setTimeout(() => this.#controller.abort(), ms);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** The work's result; fails when the time is up, though the work itself cannot be stopped. */
  async race<T>(work: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const onAbort = () => late.reject(this.signal.reason);
    this.signal.addEventListener("abort", onAbort);
    try {
      return await Promise.race([work, late.promise]);
    } finally {
      this.signal.removeEventListener("abort", onAbort);
    }
  }

  /** Gives a failure of the network its kind. The cause is named by its code: its words may hold a token. */
  sorted(error: unknown): MediaError {
    if (error instanceof MediaError) return error;
    if (this.signal.aborted) {
      return new MediaError("timeout", `Could not fetch the file: it took over ${this.#ms} ms`);
    }
    return new MediaError("unreachable", `Could not fetch the file: the connection failed, ${nameOf(error)}`);
  }
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  return "code" in error ? String(error.code) : error.name;
}
