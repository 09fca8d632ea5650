import { createRoute } from "@hono/zod-openapi";
import { setPriority } from "@/lib/inbox/tickets.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { PriorityChange } from "@/routes/api/schemas/sla.ts";
import { OpenTicket } from "@/routes/api/schemas/ticket.ts";

/** How soon a ticket is to be served. */
export function priority(api: Api): void {
  api.openapi(change, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    await setPriority(services, workspace, id, c.req.valid("json").priority, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
}

const change = createRoute({
  ...forMembers("setPriority", "tickets", { body: true, refuses: ["not_found"] }),
  method: "put",
  path: "/tickets/{id}/priority",
  request: { params: OneId, ...jsonBody(PriorityChange) },
  responses: { 200: json(OpenTicket) },
});
