import { createRoute } from "@hono/zod-openapi";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { mergeTickets } from "@/lib/team/merging.ts";
import { unmergeTicket } from "@/lib/team/unmerging.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { Merge } from "@/routes/api/schemas/team.ts";
import { OpenTicket } from "@/routes/api/schemas/ticket.ts";

/** One ticket of a customer goes into another: a merge is there or not. */
export function merge(api: Api): void {
  api.openapi(begin, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { ticketId } = c.req.valid("json");
    await mergeTickets(services, workspace, c.req.valid("param").id, ticketId, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, ticketId), 200);
  });
  api.openapi(undo, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    await unmergeTicket(services, workspace, id, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
}

const begin = createRoute({
  ...forMembers("mergeTicket", "tickets", { body: true, refuses: ["not_found", "conflict"] }),
  method: "put",
  path: "/tickets/{id}/merge",
  request: { params: OneId, ...jsonBody(Merge) },
  responses: { 200: json(OpenTicket) },
});

const undo = createRoute({
  ...forMembers("undoTicketMerge", "tickets", { refuses: ["not_found", "conflict", "link_expired"] }),
  method: "delete",
  path: "/tickets/{id}/merge",
  request: { params: OneId },
  responses: { 200: json(OpenTicket) },
});
