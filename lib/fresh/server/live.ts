import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { BUILD_URL } from "../build/manifest.ts";
import type { FreshConfig } from "../config.ts";

/** Address of the stream that tells open pages to reload, in development. */
export const LIVE_URL = BUILD_URL + "live";

/** Reloads the page on every event that differs from the first: a change, or another process's id. */
export const LIVE_SCRIPT =
  `let first;new EventSource("${LIVE_URL}").onmessage=e=>first&&first!==e.data?location.reload():first=e.data`;

const PROCESS = crypto.randomUUID();

/** Server-sent events: this process's id, and at the first change of what is built a last one. */
export function liveReload({ root, islands, static: files, styles }: FreshConfig): Response {
  const folders = [islands, files, dirname(styles ?? islands)].map((folder) => `${root}/${folder}`);
  const watcher = Deno.watchFs(folders.filter((folder) => existsSync(folder)));
  const events = new ReadableStream<string>({
    start: (stream) => stream.enqueue(`data: ${PROCESS}\n\n`),
    async pull(stream) {
      for await (const { kind } of watcher) if (kind !== "access") break;
      stream.enqueue("data: changed\n\n");
      stream.close();
    },
    cancel: () => watcher.close(),
  });
  return new Response(events.pipeThrough(new TextEncoderStream()), {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
