import type { LiveEvent } from "@/lib/inbox/view.ts";
import type { Live } from "@/lib/live.ts";
import type { Presence, PresenceNews } from "@/lib/team/presence.ts";
import { endFrame, eventFrame, HEARTBEAT, presenceFrame, readyFrame } from "@/routes/api/events/frames.ts";

export interface LineOptions {
  readonly live: Live;
  readonly workspaceId: string;
  readonly presence: Presence;
  /** Whoever listens in a browser counts as being there. */
  readonly memberId?: string;
  /** Who listens: what concerns one member alone goes to no other. */
  readonly viewerId: string;
  /** The last `seq` that the client has seen. */
  readonly after: number;
  /** The newest `seq` when it asked. */
  readonly latest: number;
  /** May the client still listen? Asked before every batch and every heartbeat. */
  readonly stillValid: () => Promise<boolean>;
  /** ms */
  readonly heartbeatMs: number;
  /** A failure of ours, which ends the stream. */
  readonly failed: (error: unknown) => void;
}

/** Bytes that may wait for a slow client, and events that may wait for a look at its rights. */
const MOST_BYTES = 1_048_576;
const MOST_EVENTS = 20_000;

const encoder = new TextEncoder();

/**
 * One client's stream of events. Nothing is subscribed to before somebody reads. A client that does not
 * keep up is let go after what it was given; it resumes there.
 */
export function eventStream(options: LineOptions): ReadableStream<Uint8Array> {
  const line = new Line(options);
  return new ReadableStream<Uint8Array>(
    { pull: (controller) => line.open(controller), cancel: () => line.leave() },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
}

class Line {
  readonly #options: LineOptions;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #unsubscribe: (() => void) | null = null;
  /** What ends the rest of what the line has begun. */
  #ends: (() => void)[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #waiting: LiveEvent[] = [];
  #passing = false;
  #over = false;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  async open(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (this.#controller) return;
    this.#controller = controller;
    const { live, presence, memberId, workspaceId, after, latest, heartbeatMs } = this.#options;
    this.#write(readyFrame(after, latest));
    this.#timer = setInterval(() => this.#guard(() => this.#beat()), heartbeatMs);
    this.#ends.push(presence.follow(workspaceId, (news) => void this.#guard(() => this.#tell(news))));
    if (memberId) this.#ends.push(presence.arrive(workspaceId, memberId));
    await this.#guard(async () => {
      const unsubscribe = await live.subscribe(workspaceId, after, (events) => this.#take(events));
      this.#unsubscribe = unsubscribe;
      if (this.#over) unsubscribe();
    });
  }

  /** Stops listening; what was written stays to be read. */
  leave(): void {
    this.#over = true;
    this.#waiting = [];
    clearInterval(this.#timer);
    this.#unsubscribe?.();
    for (const end of this.#ends.splice(0)) end();
  }

  #take(events: readonly LiveEvent[]): void {
    // While the past is read for us, this is the only way to say that nobody wants it any more.
    if (this.#over && !this.#unsubscribe) throw new Left();
    if (this.#over) return;
    const { viewerId } = this.#options;
    this.#waiting.push(...events.filter(({ memberId = viewerId }) => memberId === viewerId));
    if (this.#waiting.length > MOST_EVENTS) return this.#close();
    if (!this.#passing && this.#waiting.length > 0) void this.#guard(() => this.#pass());
  }

  async #pass(): Promise<void> {
    this.#passing = true;
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting;
        this.#waiting = [];
        if (!await this.#allowed()) return;
        this.#write(batch.map(eventFrame).join(""));
      }
    } finally {
      this.#passing = false;
    }
  }

  async #tell(news: readonly PresenceNews[]): Promise<void> {
    if (await this.#allowed()) this.#write(news.map(presenceFrame).join(""));
  }

  async #beat(): Promise<void> {
    if (await this.#allowed()) this.#write(HEARTBEAT);
  }

  async #allowed(): Promise<boolean> {
    if (await this.#options.stillValid()) return !this.#over;
    this.#write(endFrame("signed_out"));
    this.#close();
    return false;
  }

  #write(text: string): void {
    if (this.#over || !this.#controller) return;
    this.#controller.enqueue(encoder.encode(text));
    if (-(this.#controller.desiredSize ?? 0) > MOST_BYTES) this.#close();
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
      if (!(error instanceof Left)) this.#options.failed(error);
      this.#close();
    }
  }
}

/** The client has gone while its past was being read. */
class Left extends Error {}
