import { createRoute } from "@hono/zod-openapi";
import { addTag, removeTag } from "@/lib/inbox/tickets.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { authorOf } from "@/routes/api/author.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { NewTag, OpenTicket } from "@/routes/api/schemas/ticket.ts";

/** The tags of a ticket. */
export function tags(api: Api): void {
  api.openapi(add, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id } = c.req.valid("param");
    await addTag(services, workspace, id, c.req.valid("json").name, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace, viewer, onlooker } = c.var;
    const { id, name } = c.req.valid("param");
    await removeTag(services, workspace, id, name, authorOf(viewer));
    return c.json(await openTicketView(services, workspace, onlooker, id), 200);
  });
}

const add = createRoute({
  ...forMembers("addTag", "tickets", { body: true, refuses: ["not_found"] }),
  method: "post",
  path: "/tickets/{id}/tags",
  request: { params: OneId, ...jsonBody(NewTag) },
  responses: { 200: json(OpenTicket) },
});

const remove = createRoute({
  ...forMembers("removeTag", "tickets", { refuses: ["not_found"] }),
  method: "delete",
  path: "/tickets/{id}/tags/{name}",
  request: { params: OneId.extend(NewTag.shape) },
  responses: { 200: json(OpenTicket) },
});
