import { createRoute } from "@hono/zod-openapi";
import { markRead } from "@/lib/inbox/tickets.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** How far the viewer has read a ticket. */
export function reads(api: Api): void {
  api.openapi(read, async (c) => {
    const { services, workspace, onlooker } = c.var;
    await markRead(services, workspace, c.req.valid("param").id, onlooker.memberId);
    return c.body(null, 204);
  });
}

const read = createRoute({
  ...forMembers("readTicket", "tickets", { refuses: ["not_found"] }),
  method: "put",
  path: "/tickets/{id}/read",
  request: { params: OneId },
  responses: { 204: nothing },
});
