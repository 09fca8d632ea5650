import type { ChatListener } from "@/lib/chat/follow.ts";
import type { ChatEvent } from "@/lib/chat/view.ts";

export interface StreamOptions {
  /** The last `seq` that the page has seen. */
  readonly after: number;
  /** ms between two signs of life */
  readonly heartbeatMs: number;
  /** May the page still listen? Asked with every sign of life. */
  readonly stillValid: () => Promise<boolean>;
  /** Starts to listen; the returned function ends it. */
  readonly follow: (listener: ChatListener) => Promise<() => void>;
  readonly failed: (error: unknown) => void;
  /** Called once, however it ends. */
  readonly closed: () => void;
}

/** Bytes that may wait for a slow page; it resumes where it was let go. */
const MOST_BYTES = 262_144;
const encoder = new TextEncoder();

/** One page's stream of events (WHATWG HTML, 9.2). The id of each frame is where it goes on from. */
export function chatStream(options: StreamOptions): ReadableStream<Uint8Array<ArrayBuffer>> {
  const line = new Line(options);
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    { start: (controller) => line.open(controller), cancel: () => line.leave() },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_BYTES }),
  );
}

class Line implements ChatListener {
  readonly #options: StreamOptions;
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null;
  #unfollow: (() => void) | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #seq: number;
  #over = false;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.#seq = options.after;
  }

  open(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): void {
    this.#controller = controller;
    this.#write(`event: ready\nid: ${this.#seq}\ndata: {}\n\n`);
    this.#timer = setInterval(() => void this.#guard(() => this.#beat()), this.#options.heartbeatMs);
    void this.#guard(() => this.#listen());
  }

  hear(events: readonly ChatEvent[], seq: number): void {
    this.#seq = seq;
    this.#write(events.map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`).join(""));
  }

  fail(error: unknown): void {
    this.#options.failed(error);
    this.#close();
  }

  /** Stops listening; what was written stays to be read. */
  leave(): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#timer);
    this.#unfollow?.();
    this.#options.closed();
  }

  async #listen(): Promise<void> {
    const unfollow = await this.#options.follow(this);
    this.#unfollow = unfollow;
    if (this.#over) unfollow();
  }

  /** Tells how far the log was looked through, so that a page that comes again starts from there. */
  async #beat(): Promise<void> {
    if (await this.#options.stillValid()) this.#write(`id: ${this.#seq}\n: still here\n\n`);
    else this.#close();
  }

  #write(text: string): void {
    if (this.#over || !this.#controller || text === "") return;
    this.#controller.enqueue(encoder.encode(text));
    if ((this.#controller.desiredSize ?? 0) <= 0) this.#close();
  }

  #close(): void {
    if (this.#over) return;
    this.leave();
    this.#controller?.close();
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#over) this.fail(error);
    }
  }
}
