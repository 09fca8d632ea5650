import { createRoute } from "@hono/zod-openapi";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { OpenTicket, TicketPage, TicketQuery } from "@/routes/api/schemas/ticket.ts";

/** The list of the inbox, and one ticket with all that stands beside it. */
export function tickets(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, onlooker } = c.var;
    const { limit, cursor, ...filters } = c.req.valid("query");
    return c.json(await listTickets(services, workspace, onlooker, filters, { limit, cursor }), 200);
  });
  api.openapi(one, async (c) => {
    const { services, workspace, onlooker } = c.var;
    return c.json(await openTicketView(services, workspace, onlooker, c.req.valid("param").id), 200);
  });
}

const list = createRoute({
  ...forMembers("listTickets", "tickets"),
  method: "get",
  path: "/tickets",
  request: { query: TicketQuery },
  responses: { 200: json(TicketPage) },
});

const one = createRoute({
  ...forMembers("getTicket", "tickets", { refuses: ["not_found"] }),
  method: "get",
  path: "/tickets/{id}",
  request: { params: OneId },
  responses: { 200: json(OpenTicket) },
});
