import { createRoute } from "@hono/zod-openapi";
import { perform } from "@/lib/inbox/deed.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { snoozeMoment } from "@/lib/team/snooze_times.ts";
import { snoozing, waking } from "@/lib/team/snoozing.ts";
import { usualZone } from "@/lib/team/usual_zone.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { Snooze } from "@/routes/api/schemas/team.ts";
import { OpenTicket } from "@/routes/api/schemas/ticket.ts";

/** Putting a ticket off until its time, or until the customer writes. */
export function snooze(api: Api): void {
  api.openapi(begin, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    const zone = await usualZone(workspace.store);
    const until = snoozeMoment(c.req.valid("json"), services.now(), zone);
    await perform(services, workspace, id, authorOf(viewer), snoozing(until));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
  api.openapi(end, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    await perform(services, workspace, id, authorOf(viewer), waking);
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
}

const begin = createRoute({
  ...forMembers("snoozeTicket", "tickets", { body: true, refuses: ["not_found", "conflict"] }),
  method: "put",
  path: "/tickets/{id}/snooze",
  request: { params: OneId, ...jsonBody(Snooze) },
  responses: { 200: json(OpenTicket) },
});

const end = createRoute({
  ...forMembers("wakeTicket", "tickets", { refuses: ["not_found"] }),
  method: "delete",
  path: "/tickets/{id}/snooze",
  request: { params: OneId },
  responses: { 200: json(OpenTicket) },
});
