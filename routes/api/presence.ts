import { createRoute } from "@hono/zod-openapi";
import { ticketFor } from "@/lib/inbox/tickets.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, jsonBody, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { PresenceBeat, PresenceQuery } from "@/routes/api/schemas/team.ts";

/** Who has a ticket open, and who writes in it. Whoever is not heard of for 8 s is gone. */
export function presence(api: Api): void {
  api.openapi(beat, async (c) => {
    const { services, workspace, viewer: { user: { id, name } } } = c.var;
    const { id: ticketId } = c.req.valid("param");
    const { typing, tab } = c.req.valid("json");
    await ticketFor(workspace, ticketId);
    services.presence.beat({ workspaceId: workspace.id, ticketId, member: { id, name }, tab }, typing);
    return c.body(null, 204);
  });
  api.openapi(leave, async (c) => {
    const { services, workspace, viewer: { user: { id, name } } } = c.var;
    const { id: ticketId } = c.req.valid("param");
    const { tab = "" } = c.req.valid("query");
    await ticketFor(workspace, ticketId);
    services.presence.leave({ workspaceId: workspace.id, ticketId, member: { id, name }, tab });
    return c.body(null, 204);
  });
}

const beat = createRoute({
  ...forMembers("tellPresence", "live", { body: true, refuses: ["not_found"] }),
  method: "put",
  path: "/tickets/{id}/presence",
  request: { params: OneId, ...jsonBody(PresenceBeat) },
  responses: { 204: nothing },
});

const leave = createRoute({
  ...forMembers("endPresence", "live", { refuses: ["not_found"] }),
  method: "delete",
  path: "/tickets/{id}/presence",
  request: { params: OneId, query: PresenceQuery },
  responses: { 204: nothing },
});
