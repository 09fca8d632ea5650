import type { Context } from "hono";
import { follow } from "@/lib/chat/follow.ts";
import { Threads } from "@/lib/chat/threads.ts";
import { AppError } from "@/lib/errors.ts";
import { visited } from "@/routes/chat/door.ts";
import type { ChatApp, VisitEnv } from "@/routes/chat/env.ts";
import { seqOf } from "@/routes/chat/seq.ts";
import { chatStream } from "@/routes/chat/stream.ts";

/** Open pages of one visitor, and of everybody in this process: whoever comes later asks from time to time. */
const MOST_OF_ONE = 6;
const MOST_OF_ALL = 5_000;
const AGAIN_MS = 30_000;

/** Whoever packs or gathers what goes by on the way would hold it up. */
const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** What happens in the conversation, as it happens: server-sent events, to be read with fetch. */
export function events(app: ChatApp, heartbeatMs: number): void {
  const threads = new Threads();
  const open = new Map<string, number>();
  let all = 0;
  app.get("/:connection/events", visited, async (c) => {
    // A HEAD comes here too (RFC 9110, 9.3.2): nobody would ever read its line, or hang it up.
    if (c.req.method === "HEAD") return c.body(null, 200, HEADERS);
    const { services, visit, stillValid, requestId } = c.var;
    const { visitorId } = visit;
    if ((open.get(visitorId) ?? 0) >= MOST_OF_ONE || all >= MOST_OF_ALL) {
      throw new AppError("too_many_requests", { retryAfter: AGAIN_MS });
    }
    const after = await startOf(c);
    const count = (step: 1 | -1) => {
      const now = (open.get(visitorId) ?? 0) + step;
      all += step;
      if (now > 0) open.set(visitorId, now);
      else open.delete(visitorId);
    };
    count(1);
    const body = chatStream({
      after,
      heartbeatMs,
      stillValid,
      follow: (listener) => follow(services, threads, visit, after, listener),
      failed: (error) => services.log.error("chat.stream_failed", error, { requestId }),
      closed: () => count(-1),
    });
    return c.body(body, 200, HEADERS);
  });
}

/** After a restored backup a page may be ahead of us. */
async function startOf(c: Context<VisitEnv>): Promise<number> {
  const latest = await c.var.services.live.latest(c.var.visit.workspace.id);
  const seen = c.req.header("last-event-id") ?? c.req.query("after");
  return seen === undefined ? latest : Math.min(seqOf(seen), latest);
}
