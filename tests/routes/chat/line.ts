import assert from "node:assert/strict";
import { type Frame, readFrames } from "@/islands/_chat/stream.ts";
import type { ChatEvent } from "@/lib/chat/view.ts";
import { within } from "@/tests/within.ts";
import type { Visitor } from "../../lib/chat/visitor.ts";

/** An open stream of one page, read as the page reads it. */
export interface Line {
  readonly events: ChatEvent[];
  /** The last id, from which the page would resume. */
  last(): number;
  /** Resolves when the server has ended the stream. */
  ended(): Promise<void>;
  /** Resolves once so many events have come. */
  has(count: number): Promise<void>;
  /** Resolves with the next frame that carries no event. */
  beat(): Promise<Frame>;
  hangUp(): Promise<void>;
}

/** Opens a visitor's stream; resolves when it says that it is ready. */
export async function openLine(visitor: Visitor, after?: number): Promise<Line> {
  const response = await visitor.ask(after === undefined ? "events" : `events?after=${after}`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  const reader = response.body!.getReader();
  const events: ChatEvent[] = [];
  const waiting = new Set<() => void>();
  const beats: ((frame: Frame) => void)[] = [];
  let last = -1;
  const ready = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const ended = readFrames(body, (frame) => {
    last = Number(frame.id ?? last);
    if (frame.event === "ready") ready.resolve();
    else if (frame.data) events.push(JSON.parse(frame.data));
    else beats.shift()?.(frame);
    for (const look of waiting) look();
  });
  await within("the beginning of a stream", ready.promise);
  return {
    events,
    last: () => last,
    ended: () => within("the end of a stream", ended),
    has: (count) =>
      within(
        `${count} events`,
        new Promise((resolve) => {
          const look = () => {
            if (events.length < count) return;
            waiting.delete(look);
            resolve();
          };
          waiting.add(look);
          look();
        }),
      ),
    beat: () => within("a sign of life", new Promise((resolve) => beats.push(resolve))),
    async hangUp() {
      await reader.cancel();
      await ended;
    },
  };
}
