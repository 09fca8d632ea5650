interface Waiting {
  readonly part: string;
  heard(at: number): void;
  failed(error: unknown): void;
}

/** A browser's event stream: tells when a line of the change log arrives. */
export class Listener implements AsyncDisposable {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #reading: Promise<void> = Promise.resolve();
  #waiting: Waiting | null = null;

  private constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  /** Resolves when the stream has begun. */
  static async open(origin: string, headers: Record<string, string>): Promise<Listener> {
    const response = await fetch(`${origin}/api/v1/events`, { headers });
    if (!response.ok || !response.body) throw new Error(`The stream was answered with ${response.status}`);
    const listener = new Listener(response.body);
    const ready = Promise.withResolvers<void>();
    listener.#reading = listener.#read(ready.resolve)
      .catch((error) => listener.#waiting?.failed(error));
    await ready.promise;
    return listener;
  }

  /** When the next event of this kind arrives, by performance.now(). Ask before it can. */
  next(kind: string): Promise<number> {
    return this.hears(`"kind":"${kind}"`);
  }

  /** When a frame with this in it arrives next. */
  hears(part: string): Promise<number> {
    return new Promise((heard, failed) => this.#waiting = { part, heard, failed });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#waiting = null;
    // Cancelled and not aborted: an abort of a stream that has run for long was seen to be ignored (Deno 2.9).
    // One that its server has broken off cannot be cancelled any more, and need not be.
    await this.#reader.cancel().catch(() => undefined);
    await this.#reading;
  }

  async #read(ready: () => void): Promise<void> {
    const decoder = new TextDecoder();
    for (;;) {
      const { value, done } = await this.#reader.read();
      if (done) throw new Error("The stream has ended");
      ready();
      this.#hear(decoder.decode(value, { stream: true }), performance.now());
    }
  }

  #hear(text: string, at: number): void {
    if (!this.#waiting || !text.includes(this.#waiting.part)) return;
    this.#waiting.heard(at);
    this.#waiting = null;
  }
}
