import { createRoute } from "@hono/zod-openapi";
import { linkedTickets, linkTickets, ticketNumbered, unlinkTickets } from "@/lib/team/linking.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { LinkOfTicket, NewLink } from "@/routes/api/schemas/team.ts";
import { TicketPage } from "@/routes/api/schemas/ticket.ts";

/** Tickets that have to do with each other. */
export function links(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, onlooker } = c.var;
    const items = await linkedTickets(services, workspace, onlooker, c.req.valid("param").id);
    return c.json({ items, nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    const { number } = c.req.valid("json");
    const otherId = await ticketNumbered(workspace, number);
    await linkTickets(services, workspace, id, otherId, authorOf(viewer));
    return c.json({ items: await linkedTickets(services, workspace, onlooker, id), nextCursor: null }, 201);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id, otherId } = c.req.valid("param");
    await unlinkTickets(services, workspace, id, otherId, authorOf(viewer));
    return c.json({ items: await linkedTickets(services, workspace, onlooker, id), nextCursor: null }, 200);
  });
}

const list = createRoute({
  ...forMembers("listLinks", "tickets", { refuses: ["not_found"] }),
  method: "get",
  path: "/tickets/{id}/links",
  request: { params: OneId },
  responses: { 200: json(TicketPage) },
});

const create = createRoute({
  ...forMembers("linkTickets", "tickets", { body: true, refuses: ["not_found", "conflict"] }),
  method: "post",
  path: "/tickets/{id}/links",
  request: { params: OneId, ...jsonBody(NewLink) },
  responses: { 201: json(TicketPage) },
});

const remove = createRoute({
  ...forMembers("unlinkTickets", "tickets", { refuses: ["not_found"] }),
  method: "delete",
  path: "/tickets/{id}/links/{otherId}",
  request: { params: LinkOfTicket },
  responses: { 200: json(TicketPage) },
});
