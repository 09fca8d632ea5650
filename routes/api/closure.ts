import { createRoute } from "@hono/zod-openapi";
import { closeTicket, reopenTicket } from "@/lib/inbox/tickets.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { OpenTicket } from "@/routes/api/schemas/ticket.ts";

/** Closing and reopening: a closure is there or not. */
export function closure(api: Api): void {
  api.openapi(close, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    await closeTicket(services, workspace, id, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
  api.openapi(reopen, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    await reopenTicket(services, workspace, id, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
}

const close = createRoute({
  ...forMembers("closeTicket", "tickets", { refuses: ["not_found"] }),
  method: "post",
  path: "/tickets/{id}/closure",
  request: { params: OneId },
  responses: { 200: json(OpenTicket) },
});

const reopen = createRoute({
  ...forMembers("reopenTicket", "tickets", { refuses: ["not_found", "conflict"] }),
  method: "delete",
  path: "/tickets/{id}/closure",
  request: { params: OneId },
  responses: { 200: json(OpenTicket) },
});
