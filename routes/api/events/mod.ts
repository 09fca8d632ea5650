import { createRoute } from "@hono/zod-openapi";
import { sessionStillValid } from "@/lib/auth/still_valid.ts";
import type { Api } from "@/routes/api/env.ts";
import { eventStream } from "@/routes/api/events/line.ts";
import { forMembers } from "@/routes/api/operation.ts";
import { EventHeaders, EventQuery, LiveEvent } from "@/routes/api/schemas/event.ts";

/** Whoever packs or gathers what goes by on the way would hold it up. */
const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/**
 * What happens in the viewer's workspace, as it happens.
 * @param heartbeatMs after which to show that the line lives, and to look whether it still may
 */
export function events(api: Api, heartbeatMs: number): void {
  api.openapi(stream, async (c) => {
    const { services: { live, presence, control, log, now }, viewer, requestId } = c.var;
    const { workspaceId } = viewer;
    const latest = await live.latest(workspaceId);
    const seen = c.req.valid("header")["last-event-id"] ?? c.req.valid("query").after ?? latest;
    const body = eventStream({
      live,
      presence,
      viewerId: viewer.user.id,
      memberId: viewer.via === "session" ? viewer.user.id : undefined,
      workspaceId,
      latest,
      // After a restored backup a client may be ahead of us.
      after: Math.min(seen, latest),
      stillValid: () => sessionStillValid(control, viewer, now()),
      heartbeatMs,
      failed: (error) => log.error("events.failed", error, { workspaceId, requestId }),
    });
    return c.body(body, 200, HEADERS);
  });
}

const stream = createRoute({
  ...forMembers("streamEvents", "live"),
  method: "get",
  path: "/events",
  request: { query: EventQuery, headers: EventHeaders },
  responses: { 200: { description: "", content: { "text/event-stream": { schema: LiveEvent } } } },
});
