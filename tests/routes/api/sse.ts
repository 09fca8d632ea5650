import type { LiveEvent } from "@/lib/inbox/view.ts";
import { within } from "@/tests/within.ts";

/** One frame of an event stream. */
export interface Frame {
  readonly id?: string;
  /** `message` where the frame names none. */
  readonly event: string;
  readonly data: string;
  readonly comment: boolean;
}

/** Reads an event stream frame by frame, as a browser would. */
export class Frames implements AsyncDisposable {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #rest = "";

  constructor(response: Response) {
    if (!response.body) throw new Error("The stream has no body");
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The next frame; null when the stream has ended. */
  async next(): Promise<Frame | null> {
    for (;;) {
      const end = this.#rest.indexOf("\n\n");
      if (end >= 0) {
        const frame = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 2);
        return parse(frame);
      }
      const { done, value } = await within("the next frame", this.#reader.read());
      if (done) return null;
      this.#rest += value;
    }
  }

  /** The next events, heartbeats left out. */
  async events(count: number): Promise<LiveEvent[]> {
    const found: LiveEvent[] = [];
    while (found.length < count) {
      const frame = await this.next();
      if (!frame) throw new Error(`The stream ended after ${found.length} events`);
      if (!frame.comment && frame.event === "message") found.push(JSON.parse(frame.data));
    }
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader.cancel();
  }
}

function parse(frame: string): Frame {
  const lines = frame.split("\n");
  const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  return {
    id: field("id"),
    event: field("event") ?? "message",
    data: field("data") ?? "",
    comment: lines.every((line) => line.startsWith(":")),
  };
}
