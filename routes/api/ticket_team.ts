import { createRoute } from "@hono/zod-openapi";
import { perform } from "@/lib/inbox/deed.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { teaming } from "@/lib/team/teaming.ts";
import { teamById } from "@/lib/team/teams.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { TeamChoice } from "@/routes/api/schemas/team.ts";
import { OpenTicket } from "@/routes/api/schemas/ticket.ts";

/** Whose team's ticket it is. */
export function ticketTeam(api: Api): void {
  api.openapi(give, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    const team = await teamById(workspace, c.req.valid("json").teamId);
    await perform(services, workspace, id, authorOf(viewer), teaming(team));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
  api.openapi(take, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    await perform(services, workspace, id, authorOf(viewer), teaming(null));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
}

const give = createRoute({
  ...forMembers("giveToTeam", "tickets", { body: true, refuses: ["not_found"] }),
  method: "put",
  path: "/tickets/{id}/team",
  request: { params: OneId, ...jsonBody(TeamChoice) },
  responses: { 200: json(OpenTicket) },
});

const take = createRoute({
  ...forMembers("takeFromTeam", "tickets", { refuses: ["not_found"] }),
  method: "delete",
  path: "/tickets/{id}/team",
  request: { params: OneId },
  responses: { 200: json(OpenTicket) },
});
