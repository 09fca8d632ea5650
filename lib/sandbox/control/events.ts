import type { Core } from "@/lib/sandbox/core.ts";

const BEAT_MS = 20_000;

/** Everything that happens in the sandbox, as server-sent events, until the client leaves or the sandbox closes. */
export function eventStream({ feed, work }: Core): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = feed.subscribe((event) => say(`data: ${JSON.stringify(event)}\n\n`));
      const beat = setInterval(() => say(":\n\n"), BEAT_MS);
      const close = () => {
        end();
        controller.close();
      };
      end = () => {
        clearInterval(beat);
        unsubscribe();
        work.signal.removeEventListener("abort", close);
      };
      work.signal.addEventListener("abort", close);
      say("retry: 1000\n\n");
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-cache", "x-accel-buffering": "no" },
  });
}
