import { createRoute } from "@hono/zod-openapi";
import { AppError } from "@/lib/errors.ts";
import { assignTicket } from "@/lib/inbox/tickets.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { Assignment, OpenTicket } from "@/routes/api/schemas/ticket.ts";

/** Whose ticket it is. */
export function assignment(api: Api): void {
  api.openapi(assign, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    const { memberId } = c.req.valid("json");
    const member = (await membersById(services, workspace)).get(memberId);
    if (!member) throw new AppError("not_found", { memberId });
    await assignTicket(services, workspace, id, member, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
  api.openapi(unassign, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    await assignTicket(services, workspace, id, null, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
}

const assign = createRoute({
  ...forMembers("assignTicket", "tickets", { body: true, refuses: ["not_found"] }),
  method: "put",
  path: "/tickets/{id}/assignment",
  request: { params: OneId, ...jsonBody(Assignment) },
  responses: { 200: json(OpenTicket) },
});

const unassign = createRoute({
  ...forMembers("unassignTicket", "tickets", { refuses: ["not_found"] }),
  method: "delete",
  path: "/tickets/{id}/assignment",
  request: { params: OneId },
  responses: { 200: json(OpenTicket) },
});
