import { createRoute } from "@hono/zod-openapi";
import { replay } from "@/lib/inbox/raw_replay.ts";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import { listRawEvents, rawEventText } from "@/lib/inbox/views/raw_event_view.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { EventOfOne, RawEventPage, RawEventQuery, RawEventText } from "@/routes/api/schemas/raw_event.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** What a connection's platform has sent in the last 30 days. */
export function rawEvents(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace } = c.var;
    const { id } = await connectionView(services, workspace, c.req.valid("param").id);
    const { trouble, ...page } = c.req.valid("query");
    return c.json(await listRawEvents(workspace, id, { ...page, trouble: trouble === "1" }), 200);
  });
  api.openapi(one, async (c) => {
    const { services, workspace } = c.var;
    const { id, event } = c.req.valid("param");
    return c.json(await rawEventText(services, workspace, id, event), 200);
  });
  api.openapi(again, async (c) => {
    const { services, workspace } = c.var;
    const { id, event } = c.req.valid("param");
    await replay(services, workspace, id, event);
    return c.json(await rawEventText(services, workspace, id, event), 200);
  });
}

const right = "manageConnections";

const list = createRoute({
  ...forMembers("listConnectionEvents", "connections", { right, refuses: ["not_found"] }),
  method: "get",
  path: "/connections/{id}/events",
  request: { params: OneId, query: RawEventQuery },
  responses: { 200: json(RawEventPage) },
});

const one = createRoute({
  ...forMembers("getConnectionEvent", "connections", { right, refuses: ["not_found"] }),
  method: "get",
  path: "/connections/{id}/events/{event}",
  request: { params: EventOfOne },
  responses: { 200: json(RawEventText) },
});

const again = createRoute({
  ...forMembers("replayConnectionEvent", "connections", { right, refuses: ["not_found"] }),
  method: "post",
  path: "/connections/{id}/events/{event}/replay",
  request: { params: EventOfOne },
  responses: { 200: json(RawEventText) },
});
