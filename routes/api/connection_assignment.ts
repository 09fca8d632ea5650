import { createRoute } from "@hono/zod-openapi";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import { setAssignmentRule } from "@/lib/team/assignment_rule.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { AssignmentRule } from "@/routes/api/schemas/team.ts";

/** Who gets the new tickets of a connection. */
export function connectionAssignment(api: Api): void {
  api.openapi(choose, async (c) => {
    const { services, workspace } = c.var;
    const { id } = c.req.valid("param");
    await setAssignmentRule(services, workspace, id, c.req.valid("json"));
    const { settings } = await connectionView(services, workspace, id);
    return c.json(settings.assignment ?? { mode: "off" as const }, 200);
  });
}

const choose = createRoute({
  ...forMembers("setAssignmentRule", "connections", {
    right: "manageConnections",
    body: true,
    refuses: ["not_found"],
  }),
  method: "put",
  path: "/connections/{id}/assignment",
  request: { params: OneId, ...jsonBody(AssignmentRule) },
  responses: { 200: json(AssignmentRule) },
});
